// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/house.hpp"

#include <chrono>
#include <cstdlib>
#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tessera::airplay {

/// Everything around a session, where nothing happens; a test overrides what it is about.
class quiet_house : public house {
public:
  receiver_facts known;
  std::vector<std::string> lines; ///< of the log
  monotonic::time_point time{std::chrono::hours{1}};

  [[nodiscard]] monotonic::time_point now() const override { return time; }
  [[nodiscard]] const receiver_facts& facts() const override { return known; }
  [[nodiscard]] pairing_store& pairings() override { std::abort(); }
  [[nodiscard]] const port_plan& ports() const override { std::abort(); }
  [[nodiscard]] key_provider& keys() override { std::abort(); }
  void unpaired(const std::string&) override {}
  void replaces_older(const void*, const std::string&) override {}
  void ask_code(std::string, std::string, reply<secret>) override {}
  void end_code(std::string) override {}
  void admit(host::candidate, reply<host::admission>) override {}
  void leave(participant_id) override {}
  void open_share(participant_id, share_kind, std::string, reply<host::open_lane>) override {}
  void end_share(share_id, end_reason) override {}
  void describe_share(share_id, now_playing) override {}
  void set_volume(share_id, int) override {}
  void tell_blocked(share_id, std::string) override {}
  void log(log_level, std::string line) override { lines.push_back(std::move(line)); }

  /// Answers never come from within a call.
  void later(std::function<void()> work) { later_.push_back(std::move(work)); }
  void settle() {
    while (!later_.empty()) {
      auto next = std::move(later_.front());
      later_.pop_front();
      next();
    }
  }

private:
  std::deque<std::function<void()>> later_;
};

} // namespace tessera::airplay
