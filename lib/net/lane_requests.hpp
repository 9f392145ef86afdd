// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/lane.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::net {

/// Takes the requests of a reader apart; only those three kinds may come, so it keeps 36 bytes at
/// most, whatever the reader sends. Pure.
class lane_request_reader {
public:
  struct wishes {
    bool key_frame = false;
    bool hold = false;
    std::optional<std::uint32_t> kbps; ///< the last one counts
  };
  /// Errors: parse_error, version_mismatch, message_too_large: detach the reader.
  [[nodiscard]] result<wishes> feed(std::string_view bytes);

private:
  std::string pending_;
};

/// Lets a request through at most once in `interval` and remembers that one waits. Pure: the caller
/// tells the time.
class request_gate {
public:
  using time = std::chrono::steady_clock::time_point;
  explicit request_gate(std::chrono::milliseconds interval) : interval_(interval) {}

  void ask() noexcept { waiting_ = true; }
  /// The wish came true by itself.
  void forget() noexcept { waiting_ = false; }
  /// True once when a request waits and may go out now.
  [[nodiscard]] bool take(time now) noexcept;
  /// When take() will be true; nothing when no request waits.
  [[nodiscard]] std::optional<time> due() const noexcept;

private:
  std::chrono::milliseconds interval_;
  std::optional<time> last_;
  bool waiting_ = false;
};

} // namespace tessera::net
