// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tessera::net {

/// RFC 6455 7.4.1
inline constexpr std::uint16_t close_normal = 1000;
inline constexpr std::uint16_t close_going_away = 1001;
inline constexpr std::uint16_t close_unsupported_data = 1003;
inline constexpr std::uint16_t close_policy_violation = 1008;
inline constexpr std::uint16_t close_message_too_big = 1009;
inline constexpr std::uint16_t close_internal_error = 1011;

/// One accepted WebSocket connection; text messages only. It stays alive until it is closed, even
/// when nobody holds it. Context: the loop's thread. An interface, so that tests can stand in.
class websocket {
public:
  struct handlers {
    std::function<void(std::string_view message)> on_message;
    /// Once, never from within send() or close(); `reason` is for the log. Handlers are forgotten
    /// after it.
    std::function<void(const std::string& reason)> on_closed;
  };

  virtual ~websocket() = default;

  /// One up for each connection of this process.
  [[nodiscard]] virtual std::uint64_t id() const noexcept = 0;
  /// The other side's address without port: "192.168.1.7", "fe80::1%eth0".
  [[nodiscard]] virtual const std::string& remote_address() const noexcept = 0;

  /// Reading starts with the first call (within on_websocket at the latest).
  virtual void set_handlers(handlers h) = 0;

  /// Keeps the order. A reader that leaves more than http_limits::websocket_queue bytes unread is
  /// cut off. After close() it does nothing.
  virtual void send(std::string text) = 0;

  /// Sends what is queued, then says goodbye (`reason`: 123 bytes at most, RFC 6455 5.5). A peer
  /// that does not answer is cut after 2 s.
  virtual void close(std::uint16_t code, std::string_view reason) = 0;

  /// From now on it never gives way to newer connections (http_limits).
  virtual void set_joined() noexcept = 0;
};

} // namespace tessera::net
