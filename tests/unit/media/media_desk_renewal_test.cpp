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
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace tessera;
using namespace std::chrono_literals;
using lines = std::vector<std::string>;
using bound = std::map<std::string, share_id>;

namespace {

/// An agent that never looks for addresses, so that no socket opens.
std::shared_ptr<void> quiet_agent() {
  static const GType type = g_type_register_static_simple(
      GST_TYPE_WEBRTC_NICE,
      "TesseraQuietAgent",
      sizeof(GstWebRTCNiceClass),
      [](gpointer kind, gpointer) {
        static_cast<GstWebRTCICEClass*>(kind)->gather_candidates =
            [](GstWebRTCICE*, GstWebRTCICEStream*) -> gboolean { return TRUE; };
      },
      sizeof(GstWebRTCNice),
      nullptr,
      static_cast<GTypeFlags>(0));
  return {gst_object_ref_sink(g_object_new(type, "name", "quiet", nullptr)), gst_object_unref};
}

std::string
changed(std::string text, const std::string& from, const std::string& to, std::size_t at = 0) {
  at = text.find(from, at);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string one_section() {
  auto text = read_file(TESSERA_SOURCE "/tests/data/sdp/chromium_screen.sdp", sdp::max_bytes);
  REQUIRE(text);
  return *text;
}

std::string two_sections() {
  const auto first = one_section();
  auto second = changed(first.substr(first.find("m=video")), "a=mid:0", "a=mid:1");
  for (const char* ssrc : {"2542556901", "3386012438"})
    while (second.find(ssrc) != std::string::npos)
      second = changed(second, ssrc, "1" + std::string{ssrc}.substr(1));
  return changed(first, "BUNDLE 0", "BUNDLE 0 1") + second;
}

/// GStreamer alone sees what is missing in its last section.
std::string unusable(const std::string& offer) {
  return changed(offer, "a=setup:actpass\r\n", "", offer.rfind("m=video"));
}

/// A desk whose posted work runs when the test says so, and a peer c1 that shows s1.
struct fixture {
  std::deque<std::function<void()>> posted;
  std::mutex mutex; ///< GStreamer's threads post
  std::condition_variable came;
  lines log;
  std::optional<result<std::string>> answer;
  std::shared_ptr<media::media_desk> desk;

  fixture() {
    REQUIRE(media::start_gstreamer());
    const std::array<option_table, 1> tables{media::media_options()};
    desk = std::make_shared<media::media_desk>(
        std::make_shared<settings>(defaults_of(tables)),
        [this](std::function<void()> work) {
          std::lock_guard hold{mutex};
          posted.push_back(std::move(work));
          came.notify_one();
        },
        media::desk_events{[](const share_progress&) {},
                           [this](const share_id& share, end_reason why) {
                             log.push_back(share.str() + " " + std::string{name_of(why)});
                           },
                           [this](const peer_id& peer, const std::string& why) {
                             log.push_back(peer.str() + " failed: " + why);
                           },
                           [](const peer_id&, bool) {},
                           [](const peer_id&) {}});
    desk->open({peer_id{"c1"}, quiet_agent(), one_section(), {{"0", share_id{"s1"}}}, {"vp9"}},
               keep());
    REQUIRE(answered() == errc::ok);
  }

  std::function<void(result<std::string>)> keep() {
    answer.reset();
    return [this](result<std::string> made) { answer = std::move(made); };
  }
  void renew(std::string offer, bound shares) {
    desk->renew({peer_id{"c1"}, std::move(offer), std::move(shares), {"vp9"}}, keep());
  }
  /// Runs what is posted until there is an answer.
  errc answered() {
    const auto patience = std::chrono::steady_clock::now() + 30s;
    while (!answer) {
      std::unique_lock hold{mutex};
      REQUIRE(came.wait_until(hold, patience, [this] { return !posted.empty(); }));
      auto work = std::move(posted.front());
      posted.pop_front();
      hold.unlock();
      work();
    }
    return *answer ? errc::ok : answer->code();
  }
  unique_fd attach(const char* share) {
    auto pair = net::make_lane_pair();
    REQUIRE(pair);
    REQUIRE(desk->attach(share_id{share}, std::move(pair->writer)));
    return std::move(pair->reader);
  }
};

/// The writer has gone, or said its last word.
bool over(const unique_fd& reader) {
  char byte = 0;
  return ::recv(reader.get(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
}

} // namespace

TEST_CASE("media_desk: an offer that GStreamer refuses leaves all as it was", "[media][attack]") {
  fixture house;
  const auto first = house.attach("s1");
  bound shares{{"0", share_id{"s1"}}, {"1", share_id{"s2"}}};
  SECTION("one section more") {
    house.renew(unusable(two_sections()), shares);
  }
  SECTION("the section of one share given to another") {
    house.renew(unusable(one_section()), {{"0", share_id{"s2"}}});
    shares.erase("1");
  }
  const auto second = house.attach("s2"); // the lane that the refused offer made
  CHECK_FALSE(over(second));
  CHECK(house.answered() == errc::sdp_invalid);
  CHECK(over(second));
  CHECK_FALSE(over(first));
  CHECK(house.desk->knows(peer_id{"c1"}));

  // It takes the next offer, also one with the share that was refused.
  house.renew(shares.size() == 1 ? one_section() : two_sections(), shares);
  CHECK(house.answered() == errc::ok);
  CHECK_FALSE(over(first));
  CHECK(house.log.empty());
}

TEST_CASE("media_desk: a share that ends while an offer is refused does not come back", "[media]") {
  fixture house;
  const auto first = house.attach("s1");
  house.renew(unusable(two_sections()), {{"0", share_id{"s1"}}, {"1", share_id{"s2"}}});
  house.desk->stop(share_id{"s1"}, end_reason::stopped);
  CHECK(over(first));
  CHECK(house.answered() == errc::sdp_invalid);
  house.renew(two_sections(), {{"0", share_id{"s1"}}});
  CHECK(house.answered() == errc::share_not_found);
  house.renew(two_sections(), {{"1", share_id{"s2"}}});
  CHECK(house.answered() == errc::ok);
  CHECK(house.log.empty());
}
