// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/response_head.hpp"

#include <fmt/format.h>

#include <array>
#include <ctime>
#include <string_view>

namespace tessera::net {
namespace {

/// RFC 9110 15; those that the box uses.
std::string_view reason_of(unsigned status) noexcept {
  switch (status) {
  case 200:
    return "OK";
  case 201:
    return "Created";
  case 202:
    return "Accepted";
  case 204:
    return "No Content";
  case 301:
    return "Moved Permanently";
  case 302:
    return "Found";
  case 304:
    return "Not Modified";
  case 307:
    return "Temporary Redirect";
  case 308:
    return "Permanent Redirect";
  case 400:
    return "Bad Request";
  case 401:
    return "Unauthorized";
  case 403:
    return "Forbidden";
  case 404:
    return "Not Found";
  case 405:
    return "Method Not Allowed";
  case 409:
    return "Conflict";
  case 411:
    return "Length Required";
  case 412:
    return "Precondition Failed";
  case 413:
    return "Content Too Large";
  case 415:
    return "Unsupported Media Type";
  case 417:
    return "Expectation Failed";
  case 421:
    return "Misdirected Request";
  case 422:
    return "Unprocessable Content";
  case 423:
    return "Locked";
  case 426:
    return "Upgrade Required";
  case 429:
    return "Too Many Requests";
  case 431:
    return "Request Header Fields Too Large";
  case 500:
    return "Internal Server Error";
  case 501:
    return "Not Implemented";
  case 503:
    return "Service Unavailable";
  case 504:
    return "Gateway Timeout";
  default:
    return ""; // may be empty: RFC 9112 4
  }
}

bool field_text(std::string_view text) noexcept {
  return text.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos;
}

std::string date_now() {
  auto now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 40> text{};
  auto size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

/// All but the empty line at the end.
std::string fields(const http_response& response, bool close, std::string_view framing) {
  auto head = fmt::format(
      "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_of(response.status), date_now());
  auto add = [&](std::string_view name, std::string_view value) {
    if (field_text(name) && field_text(value))
      head += fmt::format("{}: {}\r\n", name, value);
  };
  if (!response.content_type.empty())
    add("Content-Type", response.content_type);
  head += framing;
  for (const auto& [name, value] : response.headers)
    add(name, value);
  if (close)
    add("Connection", "close");
  return head;
}

} // namespace

std::string response_head(const http_response& response) {
  std::string length;
  if (response.status != 204 && response.status != 304)
    length = fmt::format("Content-Length: {}\r\n", response.body ? response.body->size() : 0);
  return fields(response, response.close, length) + "\r\n";
}

std::string stream_head(const http_response& response, bool chunked) {
  return fields(response, true, chunked ? "Transfer-Encoding: chunked\r\n" : "") + "\r\n";
}

} // namespace tessera::net
