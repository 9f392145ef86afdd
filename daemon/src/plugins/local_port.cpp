// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/door_shell.hpp"
#include "plugins/plugin_port.hpp"

#include <atomic>
#include <thread>

namespace tessera::plugins {
namespace {

/// The door's thread and what lives on it.
struct door_life {
  net::event_loop loop;
  net::lane_pump pump;
  std::shared_ptr<door_shell> shell;
  std::atomic<bool> ended{false}; ///< the door has said its last word

  /// Waits for the door's thread.
  void end() {
    loop.post([this] {
      shell->end(); // a door hears that it is over before it goes
      shell.reset();
    });
    loop.stop();
  }
};

class local_port : public plugin_port {
public:
  local_port(net::event_loop& network, const plugin_descriptor& plugin, handlers h)
      : handlers_(std::make_shared<handlers>(std::move(h))), life_(std::make_shared<door_life>()) {
    auto up = [&network, life = life_.get(), weak = std::weak_ptr{handlers_}](
                  control::from_door message) {
      if (std::holds_alternative<control::failed>(message) ||
          std::holds_alternative<control::stopped>(message))
        life->ended = true;
      network.post([weak, message = std::move(message)] {
        if (auto to = weak.lock())
          to->on_message(message);
      });
    };
    life_->shell = std::make_shared<door_shell>(life_->loop, life_->pump, plugin, std::move(up));
    life_->loop.start("door");
  }

  local_port(const local_port&) = delete;
  local_port& operator=(const local_port&) = delete;

  ~local_port() override {
    handlers_.reset();
    if (life_->ended) {
      life_->end();
      return;
    }
    // A door that hangs must not hold up the network thread.
    std::thread([life = std::move(life_)] { life->end(); }).detach();
  }

  void send(control::to_door message, unique_fd fd) override {
    auto carried = std::make_shared<unique_fd>(std::move(fd));
    life_->loop.post([life = life_.get(), message = std::move(message), carried] {
      life->shell->receive(message, std::move(*carried));
    });
  }

  [[nodiscard]] pid_t pid() const noexcept override { return 0; }

private:
  std::shared_ptr<handlers> handlers_;
  std::shared_ptr<door_life> life_;
};

} // namespace

std::unique_ptr<plugin_port> open_local_port(net::event_loop& network,
                                             const plugin_descriptor& plugin,
                                             plugin_port::handlers h) {
  return std::make_unique<local_port>(network, plugin, std::move(h));
}

} // namespace tessera::plugins
