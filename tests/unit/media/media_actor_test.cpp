// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "media/gst_runtime.hpp"
#include "media/media_actor.hpp"
#include "media/media_options.hpp"
#include "net/lane.hpp"
#include "proto/sdp.hpp"
#include "support/house_bench.hpp"

#include <catch2/catch.hpp>

#include <caf/event_based_actor.hpp>
#include <gst/webrtc/nice/nice.h>
#include <poll.h>

#include <array>
#include <vector>

using namespace tessera;
using test::house_bench;

namespace {

std::shared_ptr<const settings> defaults() {
  const std::array<option_table, 1> tables{media::media_options()};
  return std::make_shared<settings>(defaults_of(tables));
}

struct fixture : house_bench {
  media_actor media = media::spawn_media(system, loop, defaults());
  std::vector<end_share> ended;

  ~fixture() {
    caf::anon_send(media, shut_down{});
    run();
  }

  /// Knows nothing but shares that end.
  meeting_actor spawn_meeting() {
    auto stub = system.spawn([this](caf::event_based_actor* self) -> caf::behavior {
      self->set_default_handler(caf::drop);
      return {[this](const end_share& what) {
        ended.push_back(what);
        return done{};
      }};
    });
    return caf::actor_cast<meeting_actor>(stub);
  }

  void introduce(const meeting_actor& meeting) {
    house_changed house;
    house.meeting = meeting;
    caf::anon_send(media, house);
    run();
  }

  unique_fd attach(const char* share) {
    auto pair = net::make_lane_pair();
    REQUIRE(pair);
    attach_reader what{share_id{share}, std::make_shared<unique_fd>(std::move(pair->writer))};
    REQUIRE(code_of<lane_attached>(media, what) == errc::ok);
    return std::move(pair->reader);
  }

  /// Sent, not asked: without a loop of libnice's own no answer comes.
  void open(const char* peer, const char* share, const peer_watcher_actor& door) {
    REQUIRE(media::start_gstreamer());
    auto offer = read_file(TESSERA_SOURCE "/tests/data/sdp/chromium_screen.sdp", sdp::max_bytes);
    REQUIRE(offer);
    ice_agent agent{{gst_object_ref_sink(gst_webrtc_nice_new(peer)), gst_object_unref}};
    caf::anon_send(
        media, open_peer{peer_id{peer}, agent, *offer, {{"0", share_id{share}}}, {"vp9"}, door});
    REQUIRE(loop.run_once());
  }
};

bool ended_lane(const unique_fd& reader) {
  pollfd look{reader.get(), POLLIN, 0};
  return ::poll(&look, 1, 0) == 1;
}

} // namespace

TEST_CASE("media_actor: the shares of a dead door are over, and meeting hears why",
          "[media][actor]") {
  fixture house;
  auto meeting = house.spawn_meeting();
  house.introduce(meeting);
  auto door = house.spawn_door();
  house.open("c1", "s1", door);
  house.end(door);
  REQUIRE(house.ended.size() == 1);
  CHECK(house.ended[0].share == share_id{"s1"});
  CHECK(house.ended[0].reason == end_reason::door_failed);
  house.end(meeting);
}

TEST_CASE("media_actor: lanes end with their meeting, also while there is none", "[media][actor]") {
  fixture house;
  auto first = house.spawn_meeting();
  house.introduce(first);
  auto reader = house.attach("s1");
  house.introduce(first); // somebody else was restarted
  CHECK_FALSE(ended_lane(reader));
  house.introduce({});
  CHECK(ended_lane(reader));

  auto second = house.spawn_meeting();
  house.introduce(second);
  auto next = house.attach("s1"); // the same id, another share
  CHECK_FALSE(ended_lane(next));
  house.introduce(house.spawn_meeting());
  CHECK(ended_lane(next));
  CHECK(house.ended.empty());
  house.end(first);
  house.end(second);
}

TEST_CASE("media_actor: says share_not_found for a share that is over", "[media][actor]") {
  fixture house;
  caf::anon_send(house.media, stop_share{share_id{"s1"}, end_reason::stopped});
  house.run();
  auto pair = net::make_lane_pair();
  REQUIRE(pair);
  attach_reader what{share_id{"s1"}, std::make_shared<unique_fd>(std::move(pair->writer))};
  CHECK(house.code_of<lane_attached>(house.media, what) == errc::share_not_found);
}
