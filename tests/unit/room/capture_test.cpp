// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/clock.hpp"
#include "capture.hpp"

#include <catch2/catch.hpp>
#include <gst/gst.h>

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

using namespace tessera;
using namespace tessera::room;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 20s;

/// Keeps what comes.
class kept_lane : public share_lane {
public:
  void set_caps(const lane::caps&) override {}
  void set_sound_caps(const lane::sound_caps&) override {}
  void push(const access_unit& unit) override { take(unit.key_frame, unit.presentation_ns); }
  void push_sound(const sound_unit& unit) override { take(false, unit.presentation_ns); }

  /// Until so many more have come; whether they have.
  bool wait_more(std::size_t count) {
    std::unique_lock lock{mutex_};
    return news_.wait_for(lock, patience, [&, until = count_ + count] { return count_ >= until; });
  }
  bool wait_keys(std::size_t count) {
    std::unique_lock lock{mutex_};
    return news_.wait_for(lock, patience, [&] { return keys_ >= count; });
  }
  bool first_is_key() {
    std::lock_guard lock{mutex_};
    return first_is_key_;
  }
  std::size_t keys() {
    std::lock_guard lock{mutex_};
    return keys_;
  }
  std::int64_t last_ns() {
    std::lock_guard lock{mutex_};
    return last_ns_;
  }

private:
  void take(bool key, std::int64_t at) {
    std::lock_guard lock{mutex_};
    if (count_++ == 0)
      first_is_key_ = key;
    keys_ += key ? 1 : 0;
    last_ns_ = at;
    news_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable news_;
  std::size_t count_ = 0;
  std::size_t keys_ = 0;
  std::int64_t last_ns_ = 0;
  bool first_is_key_ = false;
};

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

settings test_sources() {
  gst_init(nullptr, nullptr);
  settings all;
  for (const auto& one : room::options())
    all.set(std::string{one.key}, one.fallback);
  all.set("source", std::string{"test"});
  all.set("sound", std::string{"test"});
  all.set("width", std::int64_t{160});
  all.set("height", std::int64_t{90});
  return all;
}

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

namespace {

/// Where hanging elements wait.
struct trap {
  std::mutex mutex;
  std::condition_variable news;
  bool shut = false;
  int inside = 0;

  static trap& one() {
    static auto& all = *new trap; // threads may wait here when the process ends
    return all;
  }
  void pass() {
    std::unique_lock lock{mutex};
    ++inside;
    news.notify_all();
    news.wait(lock, [this] { return !shut; });
    --inside;
    news.notify_all();
  }
  void set(bool now) {
    std::lock_guard lock{mutex};
    shut = now;
    news.notify_all();
  }
  bool wait_inside(int count) {
    std::unique_lock lock{mutex};
    return news.wait_for(lock, patience, [&] { return inside == count; });
  }
};

/// A driver that hangs as it is opened, and as it is closed, while the trap is shut.
GstStateChangeReturn change_when_let(GstElement* element, GstStateChange change) {
  if (change == GST_STATE_CHANGE_NULL_TO_READY || change == GST_STATE_CHANGE_READY_TO_NULL)
    trap::one().pass();
  auto* parent = static_cast<GstElementClass*>(
      g_type_class_peek_parent(G_OBJECT_GET_CLASS(element)));
  return parent->change_state(element, change);
}

void make_hanging_class(gpointer klass, gpointer) {
  gst_element_class_set_static_metadata(GST_ELEMENT_CLASS(klass), "Hangs", "Source", "Hangs", "Tests");
  GST_ELEMENT_CLASS(klass)->change_state = change_when_let;
}

pipeline_plan hanging_plan() {
  gst_init(nullptr, nullptr);
  static const bool made = [] {
    auto* element = gst_element_factory_make("fakesrc", nullptr);
    const auto parent = G_OBJECT_TYPE(element);
    gst_object_unref(element);
    GTypeQuery sizes;
    g_type_query(parent, &sizes);
    const auto type = g_type_register_static_simple(parent, "TestHangingSource", sizes.class_size,
                                                    make_hanging_class, sizes.instance_size, nullptr,
                                                    GTypeFlags{});
    return gst_element_register(nullptr, "hangingsrc", GST_RANK_NONE, type) != FALSE;
  }();
  REQUIRE(made);
  pipeline_plan plan;
  plan.text = "hangingsrc name=source is-live=true ! appsink name=out";
  return plan;
}

} // namespace

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
    REQUIRE(lane->wait_more(2));
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
