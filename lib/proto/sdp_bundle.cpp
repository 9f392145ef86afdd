// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/sdp_bundle.hpp"

#include "proto/sdp_lines.hpp"

#include <algorithm>

namespace tessera::sdp {
namespace {

constexpr std::string_view group = "a=group:BUNDLE ";
constexpr std::string_view mid = "a=mid:";
constexpr std::string_view ufrag = "a=ice-ufrag:";
constexpr std::string_view pwd = "a=ice-pwd:";

using lines = std::vector<std::string_view>;

/// The session's lines, then those of each section.
std::vector<lines> parts_of(std::string_view offer) {
  std::vector<lines> parts(1);
  for (line_reader reader{offer}; auto line = reader.next();) {
    if (line->starts_with("m="))
      parts.emplace_back();
    parts.back().push_back(*line);
  }
  return parts;
}

/// What stands behind `name`, empty when it does not stand there.
std::string_view value_of(const lines& part, std::string_view name) {
  auto found =
      std::find_if(part.begin(), part.end(), [&](auto line) { return line.starts_with(name); });
  return found == part.end() ? std::string_view{} : found->substr(name.size());
}

bool is_candidate(std::string_view line) {
  return line.starts_with("a=candidate:") || line.starts_with("a=end-of-candidates");
}

} // namespace

std::string with_one_transport(std::string_view offer) {
  auto parts = parts_of(offer);
  auto bundled = split(value_of(parts[0], group), ' ');
  auto first = parts.end();
  if (!bundled.empty())
    first = std::find_if(parts.begin() + 1, parts.end(), [&](const lines& part) {
      return value_of(part, mid) == bundled[0];
    });
  if (first == parts.end())
    return std::string{offer};
  auto credential = [&](std::string_view name) {
    auto own = value_of(*first, name);
    return own.empty() ? value_of(parts[0], name) : own;
  };
  const auto its_ufrag = credential(ufrag);
  const auto its_pwd = credential(pwd);
  std::string out;
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    const bool follows = part != parts.begin() && part != first &&
                         std::count(bundled.begin(), bundled.end(), value_of(*part, mid)) != 0;
    for (auto line : *part) {
      if (follows && is_candidate(line))
        continue;
      if (follows && line.starts_with(ufrag))
        out.append(ufrag).append(its_ufrag);
      else if (follows && line.starts_with(pwd))
        out.append(pwd).append(its_pwd);
      else
        out.append(line);
      out.append("\r\n");
    }
  }
  return out;
}

} // namespace tessera::sdp
