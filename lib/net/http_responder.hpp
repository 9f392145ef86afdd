// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_message.hpp"

#include <functional>
#include <memory>
#include <string>

namespace tessera::net {

/// A response whose body goes on and on (server-sent events). It stays alive until it is closed,
/// even when nobody holds it. Context: the loop's thread. An interface, so that tests can stand in.
class http_stream {
public:
  virtual ~http_stream() = default;

  /// The other side's address without port.
  [[nodiscard]] virtual const std::string& remote_address() const noexcept = 0;
  /// False from close() on, and when the connection has ended.
  [[nodiscard]] virtual bool open() const noexcept = 0;

  /// Keeps the order. A reader that leaves more than http_limits::stream_queue bytes unread is cut
  /// off, and so is one that takes nothing for http_limits::response_write. When not open() it does
  /// nothing. There are no limits on how long a stream may be silent: dead peers are found by TCP.
  virtual void send(std::string text) = 0;

  /// Sends what is queued, then ends the response and the connection.
  virtual void close() = 0;

  /// `told` runs once, never from within send() or close(), at once (posted) when it has ended
  /// already; `reason` is for the log. It is forgotten after it.
  virtual void set_on_closed(std::function<void(const std::string& reason)> told) = 0;
};

/// What stands behind a responder: a connection, or a test. Context: the loop's thread.
class http_answerer {
public:
  virtual ~http_answerer() = default;
  /// At most one of these three is called, once.
  virtual void answer(http_response response) = 0;
  [[nodiscard]] virtual std::shared_ptr<http_stream> start_stream(http_response head) = 0;
  /// The last responder went without an answer. Context: any thread.
  virtual void dropped() noexcept = 0;
};

/// Answers one request, at once or later: copy it to where the answer becomes known. When the last
/// copy goes unanswered (on any thread), or no answer comes within http_limits::answer, the server
/// answers 500 or 504. Context: the loop's thread; it may outlive connection, server and loop.
class http_responder {
public:
  explicit http_responder(std::shared_ptr<http_answerer> behind);

  /// The first answer counts, later ones and those to a dead connection are thrown away.
  void answer(http_response response) const;

  /// Sends `head` (its body is left out) and hands over the rest of the response. Null when there
  /// is nobody to send to: the connection is dead, the request was answered, it was a HEAD (gets
  /// its head), or there are too many streams (http_limits; gets 503).
  [[nodiscard]] std::shared_ptr<http_stream> start_stream(http_response head) const;

  [[nodiscard]] bool answered() const noexcept;

private:
  struct slot;
  std::shared_ptr<slot> slot_;
};

} // namespace tessera::net
