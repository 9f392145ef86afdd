// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The small change of SDP text, for the files sdp*.cpp only.
namespace tessera::sdp {

/// Lines without their CR LF or LF; an empty line is skipped.
class line_reader {
public:
  explicit line_reader(std::string_view text) : rest_(text) {}

  std::optional<std::string_view> next() {
    while (!rest_.empty()) {
      auto end = std::min(rest_.find('\n'), rest_.size());
      auto line = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
      if (!line.empty())
        return line;
    }
    return std::nullopt;
  }

private:
  std::string_view rest_;
};

/// What stands before and after the first `mark`; all before when there is none.
inline std::pair<std::string_view, std::string_view> cut(std::string_view text, char mark) {
  auto at = text.find(mark);
  if (at == std::string_view::npos)
    return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

inline std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    auto [word, rest] = cut(text, mark);
    if (!word.empty())
      words.push_back(word);
    text = rest;
  }
  return words;
}

inline std::optional<unsigned> number(std::string_view text, unsigned maximum) {
  unsigned value = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || text.empty() || value > maximum)
    return std::nullopt;
  return value;
}

} // namespace tessera::sdp
