// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.hpp"
#include "room_door.hpp"
#include "room_fixture.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace tessera;
using namespace tessera::room;
using namespace std::chrono_literals;

namespace {

/// Lets the room show; its time goes on by step() only.
class fake_host : public host {
public:
  void admit(candidate, std::function<void(result<admission>)>) override {}
  void leave(participant_id) override {}
  void ask_code(std::string, std::string, std::function<void(result<secret>)>) override {}
  void end_code(std::string) override {}
  void publish(std::vector<network_service>) override {}
  void open_share(participant_id,
                  share_kind,
                  std::string,
                  std::function<void(result<open_lane>)> then) override {
    share = share_id{"s" + std::to_string(++opened)};
    then(open_lane{share, lane});
  }
  void end_share(share_id, end_reason) override { ended = now; }
  void describe_share(share_id, now_playing) override {}
  void set_volume(share_id, int) override {}
  void tell_blocked(share_id, std::string) override {}
  void keep_devices(std::vector<kept_device>) override {}
  void post(std::function<void()> work, std::chrono::milliseconds delay) override {
    std::lock_guard lock{mutex_};
    due_.emplace(now + delay, std::move(work));
  }
  [[nodiscard]] const settings& options() const override { return own_; }
  [[nodiscard]] const std::string& state_folder() const override { return folder_; }
  void log(log_level, std::string_view) override {}

  /// Until the next thing is due, which is done.
  void step() {
    std::unique_lock lock{mutex_};
    REQUIRE_FALSE(due_.empty());
    auto next = due_.extract(due_.begin());
    now = std::max(now, next.key());
    lock.unlock();
    next.mapped()();
  }

  std::shared_ptr<kept_lane> lane = std::make_shared<kept_lane>();
  monotonic::time_point now{1h};
  monotonic::time_point ended{};
  share_id share;
  int opened = 0;

private:
  const settings own_ = test_sources();
  const std::string folder_;
  std::mutex mutex_; ///< captures post on threads of their own
  std::multimap<monotonic::time_point, std::function<void()>> due_;
};

pipeline_plan hanging_sound() {
  auto plan = hanging_plan();
  plan.sound = true;
  return plan;
}

} // namespace

TEST_CASE("room_door: a microphone that hangs leaves the picture alone", "[room][attack]") {
  auto& driver = trap::one();
  const auto before = driver.tries();
  fake_host box;
  room_door room{box, {picture_plan(test_sources()), hanging_sound(), [&box] { return box.now; }}};
  driver.set(true);
  REQUIRE(room.start());
  room.watched(box.share, true);
  REQUIRE(driver.wait_inside(1));
  const auto begun = box.now;
  while (box.now - begun < 120s) {
    REQUIRE(box.lane->wait_more(1)); // pictures, all the time
    REQUIRE_NOTHROW(box.step());
  }
  CHECK(box.opened == 1);
  CHECK(box.ended == monotonic::time_point{});
  CHECK(driver.tries() == before + 1); // not opened again while it hangs

  SECTION("a new share has pictures too") {
    room.share_stopped(box.share, end_reason::removed);
    while (box.opened < 2)
      box.step();
    room.watched(box.share, true);
    const auto anew = box.now;
    while (box.now - anew < 30s) {
      REQUIRE(box.lane->wait_more(1));
      REQUIRE_NOTHROW(box.step());
    }
    CHECK(box.opened == 2);
    CHECK(driver.tries() == before + 1);
    driver.set(false);
  }
  SECTION("its sound comes back") {
    driver.set(false);
    const auto end = monotonic::now() + patience;
    while (driver.tries() == before + 1 && monotonic::now() < end) {
      REQUIRE(box.lane->wait_more(1));
      box.step();
    }
    CHECK(box.lane->wait_sound());
  }
  room.stop();
  CHECK(driver.wait_all_closed());
}

TEST_CASE("room_door: the only device hangs, after ten seconds the door fails", "[room][attack]") {
  auto& driver = trap::one();
  const auto before = driver.tries();
  const bool camera = GENERATE(true, false);
  fake_host box;
  room_door room{box,
                 {camera ? hanging_plan() : pipeline_plan{},
                  camera ? pipeline_plan{} : hanging_sound(),
                  [&box] { return box.now; }}};
  driver.set(true);
  REQUIRE(room.start());
  room.watched(box.share, true);
  REQUIRE(driver.wait_inside(1));
  while (box.ended == monotonic::time_point{})
    box.step();
  CHECK_THROWS_AS(
      [&] {
        for (int i = 0; i < 50; ++i)
          box.step();
      }(),
      std::runtime_error);
  CHECK(box.now - box.ended == 10s);
  CHECK(box.opened == 1);
  CHECK(driver.tries() == before + 1);
  driver.set(false);
  room.stop();
  CHECK(driver.wait_all_closed());
}
