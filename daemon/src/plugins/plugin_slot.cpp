// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/plugin_slot.hpp"

#include <tessera/timeouts.hpp>

#include <array>
#include <utility>

namespace tessera::plugins {
namespace {

constexpr unsigned lines_a_second = 50; // what one plugin may write into the log

} // namespace

std::string_view plugin_slot::name_of(state value) noexcept {
  constexpr std::array<std::string_view, 5> names{
      "closed", "starting", "open", "waiting", "failed"};
  return names[static_cast<std::size_t>(value)];
}

plugin_slot::plugin_slot(net::event_loop& network, plan what, events e)
    : network_(network), plan_(std::move(what)), events_(std::move(e)),
      log_("plugin " + plan_.name) {}

plugin_slot::~plugin_slot() = default;

plugin_port::handlers plugin_slot::handlers_of_this_life() {
  return {.on_message =
              [this, life = life_](control::from_door message) {
                if (life == life_)
                  on_message(std::move(message));
              },
          .on_gone =
              [this, life = life_](const std::string& reason) {
                // Posted: the port must not be destroyed from within its own handler.
                death_ = net::call_after(network_, {}, [this, life, reason] {
                  if (life == life_)
                    is_dead(last_words_.empty() ? reason : last_words_);
                });
              }};
}

void plugin_slot::start() {
  if (port_ || stopping_)
    return;
  ++life_;
  pause_.started(monotonic::now());
  last_words_.clear();
  ping_open_ = false;
  if (plan_.where == isolation::none) {
    port_ = open_local_port(network_, *plan_.plugin, handlers_of_this_life());
  } else {
    auto port = open_process_port(network_,
                                  plan_.name,
                                  plan_.library,
                                  plan_.state_folder,
                                  plan_.program,
                                  handlers_of_this_life());
    if (!port) {
      set(state::starting, "");
      return is_dead(port.error().message());
    }
    port_ = std::move(*port);
  }
  set(state::starting, "");
  port_->send(control::hello{.options = plan_.options, .state_folder = plan_.state_folder}, {});
  timer_ = net::call_after(
      network_, timeouts::plugin_start, [this] { is_dead("it did not start within 5 s"); });
}

void plugin_slot::stop() {
  if (std::exchange(stopping_, true))
    return;
  if (!port_ || state_ == state::failed) {
    timer_.cancel();
    return set(state::closed, "");
  }
  port_->send(control::stop{}, {});
  timer_ = net::call_after(network_, timeouts::plugin_stop, [this] {
    log_.warning("did not stop within 500 ms; it is cut off");
    is_dead("");
  });
}

void plugin_slot::send(control::to_door message, unique_fd fd) {
  if (port_ && state_ == state::open)
    port_->send(std::move(message), std::move(fd));
}

void plugin_slot::on_message(control::from_door message) {
  if (talks_too_much_)
    return;
  if (!messages_.take(monotonic::now())) {
    talks_too_much_ = true;
    death_ = net::call_after(network_, {}, [this] { is_dead("it says more than anybody asked for"); });
    return;
  }
  if (auto* line = std::get_if<control::log_line>(&message))
    return write_log(*line);
  if (auto* up = std::get_if<control::ready>(&message)) {
    if (state_ != state::starting || stopping_)
      return;
    log_.info("{} is open, {}",
              up->version,
              pid() == 0 ? "inside tesserad" : "process " + std::to_string(pid()));
    set(state::open, "");
    return ask_alive();
  }
  const auto* last = std::get_if<control::failed>(&message);
  if (last != nullptr || std::holds_alternative<control::stopped>(message)) {
    last_words_ = last != nullptr ? last->why.message() : "it stopped by itself";
    death_ = net::call_after(network_, {}, [this] { is_dead(last_words_); });
    return;
  }
  if (std::holds_alternative<control::pong>(message)) {
    if (!std::exchange(ping_open_, false) || state_ != state::open || stopping_)
      return;
    timer_ = net::call_after(network_, ping_interval, [this] { ask_alive(); });
    return;
  }
  if (state_ == state::open || state_ == state::starting)
    events_.on_message(std::move(message));
}

void plugin_slot::write_log(const control::log_line& message) {
  auto now = monotonic::now();
  if (now - lines_from_ > std::chrono::seconds{1}) {
    lines_from_ = now;
    lines_left_ = lines_a_second;
  }
  if (lines_left_ == 0)
    return;
  if (--lines_left_ == 0)
    log_.warning("it writes too much; the rest of this second is left out");
  else if (log_topic::enabled(message.level))
    log_.write(message.level, message.line);
}

void plugin_slot::ask_alive() {
  ping_open_ = true;
  port_->send(control::ping{++pings_}, {});
  timer_ = net::call_after(network_, timeouts::plugin_pong, [this] {
    hopeless_ = plan_.where == isolation::none;
    is_dead("it did not answer for 5 s");
  });
}

void plugin_slot::is_dead(const std::string& why) {
  port_.reset();
  timer_.cancel();
  death_.cancel();
  talks_too_much_ = false;
  messages_ = {messages_a_second, messages_at_once};
  ++life_;
  if (stopping_)
    return set(state::closed, "");
  auto wait = hopeless_ ? std::nullopt : pause_.died(monotonic::now());
  if (!wait) {
    log_.error("{}; it is not started again", why);
    return set(state::failed, why);
  }
  ++restarts_;
  log_.warning("{}; it is started again in {} ms", why, wait->count());
  set(state::waiting, why);
  timer_ = net::call_after(network_, *wait, [this] { start(); });
}

void plugin_slot::set(state next, const std::string& why) {
  if (std::exchange(state_, next) != next)
    events_.on_state(next, why);
}

} // namespace tessera::plugins
