// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/log.hpp"
#include "base/unique_fd.hpp"
#include "core/backoff.hpp"

#include <nlohmann/json.hpp>

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace tessera::kiosk {

/// The JSON-RPC connection to tesserad's kiosk.sock; comes back by itself for ever.
/// Context: GUI thread; so are the handlers.
class daemon_link : public QObject {
  Q_OBJECT

public:
  using json = nlohmann::json;
  using answer_handler = std::function<void(const json& value)>;

  /// What happens on the connection.
  struct handlers {
    std::function<void(const std::string& session)> greeted;
    std::function<void(std::int64_t revision, json room)> snapshot;
    std::function<void(std::int64_t revision, const json& patch)> changed;
    std::function<void()> lost;
    std::function<void(const std::string& share)> thumbnail_wanted;
    /// `theirs` is 0 when tesserad did not say its number; `text` is its own sentence.
    std::function<void(int theirs, const std::string& text)> mismatch;
  };

  daemon_link(std::string socket_path, handlers on);

  void start();
  [[nodiscard]] bool ready() const noexcept { return ready_; }

  /// Nothing is sent, and no handler ever called, while the daemon is away. `then` gets results,
  /// `refused` the error object; errors are logged, too.
  void call(std::string_view method,
            const json& params,
            answer_handler then = {},
            answer_handler refused = {});
  /// Asks for the whole document, after a gap in the revisions.
  void ask_for_room();

private:
  void connect_now();
  void retry_later();
  /// Every few seconds: tesserad must have said something since the last time, so it is asked.
  void check_alive();
  void disconnect_now(std::string_view why);
  void tell_trouble(const std::string& text);
  void send_call(std::string_view method,
                 const json& params,
                 answer_handler then,
                 answer_handler refused = {});
  void send_hello();
  void on_readable();
  void on_writable();
  /// False when the connection is gone after it.
  bool take_lines();
  void take_line(std::string_view line);
  void take_notification(const std::string& method, const json& params);
  void take_hello(const json& value);
  void take_error(const std::string& method, const json& error);

  struct pending_call {
    std::string method;
    answer_handler then;
    answer_handler refused;
  };

  log_topic log_{"daemon"};
  std::string path_;
  handlers on_;
  unique_fd fd_;
  std::unique_ptr<QSocketNotifier> readable_;
  std::unique_ptr<QSocketNotifier> writable_;
  QTimer retry_;
  QTimer watch_;
  bool heard_ = false;    ///< anything, since check_alive() looked last
  bool replaced_ = false; ///< another kiosk took our place: no hurry to take it back
  backoff wait_;
  std::string input_;
  std::string output_;
  std::map<std::int64_t, pending_call> pending_;
  std::int64_t last_id_ = 0;
  bool ready_ = false;
  std::string told_; ///< the last trouble that was logged: the same one is logged once
};

} // namespace tessera::kiosk
