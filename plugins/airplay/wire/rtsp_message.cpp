// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/rtsp_message.hpp"

#include "base/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace tessera::airplay {

namespace {

constexpr std::string_view head_end = "\r\n\r\n";

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char each) {
    return static_cast<unsigned char>(each) >= 0x20 && each != 0x7f;
  });
}

std::string_view next_line(std::string_view& head) {
  const auto end = std::min(head.find("\r\n"), head.size());
  const auto line = head.substr(0, end);
  head.remove_prefix(std::min(end + 2, head.size()));
  return line;
}

std::optional<std::string_view> take_word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word.empty() ? std::nullopt : std::optional{word};
}

result<std::size_t> body_size(const message_headers& headers) {
  const auto text = headers.text("Content-Length");
  if (text.empty())
    return std::size_t{0};
  std::size_t size = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (fault != std::errc{} || end != text.data() + text.size())
    return {errc::parse_error, "Content-Length is not a number."};
  return size;
}

result<airplay_request> parse_head(std::string_view head) {
  airplay_request out;
  auto first = next_line(head);
  const auto method = take_word(first);
  const auto target = take_word(first);
  if (!method || !target || !is_printable(*method) || !is_printable(*target) ||
      !is_printable(first))
    return {errc::parse_error, "The first line is not that of a request."};
  out.method = *method;
  out.target = *target;
  out.protocol = first;
  const bool answer = out.method.starts_with("HTTP/") || out.method.starts_with("RTSP/");
  if (!answer && out.protocol != "RTSP/1.0" && out.protocol != "HTTP/1.1" &&
      out.protocol != "HTTP/1.0")
    return {errc::parse_error, "The request is neither RTSP/1.0 nor HTTP/1.1."};
  while (!head.empty()) {
    const auto line = next_line(head);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
      return {errc::parse_error, "A header has no name."};
    const auto name = line.substr(0, colon), value = trim(line.substr(colon + 1));
    if (!is_printable(name) || !is_printable(value))
      return {errc::parse_error, "A header has characters that no header has."};
    if (out.headers.size() == max_headers)
      return {errc::message_too_large, "A request has more than 64 headers."};
    out.headers.add(std::string{name}, std::string{value});
  }
  return out;
}

std::string_view reason_of(int status) {
  switch (status) {
  case 101:
    return "Switching Protocols";
  case 200:
    return "OK";
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
  case 421:
    return "Misdirected Request";
  case 451:
    return "Parameter Not Understood";
  case 453:
    return "Not Enough Bandwidth";
  case 470:
    return "Connection Authorization Required";
  case 501:
    return "Not Implemented";
  case 503:
    return "Service Unavailable";
  default:
    return "Error";
  }
}

} // namespace

void message_headers::add(std::string name, std::string value) {
  all_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> message_headers::find(std::string_view name) const noexcept {
  for (const auto& [each, value] : all_)
    if (same_letters(each, name))
      return value;
  return std::nullopt;
}

std::string_view message_headers::text(std::string_view name) const noexcept {
  return find(name).value_or(std::string_view{});
}

std::string_view airplay_request::path() const noexcept {
  std::string_view text = target;
  if (const auto scheme = text.find("://"); scheme != std::string_view::npos) {
    text.remove_prefix(scheme + 3);
    const auto slash = text.find('/');
    text = slash == std::string_view::npos ? std::string_view{"/"} : text.substr(slash);
  }
  return text.substr(0, text.find('?'));
}

std::string_view airplay_request::query(std::string_view name) const noexcept {
  std::string_view text = target;
  const auto mark = text.find('?');
  if (mark == std::string_view::npos)
    return {};
  text.remove_prefix(mark + 1);
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    if (pair.substr(0, equals) == name)
      return pair.substr(std::min(equals + 1, pair.size()));
  }
  return {};
}

result<bool> message_reader::read_head() {
  const auto known = looked_at_ - std::min(looked_at_, head_end.size() - 1);
  const auto end = std::string_view{pending_}.substr(0, max_head_bytes).find(head_end, known);
  if (end == std::string::npos) {
    looked_at_ = std::min(pending_.size(), max_head_bytes);
    if (pending_.size() >= max_head_bytes)
      return {errc::message_too_large, "The headers of a request have more than 16 KiB."};
    return false;
  }
  auto request = parse_head(std::string_view{pending_}.substr(0, end));
  if (!request)
    return std::move(request).error();
  auto size = body_size(request->headers);
  if (!size)
    return std::move(size).error();
  if (*size > body_limit_)
    return {errc::message_too_large, "The body of a request is too large."};
  begun_ = *std::move(request);
  body_bytes_ = *size;
  pending_.erase(0, end + head_end.size());
  looked_at_ = 0;
  return true;
}

result<std::optional<airplay_request>> message_reader::next() {
  if (!begun_) {
    auto read = read_head();
    if (!read)
      return std::move(read).error();
    if (!*read)
      return std::optional<airplay_request>{};
  }
  if (pending_.size() < body_bytes_)
    return std::optional<airplay_request>{};
  begun_->body = pending_.substr(0, body_bytes_);
  pending_.erase(0, body_bytes_);
  return std::exchange(begun_, {});
}

airplay_answer methods_answer() {
  airplay_answer out;
  out.headers.add("Public",
                  "ANNOUNCE, SETUP, RECORD, FLUSH, TEARDOWN, OPTIONS, GET_PARAMETER, SET_PARAMETER, "
                  "POST, GET");
  return out;
}

std::string bytes_of(const airplay_answer& answer,
                     std::string_view protocol,
                     std::string_view cseq,
                     std::string_view server) {
  auto out = fmt::format("{} {} {}\r\n", protocol, answer.status, reason_of(answer.status));
  if (!cseq.empty())
    out += fmt::format("CSeq: {}\r\n", cseq);
  out += fmt::format("Server: {}\r\n", server);
  for (const auto& [name, value] : answer.headers)
    out += fmt::format("{}: {}\r\n", name, value);
  if (!answer.body.empty())
    out += fmt::format("Content-Type: {}\r\n", answer.type);
  // 101 turns the link round: whatever follows is no body.
  if (answer.status != 101)
    out += fmt::format("Content-Length: {}\r\n", answer.body.size());
  return out + "\r\n" + answer.body;
}

} // namespace tessera::airplay
