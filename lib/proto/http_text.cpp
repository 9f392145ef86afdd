// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/http_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace tessera::http {
namespace {

failure bad(std::string_view what) {
  return {errc::parse_error, std::string{what}, {}};
}

int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return -1;
}

bool control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    if (text.size() - i < 3)
      return std::nullopt;
    int high = hex_value(text[i + 1]);
    int low = hex_value(text[i + 2]);
    if (high < 0 || low < 0)
      return std::nullopt;
    auto c = static_cast<char>(high * 16 + low);
    if (c == '/')
      return std::nullopt;
    plain += c;
    i += 2;
  }
  return plain;
}

/// Adds one decoded segment to `path`; false when it climbs above the root.
bool add_segment(std::string& path, std::string_view segment) {
  if (segment.empty() || segment == ".")
    return true;
  if (segment == "..") {
    auto slash = path.rfind('/');
    if (slash == std::string::npos)
      return false;
    path.erase(slash);
    return true;
  }
  path += '/';
  path += segment;
  return true;
}

bool host_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

std::optional<std::uint16_t> port_number(std::string_view digits) noexcept {
  std::uint16_t port = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || port == 0)
    return std::nullopt;
  return port;
}

bool ipv6_text(std::string_view host) noexcept {
  if (host.size() < 2 || host.size() > 39 + 6)
    return false;
  return host.find_first_not_of("0123456789abcdef:.") == std::string_view::npos &&
         host.find(':') != std::string_view::npos;
}

} // namespace

result<target> parse_target(std::string_view text) {
  if (text.size() > max_target_bytes)
    return {errc::message_too_large, "the address of the request is too long"};
  target found;
  auto question = text.find('?');
  if (question != std::string_view::npos) {
    found.query = text.substr(question + 1);
    text = text.substr(0, question);
  }
  if (!text.starts_with('/'))
    return bad("the address of the request does not begin with a slash");
  for (char c : found.query) {
    if (control(c) || c == ' ')
      return bad("the query of the request has a character that is not allowed");
  }
  bool folder = text.ends_with('/');
  while (!text.empty()) {
    text.remove_prefix(1);
    auto slash = std::min(text.find('/'), text.size());
    auto segment = percent_decoded(text.substr(0, slash));
    text.remove_prefix(slash);
    if (!segment)
      return bad("the address of the request has a bad percent sign");
    for (char c : *segment) {
      if (control(c) || c == '\\')
        return bad("the address of the request has a character that is not allowed");
    }
    if (invalid_utf8_at(*segment) != std::string_view::npos)
      return bad("the address of the request is not UTF-8");
    if (!add_segment(found.path, *segment))
      return bad("the address of the request climbs above the root");
  }
  if (folder || found.path.empty())
    found.path += '/';
  return found;
}

result<authority> parse_authority(std::string_view text) {
  if (text.size() > max_authority_bytes)
    return {errc::message_too_large, "the Host is too long"};
  authority found;
  std::string_view rest;
  if (text.starts_with('[')) {
    auto close = text.find(']');
    if (close == std::string_view::npos)
      return bad("a Host with an open bracket");
    found.host = lower(text.substr(1, close - 1));
    rest = text.substr(close + 1);
    if (!ipv6_text(found.host))
      return bad("a Host in brackets that is no IPv6 address");
  } else {
    auto colon = std::min(text.find(':'), text.size());
    found.host = lower(text.substr(0, colon));
    rest = text.substr(colon);
    if (found.host.empty())
      return bad("a Host without a name");
    for (char c : found.host) {
      if (!host_character(c))
        return bad("a Host with a character that is not allowed");
    }
  }
  if (rest.empty())
    return found;
  auto port = rest.front() == ':' ? port_number(rest.substr(1)) : std::nullopt;
  if (!port)
    return bad("a Host with a bad port");
  found.port = *port;
  return found;
}

std::string to_text(const authority& where) {
  const bool ipv6 = where.host.find(':') != std::string::npos;
  auto text = ipv6 ? "[" + where.host + "]" : where.host;
  return where.port == 0 ? text : text + ":" + std::to_string(where.port);
}

std::optional<authority> host_in(std::string_view first_bytes) {
  constexpr std::string_view name = "\r\nhost:";
  const auto head = first_bytes.substr(0, first_bytes.find("\r\n\r\n"));
  const auto at = lower(head).find(name);
  if (at == std::string::npos)
    return std::nullopt;
  auto value = head.substr(at + name.size());
  value = value.substr(0, value.find("\r\n"));
  const auto first = std::min(value.find_first_not_of(" \t"), value.size());
  value.remove_prefix(first);
  value = value.substr(0, value.find_last_not_of(" \t") + 1);
  auto where = parse_authority(value);
  return where ? std::optional{*std::move(where)} : std::nullopt;
}

result<origin> parse_origin(std::string_view text) {
  origin found;
  if (text.starts_with("https://")) {
    found.secure = true;
    text.remove_prefix(8);
  } else if (text.starts_with("http://")) {
    text.remove_prefix(7);
  } else {
    return bad("an Origin that is no web page");
  }
  auto where = parse_authority(text);
  if (!where)
    return std::move(where).error();
  found.where = std::move(*where);
  if (found.where.port == 0)
    found.where.port = found.secure ? 443 : 80;
  return found;
}

bool same_origin(std::string_view origin_header, std::string_view host_header, bool secure) {
  auto page = parse_origin(origin_header);
  auto host = parse_authority(host_header);
  if (!page || !host)
    return false;
  if (host->port == 0)
    host->port = secure ? 443 : 80;
  return page->secure == secure && page->where == *host;
}

} // namespace tessera::http
