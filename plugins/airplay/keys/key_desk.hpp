// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "keys/key_provider.hpp"

#include <functional>
#include <future>
#include <memory>
#include <string>

namespace tessera::airplay {

/// The key provider that the configuration chooses, and its start.
class key_desk {
public:
  struct handlers {
    /// What it can has changed. Context: the loop's thread.
    std::function<void()> on_change;
    std::function<void(std::string line)> log;
  };
  /// Nothing runs yet. Errors: invalid_argument, not_found, permission_denied (options).
  [[nodiscard]] static result<std::unique_ptr<key_desk>>
  make(net::event_loop& loop, const settings& options, std::string state_folder, handlers what);

  /// Begins. With `must_unwrap` it waits up to four seconds, for then the door is of no use
  /// without. Context: any thread but the loop's. Errors: unavailable, not_allowed (it cannot
  /// unwrap).
  [[nodiscard]] result<> start(bool must_unwrap);
  [[nodiscard]] key_provider& provider() noexcept { return *provider_; }

private:
  key_desk(net::event_loop& loop, handlers what) : loop_(loop), handlers_(std::move(what)) {}
  void greeted(result<key_provider::abilities> what);

  net::event_loop& loop_;
  handlers handlers_;
  std::unique_ptr<key_provider> provider_;
  std::function<void()> begin_;
  key_provider::abilities known_;
  std::promise<result<key_provider::abilities>> first_;
  bool told_ = false;
};

} // namespace tessera::airplay
