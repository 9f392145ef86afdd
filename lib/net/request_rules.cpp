// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/request_rules.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace tessera::net {
namespace {

constexpr std::array<std::string_view, 7> methods{
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

std::size_t count(const http_request& head, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(head.headers.begin(), head.headers.end(), [&](const auto& field) {
        return same_letters(field.first, name);
      }));
}

std::optional<std::uint64_t> number(std::string_view digits) noexcept {
  std::uint64_t value = 0;
  const auto* end = digits.data() + digits.size();
  auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || stop != end)
    return std::nullopt;
  return value;
}

} // namespace

std::optional<http_response> refuse_head(const http_request& head, bool http_1_1) {
  if (std::find(methods.begin(), methods.end(), head.method) == methods.end())
    return text_response(501, "This method is not known here.\n");
  auto hosts = count(head, "Host");
  if (hosts > 1 || (hosts == 0 && http_1_1))
    return text_response(400, "The request needs exactly one Host.\n");
  auto lengths = count(head, "Content-Length");
  auto encodings = count(head, "Transfer-Encoding");
  if (lengths + encodings > 1)
    return text_response(400, "The request says more than once how long its body is.\n");
  if (lengths == 1 && !number(head.header("Content-Length")))
    return text_response(400, "The request has a bad Content-Length.\n");
  if (encodings == 1 && !http_1_1)
    return text_response(400, "HTTP/1.0 knows no Transfer-Encoding.\n");
  if (encodings == 1 && !same_letters(head.header("Transfer-Encoding"), "chunked"))
    return text_response(501, "Of transfer codings only chunked is known here.\n");
  auto expect = head.header("Expect");
  if (http_1_1 && !expect.empty() && !same_letters(expect, "100-continue"))
    return text_response(417, "Nothing but 100-continue can be expected here.\n");
  return std::nullopt;
}

body_plan plan_body(const http_request& head, bool http_1_1) {
  body_plan plan;
  plan.chunked = !head.header("Transfer-Encoding").empty();
  plan.length = number(head.header("Content-Length")).value_or(0);
  plan.wants_continue = http_1_1 && !head.header("Expect").empty();
  return plan;
}

std::chrono::milliseconds body_time(const http_limits& limits, std::size_t received) {
  return limits.body_read + std::chrono::milliseconds{received * 1000 / limits.body_pace};
}

} // namespace tessera::net
