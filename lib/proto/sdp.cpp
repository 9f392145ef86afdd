// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/sdp.hpp"

#include "proto/sdp_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tessera::sdp {

namespace {

failure invalid(std::string why) {
  return {errc::sdp_invalid, fmt::format("The offer cannot be used: {}.", why), {}};
}

/// Reads the description line by line; every function returns the first fault.
class inspector {
public:
  result<offer_summary> run(std::string_view text) {
    if (text.size() > max_bytes)
      return invalid(fmt::format("it is larger than {} bytes", max_bytes));
    if (text.substr(0, 3) != "v=0")
      return invalid("it does not start with v=0");
    std::size_t lines = 0;
    for (line_reader reader{text}; auto line = reader.next();) {
      if (++lines > max_lines)
        return invalid(fmt::format("it has more than {} lines", max_lines));
      if (auto ok = take(*line); !ok)
        return std::move(ok).error();
    }
    return finish();
  }

private:
  result<> take(std::string_view line) {
    if (line.size() > max_line_bytes)
      return invalid(fmt::format("a line is longer than {} bytes", max_line_bytes));
    if (line.size() < 2 || line[1] != '=' || line[0] < 'a' || line[0] > 'z')
      return invalid("a line is not of the form x=value");
    if (std::any_of(line.begin(), line.end(), [](unsigned char c) { return c < 32 && c != '\t'; }))
      return invalid("a line holds control characters");
    if (line[0] == 'm')
      return take_media(line.substr(2));
    if (line[0] == 'a')
      return take_attribute(line.substr(2));
    return {};
  }

  result<> take_media(std::string_view value) {
    if (summary_.sections.size() == max_sections)
      return invalid(fmt::format("it has more than {} media sections", max_sections));
    auto words = split(value, ' ');
    if (words.size() < 4 || words.size() > 3 + max_codecs)
      return invalid("an m= line has too few or too many words");
    auto& now = summary_.sections.emplace_back();
    now.kind = words[0] == "video"         ? media_kind::video
               : words[0] == "audio"       ? media_kind::audio
               : words[0] == "application" ? media_kind::application
                                           : media_kind::other;
    if (!number(words[1], 65535))
      return invalid("the port of an m= line is no number");
    now.rejected = words[1] == "0";
    now.ufrag = session_ufrag_;
    if (now.kind != media_kind::video && now.kind != media_kind::audio)
      return {};
    for (auto word : std::span{words}.subspan(3)) {
      auto payload = number(word, 127);
      if (!payload)
        return invalid("a payload type of an m= line is no number from 0 to 127");
      now.codecs.push_back({*payload, {}, 0, 1, {}});
    }
    return {};
  }

  result<> take_attribute(std::string_view attribute) {
    auto [name, value] = cut(attribute, ':');
    if (name == "candidate")
      return take_candidate();
    if (name == "fingerprint")
      has_fingerprint_ = true;
    if (summary_.sections.empty()) {
      if (name == "ice-ufrag")
        session_ufrag_ = value;
      return {};
    }
    auto& now = summary_.sections.back();
    if (name == "mid")
      return take_mid(now, value);
    if (name == "rtpmap" || name == "fmtp")
      return take_codec(now, name, value);
    if (name == "extmap")
      return take_extension(now, value);
    if (name == "ice-ufrag")
      now.ufrag = value;
    else if (name == "bundle-only")
      now.rejected = false;
    else if (name == "sendrecv")
      now.way = direction::sendrecv;
    else if (name == "sendonly")
      now.way = direction::sendonly;
    else if (name == "recvonly")
      now.way = direction::recvonly;
    else if (name == "inactive")
      now.way = direction::inactive;
    return {};
  }

  result<> take_mid(section& now, std::string_view value) {
    if (value.empty() || value.size() > 32 || summary_.find(value) != nullptr)
      return invalid("a=mid is empty, too long or stands twice");
    now.mid = value;
    return {};
  }

  result<> take_candidate() {
    if (++candidates_ > max_candidates)
      return {errc::too_many_candidates,
              fmt::format("The offer has more than {} ICE candidates.", max_candidates)};
    if (!summary_.sections.empty())
      ++summary_.sections.back().candidates;
    return {};
  }

  static result<> take_codec(section& now, std::string_view name, std::string_view value) {
    auto [payload_text, rest] = cut(value, ' ');
    auto payload = number(payload_text, 127);
    if (!payload)
      return invalid(fmt::format("a={} without a payload type", name));
    auto found = std::find_if(now.codecs.begin(), now.codecs.end(), [&](const codec& c) {
      return c.payload == *payload;
    });
    if (found == now.codecs.end())
      return {}; // not in the m= line: means nothing
    if (name == "fmtp") {
      found->fmtp = rest;
      return {};
    }
    auto [encoding, clock_text] = cut(rest, '/');
    auto [rate_text, channels_text] = cut(clock_text, '/');
    auto clock = number(rate_text, 1'000'000);
    auto channels = channels_text.empty() ? std::optional{1U} : number(channels_text, 255);
    if (encoding.empty() || !clock || !channels)
      return invalid("a=rtpmap without name or clock rate, or with a strange number of channels");
    found->name = lower(encoding);
    found->clock = *clock;
    found->channels = *channels;
    return {};
  }

  static result<> take_extension(section& now, std::string_view value) {
    auto [head, uri] = cut(value, ' ');
    auto id = number(cut(head, '/').first, 255);
    if (!id || *id == 0 || uri.empty())
      return invalid("a=extmap without id or URI");
    now.extensions.push_back({*id, std::string{cut(uri, ' ').first}});
    return {};
  }

  result<offer_summary> finish() {
    if (summary_.sections.empty())
      return invalid("it has no media section");
    if (!has_fingerprint_)
      return invalid("it has no DTLS fingerprint");
    for (const auto& each : summary_.sections)
      if (!each.rejected && each.ufrag.empty())
        return invalid("a media section has no ICE user name");
    return std::move(summary_);
  }

  offer_summary summary_;
  std::string session_ufrag_;
  std::size_t candidates_ = 0;
  bool has_fingerprint_ = false;
};

} // namespace

const section* offer_summary::find(std::string_view mid) const noexcept {
  for (const auto& each : sections)
    if (each.mid == mid)
      return &each;
  return nullptr;
}

result<offer_summary> inspect_offer(std::string_view text) {
  return inspector{}.run(text);
}

} // namespace tessera::sdp
