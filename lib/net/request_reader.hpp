// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/request_rules.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace tessera::net {

struct upgrade_request; // net/upgrade_request.hpp, which needs Beast

/// Private to lib/net: makes requests out of bytes, one after the other (RFC 9112), by Beast's
/// parser and by request_rules. Pure.
class request_reader {
public:
  enum class step {
    more,    ///< all that came is read
    head,    ///< once for each request: head() and plan() are there, now limit_body()
    whole,   ///< take() it, or take_upgrade(), then restart()
    refused, ///< refusal() says why; it cannot go on
  };

  /// The last two stand in each head().
  request_reader(std::size_t header_bytes, std::string remote_address, bool secure);
  ~request_reader();

  void feed(std::string_view bytes);
  [[nodiscard]] step next();

  [[nodiscard]] const http_request& head() const noexcept { return request_; }
  [[nodiscard]] const body_plan& plan() const noexcept { return plan_; }
  /// More is refused (413). Without a call there may be no body. False when the head says already
  /// that it is too large.
  bool limit_body(std::size_t bytes);

  [[nodiscard]] std::size_t body_bytes() const noexcept;
  /// Something came that is not read yet.
  [[nodiscard]] bool unread() const noexcept { return !pending_.empty(); }
  [[nodiscard]] bool keep_alive() const noexcept;
  [[nodiscard]] bool http_1_1() const noexcept { return http_1_1_; }
  /// Also after take().
  [[nodiscard]] bool head_only() const noexcept;
  /// Wants WebSocket (RFC 6455 4.1).
  [[nodiscard]] bool upgrade() const noexcept;

  [[nodiscard]] http_request take();
  [[nodiscard]] std::shared_ptr<upgrade_request> take_upgrade();
  [[nodiscard]] http_response refusal() { return std::move(refusal_); }
  void restart();

private:
  struct parser;
  [[nodiscard]] step read_head();
  step refuse(http_response why);

  std::size_t header_bytes_;
  std::string remote_address_;
  bool secure_;
  std::unique_ptr<parser> parser_;
  std::string pending_;
  bool head_seen_ = false;
  std::size_t body_limit_ = 0;
  bool http_1_1_ = true;
  http_request request_;
  body_plan plan_;
  http_response refusal_;
};

} // namespace tessera::net
