// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/sdp.hpp"
#include "proto/sdp_lines.hpp"

#include <arpa/inet.h>

namespace tessera::sdp {

namespace {

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

bool is_token(std::string_view text, std::size_t maximum) {
  return !text.empty() && text.size() <= maximum &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > 32 && c < 127; });
}

} // namespace

bool candidate::is_mdns() const noexcept {
  return ends_with(address, ".local");
}

bool candidate::is_literal() const noexcept {
  in6_addr bytes{};
  return inet_pton(AF_INET, address.c_str(), &bytes) == 1 ||
         inet_pton(AF_INET6, address.c_str(), &bytes) == 1;
}

bool candidate::is_link_local() const noexcept {
  in6_addr bytes{};
  return inet_pton(AF_INET6, address.c_str(), &bytes) == 1 && IN6_IS_ADDR_LINKLOCAL(&bytes);
}

result<candidate> parse_candidate(std::string_view text) {
  if (text.size() > max_candidate_bytes)
    return errc::message_too_large;
  if (text.substr(0, 2) == "a=")
    text.remove_prefix(2);
  if (text.substr(0, 10) != "candidate:")
    return {errc::parse_error, "an ICE candidate starts with candidate:"};
  auto words = split(text.substr(10), ' ');
  if (words.size() < 8 || words[6] != "typ")
    return {errc::parse_error, "an ICE candidate has at least eight words, the seventh is typ"};
  if (!std::all_of(words.begin(), words.end(), [](auto w) { return is_token(w, 256); }))
    return {errc::parse_error, "an ICE candidate holds characters that it may not hold"};

  candidate out;
  out.foundation = words[0];
  out.transport = lower(words[2]);
  out.address = lower(words[4]);
  out.type = words[7];
  auto component = number(words[1], 256);
  auto priority = number(words[3], UINT32_MAX);
  auto port = number(words[5], 65535);
  if (!component || *component == 0 || !priority || !port)
    return {errc::parse_error, "component, priority or port of an ICE candidate is out of range"};
  if (out.transport != "udp" && out.transport != "tcp")
    return {errc::parse_error, "an ICE candidate's transport is neither udp nor tcp"};
  if (out.type != "host" && out.type != "srflx" && out.type != "prflx" && out.type != "relay")
    return {errc::parse_error, "an ICE candidate has an unknown type"};
  out.component = *component;
  out.priority = *priority;
  out.port = static_cast<std::uint16_t>(*port);
  return out;
}

std::string without_bad_candidates(std::string_view offer) {
  std::string out;
  out.reserve(offer.size());
  for (line_reader reader{offer}; auto line = reader.next();) {
    if (line->substr(0, 12) == "a=candidate:") {
      auto parsed = parse_candidate(*line);
      if (!parsed || !parsed->is_literal() || parsed->is_link_local())
        continue;
    }
    out.append(*line).append("\r\n");
  }
  return out;
}

} // namespace tessera::sdp
