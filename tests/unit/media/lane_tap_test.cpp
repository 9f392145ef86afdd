// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "media/gst_runtime.hpp"
#include "media/lane_tap.hpp"
#include "net/lane.hpp"
#include "rtp_feed.hpp"

#include <catch2/catch.hpp>

#include <gst/gst.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

/// One who watches: an appsrc whose pipeline never runs, so that what comes stays in it.
struct watcher {
  media::gst_ptr<GstElement> source;
  std::shared_ptr<media::view_feed> feed;

  explicit watcher(bool sound = false, const char* codec = "vp8") {
    source.reset(GST_ELEMENT(gst_object_ref_sink(gst_element_factory_make("appsrc", nullptr))));
    feed = std::make_shared<media::view_feed>(
        media::view_feed::setup{sound ? "opus" : codec, 96, sound}, source.get());
  }
  ~watcher() { feed->end(); }
};

struct fixture {
  net::lane_pump pump;
  std::atomic<int> asked{0};
  std::promise<void> over;
  std::unique_ptr<net::lane_writer> lane;
  std::unique_ptr<media::lane_tap> tap;

  fixture() {
    REQUIRE(media::start_gstreamer());
    lane = std::make_unique<net::lane_writer>(pump, [this](const auto&) { ++asked; });
    auto pair = net::make_lane_pair();
    REQUIRE(pair);
    lane->attach(std::move(pair->writer));
    lane->set_caps({"vp8", 640, 360});
    tap = std::make_unique<media::lane_tap>(
        share_id{"s1"}, std::move(pair->reader), [this] { over.set_value(); });
  }

  void push(bool key) {
    auto bytes = read_file(std::string{TESSERA_SOURCE} + "/tests/data/vp8/" + (key ? "key" : "delta") + ".bin",
                           64 * 1024);
    REQUIRE(bytes);
    lane->push(lane::frame_kind::video, key ? lane::flag_key_frame : std::uint16_t{0}, 1'000'000'000,
               1'000'000'000, bytes->data(), bytes->size());
  }
};

/// The tap has a thread of its own: what it does is waited for.
template <class Condition>
bool soon(Condition what) {
  for (int i = 0; i < 5000 && !what(); ++i)
    std::this_thread::sleep_for(1ms);
  return what();
}

} // namespace

TEST_CASE("lane_tap: one reading serves all who watch", "[media][view]") {
  fixture house;
  watcher one;
  watcher other;
  watcher listener{true};
  for (auto* each : {&one, &other, &listener})
    house.tap->add(each->feed);
  house.push(true);
  house.push(false);
  for (auto* each : {&one, &other})
    CHECK(soon([&] { return each->feed->count().frames == 2; }));
  CHECK(listener.feed->count().frames == 0);
  CHECK(one.feed->ssrc() != other.feed->ssrc());
}

TEST_CASE("lane_tap: one who comes later waits for a key frame", "[media][view]") {
  fixture house;
  watcher early;
  house.tap->add(early.feed);
  house.push(true);
  CHECK(soon([&] { return early.feed->count().frames == 1; }));
  watcher late;
  house.tap->add(late.feed);
  house.push(false);
  CHECK(soon([&] { return early.feed->count().frames == 2; }));
  CHECK(late.feed->count().frames == 0);
  CHECK(late.feed->count().left_out == 1);
  house.push(true);
  CHECK(soon([&] { return late.feed->count().frames == 1; }));
}

namespace {

/// The producer's end of a lane without a lane_writer: what the tap says stands in it.
struct bare_lane {
  net::lane_pair ends = std::move(*net::make_lane_pair());

  void send(lane::frame_kind kind, std::uint16_t flags, std::uint64_t sequence, std::string_view payload) {
    lane::frame_header header;
    header.kind = kind;
    header.flags = flags;
    header.sequence = sequence;
    header.size = static_cast<std::uint32_t>(payload.size());
    const auto head = lane::encode(header);
    std::string bytes{reinterpret_cast<const char*>(head.data()), head.size()};
    bytes += payload;
    REQUIRE(::send(ends.writer.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(bytes.size()));
  }
  std::string heard() const {
    char bytes[1024];
    const auto got = ::recv(ends.writer.get(), bytes, sizeof bytes, MSG_DONTWAIT);
    return got > 0 ? std::string{bytes, static_cast<std::size_t>(got)} : std::string{};
  }
};

} // namespace

TEST_CASE("lane_tap: a source that cannot be asked is not, and nobody gets what was before him",
          "[media][view]") {
  REQUIRE(media::start_gstreamer());
  const auto picture = [](const char* which) {
    return read_file(std::string{TESSERA_SOURCE} + "/tests/data/vp8/" + which + ".bin", 64 * 1024)
        .value_or("");
  };
  for (bool on_request : {false, true}) {
    bare_lane lane;
    lane::caps what{"vp8", 640, 360};
    what.key_frames_on_request = on_request;
    auto tap = std::make_unique<media::lane_tap>(
        share_id{"s1"}, std::move(lane.ends.reader), [] {});
    watcher one;
    tap->add(one.feed);
    lane.send(lane::frame_kind::caps, 0, 0, lane::encode(what));
    // A key frame that stood there already.
    lane.send(lane::frame_kind::video, lane::flag_key_frame | lane::flag_kept, 0, picture("key"));
    lane.send(lane::frame_kind::video, 0, 1, picture("delta"));
    CHECK(soon([&] { return one.feed->count().left_out == 1; }));
    CHECK(one.feed->count().frames == 0);
    lane.send(lane::frame_kind::video, lane::flag_key_frame, 2, picture("key"));
    CHECK(soon([&] { return one.feed->count().frames == 1; }));
    tap.reset();
    CHECK(lane.heard().empty() == !on_request);
  }
}

TEST_CASE("lane_tap: a thousand wishes for a key frame are one a second", "[media][view]") {
  fixture house;
  watcher one;
  house.tap->add(one.feed);
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 1000; ++i)
    house.tap->want_key_frame();
  CHECK(soon([&] { return house.asked >= 1; }));
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(std::chrono::steady_clock::now() - begun);
  CHECK(house.asked <= 1 + static_cast<int>(seconds.count()));
}

TEST_CASE("lane_tap: pictures of another codec than his are not sent to him", "[media][view]") {
  fixture house;
  watcher fits;
  watcher other{false, "vp9"};
  house.tap->add(fits.feed);
  house.tap->add(other.feed);
  house.push(true);
  CHECK(soon([&] { return fits.feed->count().frames == 1; }));
  CHECK(other.feed->count().frames == 0);
}

TEST_CASE("view_feed: a share that comes back to his codec begins anew, and is not asked for before",
          "[media][view]") {
  REQUIRE(media::start_gstreamer());
  watcher one;
  auto take = [&](const char* codec, bool key) {
    std::shared_ptr<GstBufferList> list{gst_buffer_list_new(), gst_buffer_list_unref};
    gst_buffer_list_add(list.get(), media::test::packet(96, 1, 0, {1, 2, 3}));
    one.feed->take({.kind = lane::frame_kind::video,
                    .flags = key ? lane::flag_key_frame : std::uint16_t{0},
                    .size = 3},
                   codec,
                   list.get());
    return one.feed->count().frames;
  };
  CHECK(one.feed->wants_key());
  CHECK(take("vp8", true) == 1);
  CHECK(take("vp9", true) == 1);
  CHECK_FALSE(one.feed->wants_key()); // no key frame of that helps
  CHECK(take("vp8", false) == 1);
  CHECK(one.feed->wants_key());
  CHECK(take("vp8", true) == 2);
}

TEST_CASE("lane_tap: says once that the lane is over", "[media][view]") {
  fixture house;
  house.lane->end("stopped");
  CHECK(house.over.get_future().wait_for(5s) == std::future_status::ready);
}

TEST_CASE("lane_tap: ends with its owner, in the middle of everything", "[media][view]") {
  fixture house;
  watcher one;
  house.tap->add(one.feed);
  for (int i = 0; i < 50; ++i)
    house.push(i == 0);
  house.tap.reset();
  const auto before = one.feed->count().frames;
  house.push(true);
  CHECK(one.feed->count().frames == before);
}

TEST_CASE("lane_tap: bytes that are no lane end it", "[media][view]") {
  REQUIRE(media::start_gstreamer());
  auto pair = net::make_lane_pair();
  REQUIRE(pair);
  std::promise<void> over;
  media::lane_tap tap{share_id{"s1"}, std::move(pair->reader), [&] { over.set_value(); }};
  const std::string rubbish(64, '\xee');
  CHECK(::write(pair->writer.get(), rubbish.data(), rubbish.size()) == 64);
  CHECK(over.get_future().wait_for(5s) == std::future_status::ready);
}
