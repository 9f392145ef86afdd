// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "meeting/flow.hpp"
#include "meeting/moment.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace tessera::meeting {

/// What people write to each other; nothing of it outlives the meeting.
class chat {
public:
  static constexpr std::size_t limit = 100; ///< messages; the oldest gives way
  static constexpr double rate = 0.5;       ///< messages a second of one author
  static constexpr double burst = 5;
  static constexpr double rate_in_all = 5;
  static constexpr double burst_in_all = 20;

  struct author {
    participant_id participant; ///< empty for somebody who has not joined
    std::string name;           ///< empty for such a one too: pages say "Host" in their language
    bool host = false;
    std::string caller = {}; ///< of one who has not joined: whose rate counts
  };

  /// The text as it stands now. Errors: invalid_argument, rate_limited.
  [[nodiscard]] result<std::string> say(const author& who, const std::string& text, moment now);
  /// True when there was something.
  [[nodiscard]] bool clear();
  /// For the next meeting, or for one who left.
  void forget(const participant_id& who) { flows_.erase(who.str()); }
  void forget_all();
  [[nodiscard]] nlohmann::json render() const;

private:
  struct message {
    author who;
    std::string text;
    std::int64_t at = 0;
  };
  unsigned long last_ = 0;
  std::map<unsigned long, message> all_;
  std::map<std::string, flow> flows_;
  flow flow_in_all_{rate_in_all, burst_in_all};
};

} // namespace tessera::meeting
