// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What the box and a key program say to each other. Spec: docs/airplay-key-provider.md.
namespace tessera::airplay {

inline constexpr std::uint8_t key_protocol_version = 1;
inline constexpr std::size_t max_key_message = 4 * 1024 - 4; ///< without its length
inline constexpr std::size_t max_fp_message = 1024;          ///< of either side
inline constexpr std::size_t unwrapped_bytes = 16;

[[nodiscard]] std::string hello_question();
/// Longer ones than the limits above are the caller's fault: they are asked for before.
[[nodiscard]] std::string fp_question(std::string_view message);
[[nodiscard]] std::string unwrap_question(std::string_view handshake, std::string_view wrapped);

struct key_answer {
  bool fine = false;
  std::string body; ///< or, in words, why not
};

/// Puts answers together from whatever pieces come.
class key_answer_reader {
public:
  void feed(std::string_view bytes) { pending_.append(bytes); }
  /// Nothing is left that has not come out.
  [[nodiscard]] bool empty() const noexcept { return pending_.empty(); }
  /// The next one that is whole, or nothing yet. Errors: parse_error, message_too_large; then the
  /// program is of no use any more.
  [[nodiscard]] result<std::optional<key_answer>> next();

private:
  std::string pending_;
};

struct key_greeting {
  bool fp_answer = false;
  bool unwrap = false;
};
/// Errors: parse_error, version_mismatch.
[[nodiscard]] result<key_greeting> parse_key_greeting(std::string_view body);

/// Foreign words for a log: one line of printable ASCII, 160 bytes at most.
[[nodiscard]] std::string line_for_log(std::string_view words);

} // namespace tessera::airplay
