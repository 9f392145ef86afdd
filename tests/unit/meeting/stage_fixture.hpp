// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/stage.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <vector>

/// A stage with people p1, p2, ... and a clock that stands still.
namespace tessera::meeting::test {

using namespace tessera;
using namespace tessera::meeting;
using namespace std::chrono_literals;

inline moment at(std::chrono::milliseconds since_start) {
  return {monotonic::time_point{} + 1h + since_start, 1'000'000 + since_start.count()};
}

inline participant_id p(int number) {
  return participant_id{"p" + std::to_string(number)};
}

inline const voice display{true, {}};

struct fixture {
  notices told;
  stage on;

  explicit fixture(sharing_policy policy,
                   std::size_t shares_max = 9,
                   std::chrono::seconds count = 5s)
      : on(shares_max, {policy, count}, told) {}

  result<share_answer> ask(int number, std::chrono::milliseconds when = 0ms, bool host = false) {
    return on.open({p(number), share_kind::screen, "Report", {}},
                   {p(number), "P" + std::to_string(number), host},
                   at(when));
  }
  share_id show(int number, std::chrono::milliseconds when = 0ms) {
    auto answer = ask(number, when);
    REQUIRE(answer);
    REQUIRE(answer->request.empty());
    return answer->share;
  }
  nlohmann::json document() const {
    nlohmann::json room;
    on.render(room);
    return room;
  }
  std::vector<std::string> notice_codes() const {
    std::vector<std::string> codes;
    auto all = told.render();
    for (const auto& [id, one] : all.items())
      codes.push_back(one["code"]);
    return codes;
  }
};

} // namespace tessera::meeting::test
