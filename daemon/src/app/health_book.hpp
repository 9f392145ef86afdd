// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"

#include <tessera/messages/house.hpp>

#include <caf/typed_response_promise.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tessera::app {

/// Who asks for the health, and the last answer. Whoever asks may be anybody: no more than a round
/// a second comes of it, and who asks during one waits for its end.
class health_book {
public:
  using promise = caf::typed_response_promise<house_health>;
  static constexpr std::chrono::seconds fresh_for{1};

  /// The answer of the last round, while it is fresh and none goes on.
  [[nodiscard]] std::optional<house_health> answer(monotonic::time_point now) const {
    if (askers_.empty() && ended_at_ && now - *ended_at_ < fresh_for)
      return last_;
    return {};
  }
  /// True when nobody waited before: a round has to begin.
  [[nodiscard]] bool add(promise asker) {
    askers_.push_back(std::move(asker));
    return askers_.size() == 1;
  }
  /// `failed`: the first that did not answer, "" = all did.
  void ended(std::string failed, monotonic::time_point now) {
    last_ = {std::move(failed)};
    ended_at_ = now;
    for (auto& asker : std::exchange(askers_, {}))
      asker.deliver(last_);
  }
  /// Promises keep the one who gave them alive.
  void close() { askers_.clear(); }

private:
  std::vector<promise> askers_;
  std::optional<monotonic::time_point> ended_at_;
  house_health last_;
};

} // namespace tessera::app
