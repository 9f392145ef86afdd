// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/http_query.hpp"

#include "base/utf8.hpp"

#include <optional>

namespace tessera::http {
namespace {

/// The text up to `mark`, taken off the front of `rest` together with the mark.
std::string_view take_until(std::string_view& rest, char mark) {
  auto at = rest.find(mark);
  auto part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

int hex_value(char c) {
  constexpr int ten = 10;
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + ten;
  return c >= 'A' && c <= 'F' ? c - 'A' + ten : -1;
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (i + 2 >= text.size())
      return {};
    auto high = hex_value(text[i + 1]);
    auto low = hex_value(text[i + 2]);
    if (high < 0 || low < 0)
      return {};
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (invalid_utf8_at(out) != std::string::npos || out.find('\0') != std::string::npos)
    return {};
  return out;
}

} // namespace

result<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> all;
  while (!text.empty()) {
    if (all.size() == max_query_params)
      return {errc::invalid_argument, "the query has too many params"};
    auto value = take_until(text, '&');
    auto name = unescaped(take_until(value, '='));
    auto word = unescaped(value);
    if (!name || !word)
      return {errc::parse_error, "the query is not percent-encoded UTF-8"};
    all.emplace_back(*std::move(name), *std::move(word));
  }
  return all;
}

} // namespace tessera::http
