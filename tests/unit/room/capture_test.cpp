// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.hpp"
#include "capture.hpp"
#include "room_fixture.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

using namespace tessera;
using namespace tessera::room;
using namespace std::chrono_literals;

namespace {

/// Hears of faults.
struct fault_box {
  std::mutex mutex;
  std::condition_variable news;
  std::string why;

  capture::failed_handler handler() {
    return [this](const std::string& text) {
      std::lock_guard lock{mutex};
      why = text;
      news.notify_all();
    };
  }
  std::string wait() {
    std::unique_lock lock{mutex};
    news.wait_for(lock, patience, [this] { return !why.empty(); });
    return why;
  }
};

} // namespace

TEST_CASE("capture: nothing is opened before it is wanted", "[room]") {
  auto lane = std::make_shared<kept_lane>();
  fault_box faults;
  capture camera{picture_plan(test_sources()), lane, faults.handler()};
  CHECK(camera.pieces() == 0);
  camera.make_key_frame(); // of nothing
}

TEST_CASE("capture: it begins with a key frame each time, and makes one when asked", "[room]") {
  auto lane = std::make_shared<kept_lane>();
  fault_box faults;
  capture camera{picture_plan(test_sources()), lane, faults.handler()};
  camera.want(true);
  REQUIRE(lane->wait_more(5));
  CHECK(lane->first_is_key());
  auto before = lane->keys();
  camera.make_key_frame();
  CHECK(lane->wait_keys(before + 1));
  camera.want(false);
  camera.want(true);
  CHECK(lane->wait_more(5));
}

TEST_CASE("capture: pictures and sound bear the machine's time", "[room]") {
  for (auto plan : {picture_plan(test_sources()), sound_plan(test_sources())}) {
    auto lane = std::make_shared<kept_lane>();
    fault_box faults;
    const auto before = monotonic_ns();
    capture device{plan, lane, faults.handler()};
    device.want(true);
    REQUIRE(lane->wait_more(5));
    // A live source stamps what it gives with the time at which it was made; a piece of sound is 20
    // ms.
    const auto at = lane->last_ns();
    CHECK(at >= before);
    CHECK(at <= monotonic_ns() + 40'000'000);
  }
}

TEST_CASE("capture: what is no device is told, and nothing breaks", "[room]") {
  auto own = test_sources();
  own.set("source", std::string{"v4l2"});
  own.set("device", std::string{"/dev/null"});
  auto lane = std::make_shared<kept_lane>();
  fault_box faults;
  capture camera{picture_plan(own), lane, faults.handler()};
  camera.want(true);
  CHECK_FALSE(faults.wait().empty());
  CHECK(camera.pieces() == 0);
}

TEST_CASE("capture: it ends while it opens", "[room]") {
  for (int i = 0; i < 20; ++i) {
    auto lane = std::make_shared<kept_lane>();
    fault_box faults;
    capture camera{picture_plan(test_sources()), lane, faults.handler()};
    camera.want(i % 2 == 0);
    camera.want(true);
  }
}

TEST_CASE("capture: two devices that hang are let go of within half a second", "[room][attack]") {
  auto& driver = trap::one();
  auto lane = std::make_shared<kept_lane>();
  fault_box faults;
  const bool opens = GENERATE(true, false); // as it is opened, or as it is closed
  auto first = std::make_unique<capture>(hanging_plan(), lane, faults.handler());
  auto second = std::make_unique<capture>(hanging_plan(), lane, faults.handler());
  const std::array closed{first->closed(), second->closed()};
  driver.set(opens);
  for (auto* one : {first.get(), second.get()})
    one->want(true);
  if (!opens) {
    const auto end = monotonic::now() + patience;
    while ((first->pieces() == 0 || second->pieces() == 0) && monotonic::now() < end)
      std::this_thread::sleep_for(1ms);
    driver.set(true);
    for (auto* one : {first.get(), second.get()})
      one->want(false);
  }
  REQUIRE(driver.wait_inside(2));
  const auto before = monotonic::now();
  first.reset();
  second.reset();
  CHECK(monotonic::now() - before < 500ms);
  for (const auto& one : closed)
    CHECK_FALSE(*one);
  CHECK(lane.use_count() == 1); // nothing comes any more
  driver.set(false);
  const auto end = monotonic::now() + patience;
  for (const auto& one : closed) {
    while (!*one && monotonic::now() < end)
      std::this_thread::sleep_for(1ms);
    CHECK(*one);
  }
}
