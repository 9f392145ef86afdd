// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/gate_request.hpp"

#include "base/base64.hpp"
#include "base/secret.hpp"
#include "wire/rtsp_message.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tessera::airplay {

namespace {

bool is_range(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char each) {
    return (each >= '0' && each <= '9') || each == '-';
  });
}

void add_line(std::string& out, std::string_view name, std::string_view value) {
  const bool plain = std::all_of(
      value.begin(), value.end(), [](char each) { return each >= 0x20 && each < 0x7f; });
  if (!value.empty() && plain)
    out += fmt::format("{}: {}\r\n", name, value);
}

} // namespace

std::string gate_path(std::string_view secret, std::string_view url) {
  return fmt::format("/{}/{}", secret, base64url(url));
}

result<gate_request> parse_gate_request(std::string_view head, std::string_view secret) {
  message_reader reader;
  reader.feed(head);
  auto request = reader.next();
  if (!request)
    return std::move(request).error();
  if (!*request || ((*request)->method != "GET" && (*request)->method != "HEAD"))
    return {errc::parse_error, "The gate is asked for what it does not do."};
  auto path = (*request)->path();
  const auto slash = path.find('/', 1);
  if (!path.starts_with('/') || slash == std::string_view::npos ||
      !tessera::secret{std::string{secret}}.equals(path.substr(1, slash - 1)))
    return errc::not_allowed;
  auto url = from_base64url(path.substr(slash + 1));
  if (!url)
    return std::move(url).error();
  gate_request out{*std::move(url), {}, (*request)->method == "HEAD"};
  constexpr std::string_view unit = "bytes=";
  if (auto range = (*request)->headers.text("Range"); range.starts_with(unit)) {
    range.remove_prefix(unit.size());
    if (is_range(range))
      out.range = range;
  }
  return out;
}

std::string gate_answer(const fetched_head& head) {
  auto out = fmt::format(
      "HTTP/1.1 {} {}\r\nConnection: close\r\n", head.status, head.status < 400 ? "OK" : "Error");
  add_line(out, "Content-Type", head.type);
  add_line(out, "Content-Length", head.length);
  add_line(out, "Content-Range", head.range);
  if (head.ranges)
    add_line(out, "Accept-Ranges", "bytes");
  return out + "\r\n";
}

} // namespace tessera::airplay
