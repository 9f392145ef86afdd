// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/start_config.hpp"
#include "base/result.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace tessera::app {

/// The running house: its threads, its actor system, its supervisor. Context: main.
class box {
public:
  static constexpr std::chrono::seconds start_time{10};
  static constexpr std::chrono::milliseconds stop_time{900};

  /// Makes the folders, starts everybody, and waits until the web door listens.
  /// Errors: what keeps the door shut: certificate, port, join page.
  [[nodiscard]] static result<std::unique_ptr<box>> start(house_config config,
                                                          std::string config_file);
  ~box();

  /// "https://192.168.1.10:8443/ meeting 3232235786", or that there is no network yet.
  [[nodiscard]] std::string where();
  /// Asks all actors whether they are alive; `then` runs when all have answered in time, on a
  /// thread of its own choice. Returns at once.
  void when_alive(std::function<void()> then);
  /// Reads the configuration again; a bad one changes nothing.
  void reload();
  /// Stops everybody. False when somebody did not stop in time: end the process at once then.
  [[nodiscard]] bool stop();

private:
  class impl;
  explicit box(std::unique_ptr<impl> state);
  std::unique_ptr<impl> impl_;
};

} // namespace tessera::app
