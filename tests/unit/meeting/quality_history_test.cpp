// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/quality_history.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::meeting;
using namespace std::chrono_literals;

namespace {

moment at(std::chrono::milliseconds since_start) {
  return {monotonic::time_point{} + 1h + since_start, 1'000'000 + since_start.count()};
}

quality_sample sample(std::int64_t when) {
  quality_sample one;
  one.at = when;
  one.half_fps = 59;
  one.shown_half_fps = 40;
  one.kbps = 4200;
  one.loss_per_mille = 12;
  one.delay_ms = 85;
  one.width = 1920;
  one.height = 1080;
  one.dropped = 7;
  one.state = share_state::weak;
  one.reason = weakness::box;
  return one;
}

} // namespace

TEST_CASE("quality_history: tells what it was told", "[meeting][quality]") {
  quality_history all;
  share_id share{"s1-1"};
  all.note(share, "Ada", sample(5), at(0s));
  auto json = all.render({});
  REQUIRE(json);
  auto expected = nlohmann::json::parse(R"({"shares": {"s1-1": {"name": "Ada", "samples": [
      {"at": 5, "fps": 29.5, "shown_fps": 20.0, "kbps": 4200, "loss": 0.012, "delay_ms": 85,
       "width": 1920, "height": 1080, "dropped": 7, "state": "weak", "reason": "box"}]}}})");
  CHECK(*json == expected);
  CHECK(all.render(share_id{"s1-2"}).code() == errc::share_not_found);
}

TEST_CASE("quality_history: holds ten minutes, of ended shares too", "[meeting][quality]") {
  quality_history all;
  share_id over{"s1-1"};
  share_id lasting{"s1-2"};
  all.note(over, "Ada", sample(0), at(0s));
  for (int second = 0; second < 700; ++second) {
    all.note(lasting, "Bob", sample(second), at(std::chrono::seconds{second}));
    all.expire(at(std::chrono::seconds{second}));
    if (second == 599)
      CHECK(all.render(over));
  }
  CHECK(all.render(over).code() == errc::share_not_found);
  auto json = all.render(lasting).value_or(nlohmann::json{});
  const auto& samples = json["shares"]["s1-2"]["samples"];
  CHECK(samples.size() == quality_history::samples_max);
  CHECK(samples.front()["at"] == 100);
  CHECK(samples.back()["at"] == 699);
}

TEST_CASE("quality_history: ten minutes stay ten minutes when the seconds come late",
          "[meeting][quality]") {
  quality_history all;
  share_id share{"s1-1"};
  for (int second = 0; second <= 1200; second += 2) {
    auto now = at(std::chrono::seconds{second});
    now.wall_ms = 0; // somebody sets the date back all the time
    all.note(share, "Ada", sample(second), now);
    all.expire(now);
  }
  auto json = all.render(share).value_or(nlohmann::json{});
  const auto& samples = json["shares"]["s1-1"]["samples"];
  CHECK(samples.size() == 300);
  CHECK(samples.front()["at"] == 602);
}

TEST_CASE("quality_history: a flood of short shares stays bounded", "[meeting][quality]") {
  quality_history all;
  for (int i = 0; i < 1000; ++i)
    all.note(share_id{"s1-" + std::to_string(i)}, "Eve", sample(i), at(std::chrono::seconds{i}));
  CHECK(all.size() == quality_history::shares_max);
  CHECK(all.render(share_id{"s1-999"}));
  CHECK(all.render(share_id{"s1-0"}).code() == errc::share_not_found);
}

TEST_CASE("quality_history: an answer about all shares fits a page's queue", "[meeting][quality]") {
  quality_history all;
  for (int second = 0; second < 600; ++second) {
    for (int i = 0; i < 9; ++i)
      all.note(share_id{"s1-" + std::to_string(i)},
               "Ada",
               sample(1'790'000'000'000 + second),
               at(std::chrono::seconds{second}));
  }
  auto json = all.render({}).value_or(nlohmann::json{});
  CHECK(json.dump().size() < 512UL * 1024); // half of net's websocket_queue
  const auto& samples = json["shares"]["s1-3"]["samples"];
  CHECK(samples.size() == 200); // 5400 samples, every third one
  CHECK(samples.back()["at"] == 1'790'000'000'599);
  auto one = all.render(share_id{"s1-3"}).value_or(nlohmann::json{});
  CHECK(one["shares"]["s1-3"]["samples"].size() == 600);
}

TEST_CASE("quality_history: the samples of an ended share go one by one", "[meeting][quality]") {
  quality_history all;
  share_id share{"s1-1"};
  for (int second = 0; second < 600; ++second)
    all.note(share, "Ada", sample(second), at(std::chrono::seconds{second}));
  all.expire(at(599s + 200s));
  auto json = all.render(share).value_or(nlohmann::json{});
  CHECK(json["shares"]["s1-1"]["samples"].size() == 400);
  CHECK(json["shares"]["s1-1"]["samples"].front()["at"] == 200);
}
