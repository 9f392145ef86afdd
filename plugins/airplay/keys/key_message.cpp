// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "keys/key_message.hpp"

#include <fmt/format.h>

namespace tessera::airplay {

namespace {

enum class operation : std::uint8_t { hello = 0, fp_answer = 1, unwrap = 2 };

constexpr std::size_t length_bytes = 4;
constexpr std::uint8_t status_fine = 0;
constexpr std::uint8_t status_refused = 1;
constexpr std::uint8_t can_answer = 1;
constexpr std::uint8_t can_unwrap = 2;
constexpr std::size_t longest_line = 160;

std::string big_endian(std::size_t value, std::size_t bytes) {
  std::string out(bytes, '\0');
  for (auto at = out.rbegin(); at != out.rend(); ++at, value >>= 8)
    *at = static_cast<char>(value & 0xff);
  return out;
}

std::string question(operation what, std::string_view body) {
  auto out = big_endian(1 + body.size(), length_bytes);
  out.push_back(static_cast<char>(what));
  return out.append(body);
}

} // namespace

std::string hello_question() {
  return question(operation::hello, {reinterpret_cast<const char*>(&key_protocol_version), 1});
}

std::string fp_question(std::string_view message) {
  return question(operation::fp_answer, message);
}

std::string unwrap_question(std::string_view handshake, std::string_view wrapped) {
  auto body = big_endian(handshake.size(), 2);
  return question(operation::unwrap, body.append(handshake).append(wrapped));
}

result<std::optional<key_answer>> key_answer_reader::next() {
  if (pending_.size() < length_bytes)
    return std::optional<key_answer>{};
  std::size_t size = 0;
  for (std::size_t i = 0; i < length_bytes; ++i)
    size = size << 8 | static_cast<std::uint8_t>(pending_[i]);
  if (size > max_key_message)
    return {errc::message_too_large, fmt::format("its answer has {} bytes", size)};
  if (size == 0)
    return {errc::parse_error, "its answer is empty"};
  if (pending_.size() < length_bytes + size)
    return std::optional<key_answer>{};
  const auto status = static_cast<std::uint8_t>(pending_[length_bytes]);
  if (status != status_fine && status != status_refused)
    return {errc::parse_error, fmt::format("its answer begins with {}, not 0 or 1", status)};
  key_answer out{status == status_fine, pending_.substr(length_bytes + 1, size - 1)};
  pending_.erase(0, length_bytes + size);
  return std::optional{std::move(out)};
}

result<key_greeting> parse_key_greeting(std::string_view body) {
  if (body.size() != 2)
    return {errc::parse_error, "its greeting has not two bytes"};
  const auto version = static_cast<std::uint8_t>(body[0]);
  const auto bits = static_cast<std::uint8_t>(body[1]);
  if (version != key_protocol_version)
    return {errc::version_mismatch,
            fmt::format("it speaks version {}, not {}", version, key_protocol_version)};
  if ((bits & ~(can_answer | can_unwrap)) != 0)
    return {errc::parse_error, "its greeting has unknown bits"};
  return key_greeting{(bits & can_answer) != 0, (bits & can_unwrap) != 0};
}

std::string line_for_log(std::string_view words) {
  std::string out;
  for (const char each : words.substr(0, longest_line))
    out.push_back(each >= ' ' && each <= '~' ? each : '?');
  return out;
}

} // namespace tessera::airplay
