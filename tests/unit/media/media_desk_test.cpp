// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "media/gst_runtime.hpp"
#include "media/media_desk.hpp"
#include "media/media_options.hpp"

#include <catch2/catch.hpp>

#include <gst/webrtc/nice/nice.h>
#include <sys/socket.h>

#include <array>
#include <functional>
#include <mutex>
#include <vector>

using namespace tessera;
using namespace std::chrono_literals;
using media::media_desk;

namespace {

std::string chromium() {
  auto text = read_file(TESSERA_SOURCE "/tests/data/sdp/chromium_screen.sdp", sdp::max_bytes);
  REQUIRE(text);
  return *text;
}

/// A desk whose posted work does not run: a peer stays where open() left it, before its answer, so
/// that no agent gathers and no socket opens.
struct fixture {
  std::vector<std::function<void()>> posted;
  std::mutex posted_mutex; ///< GStreamer's threads post too
  std::vector<std::string> log;
  std::shared_ptr<settings> values;
  std::shared_ptr<media_desk> desk;

  fixture() {
    const std::array<option_table, 1> tables{media::media_options()};
    values = std::make_shared<settings>(defaults_of(tables));
    desk = std::make_shared<media_desk>(
        values,
        [this](std::function<void()> work) {
          std::lock_guard guard{posted_mutex};
          posted.push_back(std::move(work));
        },
        media::desk_events{
            [](const share_progress&) {},
            [this](const share_id& share, end_reason why) {
              log.push_back(share.str() + " " + std::string{name_of(why)});
            },
            [this](const peer_id& peer, const std::string&) { log.push_back(peer.str()); },
            [this](const peer_id& peer, bool silent) {
              log.push_back(peer.str() + (silent ? " silent" : " heard"));
            },
            [this](const peer_id& peer) { log.push_back(peer.str() + " renewed"); }});
  }

  /// The reader's end of a lane.
  unique_fd attach(const char* share) {
    auto pair = net::make_lane_pair();
    REQUIRE(pair);
    auto attached = desk->attach(share_id{share}, std::move(pair->writer));
    last = attached ? errc::ok : attached.code();
    return std::move(pair->reader);
  }

  /// What open() answers at once; errc::ok when it has made a peer.
  errc open(const char* peer,
            std::map<std::string, share_id> shares,
            std::vector<std::string> codecs,
            std::shared_ptr<void> ice = nullptr) {
    auto code = errc::ok;
    desk->open({peer_id{peer}, std::move(ice), chromium(), std::move(shares), std::move(codecs)},
               [&](const result<std::string>& answer) { code = answer.code(); });
    return code;
  }

  errc open_real(const char* peer, const char* share) {
    REQUIRE(media::start_gstreamer());
    std::shared_ptr<void> ice{gst_object_ref_sink(gst_webrtc_nice_new(peer)), gst_object_unref};
    return open(peer, {{"0", share_id{share}}}, {"vp9"}, ice);
  }

  errc last = errc::ok;
};

/// The lane's last word (docs/kiosk-rpc.md, "end"); empty when it is open.
std::string end_of(const unique_fd& reader) {
  lane::frame_reader parser;
  std::vector<lane::frame> frames;
  char bytes[4096];
  for (;;) {
    const auto got = ::recv(reader.get(), bytes, sizeof bytes, MSG_DONTWAIT);
    if (got <= 0)
      break;
    REQUIRE(parser.feed({bytes, static_cast<std::size_t>(got)}, frames));
  }
  if (frames.empty() || frames.back().header.kind != lane::frame_kind::end)
    return {};
  const auto& payload = frames.back().payload;
  return {reinterpret_cast<const char*>(payload.data()), payload.size()};
}

const auto later = media_desk::silence_limit + 1s;

} // namespace

TEST_CASE("media_desk: a lane that nobody feeds is over after a while", "[media]") {
  fixture house;
  auto reader = house.attach("s1");
  CHECK(house.desk->busy());
  house.desk->tick();
  CHECK(house.desk->busy());
  house.desk->tick(monotonic::now() + later);
  CHECK_FALSE(house.desk->busy());
  CHECK(house.log == std::vector<std::string>{"s1 connection_lost"});
}

TEST_CASE("media_desk: a share that is over gets no lane any more", "[media]") {
  fixture house;
  // Its end came first: nobody has asked for it yet.
  house.desk->stop(share_id{"s1"}, end_reason::stopped);
  auto reader = house.attach("s1");
  CHECK(house.last == errc::share_not_found);
  CHECK_FALSE(house.desk->busy());
  CHECK(house.open("c1", {{"0", share_id{"s1"}}}, {"vp9"}) == errc::share_not_found);
  CHECK(house.log.empty());
}

TEST_CASE("media_desk: remembers the last shares that are over, not all", "[media]") {
  fixture house;
  for (std::size_t i = 0; i <= media_desk::ended_limit; ++i)
    house.desk->stop(share_id{"s" + std::to_string(i)}, end_reason::stopped);
  auto forgotten = house.attach("s0");
  CHECK(house.last == errc::ok);
  auto known = house.attach("s1");
  CHECK(house.last == errc::share_not_found);
}

TEST_CASE("media_desk: stops a share without a word to meeting, which knows", "[media]") {
  fixture house;
  auto reader = house.attach("s1");
  house.desk->stop(share_id{"s1"}, end_reason::removed);
  CHECK_FALSE(house.desk->busy());
  CHECK(house.log.empty());
}

TEST_CASE("media_desk: refuses offers that it cannot use", "[media]") {
  fixture house;
  CHECK(house.open("c1", {{"7", share_id{"s1"}}}, {"vp9"}) == errc::sdp_invalid);
  CHECK(house.open("c1", {{"0", share_id{"s1"}}}, {"av1"}) == errc::codec_unsupported);
  CHECK_FALSE(house.desk->busy());
}

TEST_CASE("media_desk: the asker's codecs win over media.codecs", "[media]") {
  fixture house;
  house.values->set("media.codecs", std::vector<std::string>{"vp9"});
  // The offer has VP9, but the display cannot decode it.
  CHECK(house.open("c1", {{"0", share_id{"s1"}}}, {"none"}) == errc::codec_unsupported);
}

TEST_CASE("media_desk: media.codecs counts when the asker leaves it open", "[media]") {
  fixture house;
  house.values->set("media.codecs", std::vector<std::string>{"none"});
  CHECK(house.open("c1", {{"0", share_id{"s1"}}}, {}) == errc::codec_unsupported);
}

TEST_CASE("media_desk: media.codecs takes the codecs of the house only", "[media]") {
  const std::array<option_table, 1> tables{media::media_options()};
  const auto* codecs = find_option(tables, "media.codecs");
  REQUIRE(codecs != nullptr);
  using texts = std::vector<std::string>;
  CHECK_FALSE(fault_of(*codecs, texts{"vp9", "h264", "vp8"}));
  CHECK(fault_of(*codecs, texts{"vp10"}) == "must be a list of vp9, h264, vp8, not vp10");
}

TEST_CASE("media_desk: drops everything with the meeting, and its share ids too", "[media]") {
  fixture house;
  CHECK(house.open_real("c1", "s1") == errc::ok);
  auto reader = house.attach("s1");
  auto other = house.attach("s2");
  house.desk->stop(share_id{"s3"}, end_reason::stopped);
  CHECK(house.desk->knows(peer_id{"c1"}));
  house.desk->drop_everything(end_reason::connection_lost);
  CHECK_FALSE(house.desk->knows(peer_id{"c1"}));
  CHECK_FALSE(house.desk->busy());
  CHECK(house.log.empty());
  CHECK(end_of(reader) == R"({"reason":"connection_lost"})");
  CHECK(end_of(other) == R"({"reason":"connection_lost"})");
  auto next = house.attach("s3");
  CHECK(house.last == errc::ok);
}

TEST_CASE("media_desk: a peer that lost its door ends with its shares", "[media]") {
  fixture house;
  CHECK(house.open_real("c1", "s1") == errc::ok);
  CHECK(house.open_real("c2", "s2") == errc::ok);
  CHECK(house.open_real("c2", "s3") == errc::media_failed); // there is one already
  house.desk->lose(peer_id{"c1"}, end_reason::door_failed);
  CHECK_FALSE(house.desk->knows(peer_id{"c1"}));
  CHECK(house.desk->knows(peer_id{"c2"}));
  CHECK(house.log == std::vector<std::string>{"s1 door_failed"});
}

TEST_CASE("media_desk: a share goes on with its next peer, which replaces the old one", "[media]") {
  fixture house;
  CHECK(house.open_real("c1", "s1") == errc::ok);
  CHECK(house.open_real("c2", "s1") == errc::ok);
  CHECK_FALSE(house.desk->knows(peer_id{"c1"}));
  CHECK(house.desk->knows(peer_id{"c2"}));
  CHECK(house.log.empty());
}

TEST_CASE("media_desk: closing a peer leaves its lane for the one that comes back", "[media]") {
  fixture house;
  CHECK(house.open_real("c1", "s1") == errc::ok);
  house.desk->close(peer_id{"c1"});
  CHECK_FALSE(house.desk->knows(peer_id{"c1"}));
  CHECK(house.desk->busy());
  CHECK(house.open_real("c2", "s1") == errc::ok);
  CHECK(house.log.empty());
}

TEST_CASE("media_desk: tells once that a peer is silent", "[media]") {
  fixture house;
  CHECK(house.open_real("c1", "s1") == errc::ok);
  const auto now = monotonic::now();
  house.desk->tick(now + media_desk::silence_weak + 1s);
  house.desk->tick(now + media_desk::silence_weak + 2s);
  CHECK(house.log == std::vector<std::string>{"c1 silent"});
}

TEST_CASE("media_desk: a peer that failed may outlive its desk", "[media]") {
  fixture house;
  CHECK(house.open_real("c1", "s1") == errc::ok);
  // Posts the last reference of the connection.
  house.desk->lose(peer_id{"c1"}, end_reason::media_failed);
  const std::weak_ptr<media_desk> gone = house.desk;
  house.desk.reset();
  CHECK(gone.expired());
  std::lock_guard guard{house.posted_mutex};
  CHECK_FALSE(house.posted.empty());
  house.posted.clear();
}
