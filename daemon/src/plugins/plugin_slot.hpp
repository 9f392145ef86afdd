// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/backoff.hpp"
#include "base/log.hpp"
#include "base/rate_limit.hpp"
#include "net/event_loop.hpp"
#include "plugins/host_process.hpp"
#include "plugins/plugin_port.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tessera::plugins {

enum class isolation { process, none };

/// One configured plugin through all its lives: starts it, listens whether it is alive, starts it
/// again. Context: the network thread.
class plugin_slot {
public:
  enum class state {
    closed,   ///< not started, or stopped cleanly
    starting, ///< hello is sent
    open,     ///< the door is open
    waiting,  ///< died; will be started again
    failed,   ///< died too often, or cannot be started at all
  };
  [[nodiscard]] static std::string_view name_of(state value) noexcept;

  struct plan {
    std::string name;
    std::string library;
    const plugin_descriptor* plugin = nullptr; ///< loaded already; lives for ever
    isolation where = isolation::process;
    settings options; ///< by the plugin's own keys
    std::string state_folder;
    std::string program = this_program; ///< of a host process
  };

  struct events {
    /// Everything that the door says but ready, failed, log and pong.
    std::function<void(control::from_door)> on_message;
    /// The state is another; `why` is set with waiting and failed.
    std::function<void(state now, const std::string& why)> on_state;
  };

  static constexpr std::chrono::milliseconds ping_interval{2000};
  /// After so many in a row, and one more, it is not started again.
  static constexpr unsigned quick_deaths = 9;
  /// What a door may say: a second, and at once after a while. A sound one says a few; one that says
  /// more is not ours any longer, and everybody behind it would wait for what it says.
  static constexpr double messages_a_second = 500;
  static constexpr double messages_at_once = 2000;

  plugin_slot(net::event_loop& network, plan what, events e);
  ~plugin_slot();

  void start();
  /// Asks the door to end; state closed follows, after half a second at the latest.
  void stop();
  void send(control::to_door message, unique_fd fd = {});

  [[nodiscard]] state now() const noexcept { return state_; }
  [[nodiscard]] unsigned restarts() const noexcept { return restarts_; }
  [[nodiscard]] pid_t pid() const noexcept { return port_ ? port_->pid() : 0; }
  /// One up for each life: an answer to a former one is for nobody.
  [[nodiscard]] std::uint64_t life() const noexcept { return life_; }

private:
  void on_message(control::from_door message);
  void write_log(const control::log_line& message);
  void ask_alive();
  void is_dead(const std::string& why);
  void set(state next, const std::string& why);
  [[nodiscard]] plugin_port::handlers handlers_of_this_life();

  net::event_loop& network_;
  const plan plan_;
  events events_;
  log_topic log_;
  std::unique_ptr<plugin_port> port_;
  state state_ = state::closed;
  backoff pause_{{.tries = quick_deaths}};
  unsigned restarts_ = 0;
  std::uint64_t life_ = 0;
  std::string last_words_;
  bool stopping_ = false;
  bool hopeless_ = false; ///< a door inside tesserad hangs: its thread cannot be ended
  std::uint64_t pings_ = 0;
  bool ping_open_ = false;
  unsigned lines_left_ = 0;
  monotonic::time_point lines_from_{};
  rate_limit messages_{messages_a_second, messages_at_once};
  bool talks_too_much_ = false;
  net::timer timer_;
  net::timer death_; ///< learnt, not yet acted on; what was on its way before does not undo it
};

} // namespace tessera::plugins
