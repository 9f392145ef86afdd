// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/ice_fragment.hpp"

#include "proto/sdp.hpp"
#include "proto/sdp_lines.hpp"

#include <algorithm>

namespace tessera::sdp {
namespace {

constexpr std::size_t max_mid_bytes = 32;
/// Spec: RFC 8839 5.4.
constexpr std::size_t min_ufrag = 4;
constexpr std::size_t min_pwd = 22;
constexpr std::size_t max_credential = 256;

failure bad(std::string_view why) {
  return {errc::parse_error, "The ICE fragment cannot be used: " + std::string{why} + ".", {}};
}

bool ice_characters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
           c == '/';
  });
}

class fragment_reader {
public:
  result<ice_fragment> run(std::string_view text) {
    if (text.size() > max_fragment_bytes)
      return errc::message_too_large;
    std::size_t lines = 0;
    for (line_reader reader{text}; auto line = reader.next();) {
      if (++lines > max_fragment_lines)
        return errc::message_too_large;
      if (auto ok = take(*line); !ok)
        return std::move(ok).error();
    }
    if (out_.ufrag.empty() || out_.pwd.empty())
      return bad("a=ice-ufrag and a=ice-pwd must be there");
    return std::move(out_);
  }

private:
  result<> take(std::string_view line) {
    if (line.size() < 2 || line[1] != '=' || line[0] < 'a' || line[0] > 'z')
      return bad("a line is not of the form x=value");
    if (std::any_of(line.begin(), line.end(), [](unsigned char c) { return c < 32 && c != '\t'; }))
      return bad("a line holds control characters");
    if (line[0] == 'm') {
      mid_.clear();
      return ++sections_ > max_fragment_sections ? bad("it has too many media sections")
                                                 : result<>{};
    }
    if (line[0] != 'a')
      return bad("only lines with a= and m= may be there");
    auto [name, value] = cut(line.substr(2), ':');
    if (name == "ice-ufrag")
      return take_credential(out_.ufrag, value, min_ufrag);
    if (name == "ice-pwd")
      return take_credential(out_.pwd, value, min_pwd);
    if (name == "mid")
      return take_mid(value);
    if (name == "candidate")
      return take_candidate(line.substr(2));
    if (name == "end-of-candidates")
      out_.complete = true;
    return {};
  }

  /// One transport carries all, so sections may say the same again and nothing else.
  static result<> take_credential(std::string& where, std::string_view value, std::size_t least) {
    if (value.size() < least || value.size() > max_credential || !ice_characters(value))
      return bad("a=ice-ufrag or a=ice-pwd is none");
    if (!where.empty() && where != value)
      return bad("it has two ICE user names or passwords");
    where = value;
    return {};
  }

  result<> take_mid(std::string_view value) {
    if (value.empty() || value.size() > max_mid_bytes)
      return bad("a=mid is empty or too long");
    mid_ = value;
    return {};
  }

  /// Spec: RFC 9725 4.3.2: what cannot be used is left out, the rest goes on.
  result<> take_candidate(std::string_view attribute) {
    if (++candidates_ > max_candidates)
      return errc::too_many_candidates;
    if (parse_candidate(attribute))
      out_.candidates.push_back({mid_, std::string{attribute}});
    return {};
  }

  ice_fragment out_;
  std::string mid_;
  std::size_t sections_ = 0;
  std::size_t candidates_ = 0;
};

constexpr std::string_view ufrag_line = "a=ice-ufrag:";
constexpr std::string_view pwd_line = "a=ice-pwd:";

bool begins_open_section(std::string_view line) {
  if (!line.starts_with("m="))
    return false;
  auto words = split(line, ' ');
  return words.size() > 1 && words[1] != "0";
}

} // namespace

result<ice_fragment> parse_ice_fragment(std::string_view text) {
  return fragment_reader{}.run(text);
}

std::string
with_candidates(std::string_view answer, std::span<const std::string> candidates, bool complete) {
  std::string out;
  auto add = [&out](std::string_view line) { out.append(line).append("\r\n"); };
  auto add_all = [&] {
    for (const auto& each : candidates)
      add("a=" + each);
    if (complete)
      add("a=end-of-candidates");
  };
  enum class place { before, inside, behind } at = place::before;
  for (line_reader reader{answer}; auto line = reader.next();) {
    if (at == place::inside && line->starts_with("m=")) {
      add_all();
      at = place::behind;
    }
    if (at == place::before && begins_open_section(*line))
      at = place::inside;
    add(*line);
  }
  if (at == place::inside)
    add_all();
  return out;
}

std::string restarted(std::string_view offer, const ice_fragment& fresh) {
  std::string out;
  for (line_reader reader{offer}; auto line = reader.next();) {
    if (line->starts_with("a=candidate:") || line->starts_with("a=end-of-candidates"))
      continue;
    if (line->starts_with(ufrag_line))
      out.append(ufrag_line).append(fresh.ufrag);
    else if (line->starts_with(pwd_line))
      out.append(pwd_line).append(fresh.pwd);
    else
      out.append(*line);
    out.append("\r\n");
  }
  std::vector<std::string> candidates;
  for (const auto& each : fresh.candidates)
    candidates.push_back(each.candidate);
  return with_candidates(out, candidates, fresh.complete);
}

std::string
fragment_of(std::string_view answer, std::span<const std::string> candidates, bool complete) {
  std::string_view ufrag;
  std::string_view pwd;
  std::string section;
  bool inside = false;
  for (line_reader reader{answer}; auto line = reader.next();) {
    if (line->starts_with("m="))
      inside = section.empty() && begins_open_section(*line);
    if (inside && (line->starts_with("m=") || line->starts_with("a=mid:")))
      section.append(*line).append("\r\n");
    if (ufrag.empty() && line->starts_with(ufrag_line))
      ufrag = *line;
    if (pwd.empty() && line->starts_with(pwd_line))
      pwd = *line;
  }
  return std::string{ufrag} + "\r\n" + std::string{pwd} + "\r\n" +
         with_candidates(section, candidates, complete);
}

} // namespace tessera::sdp
