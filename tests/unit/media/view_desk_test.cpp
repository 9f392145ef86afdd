// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "media/gst_runtime.hpp"
#include "media/media_options.hpp"
#include "media/view_desk.hpp"

#include <catch2/catch.hpp>

#include <gst/webrtc/nice/nice.h>

#include <array>
#include <functional>
#include <mutex>
#include <vector>

using namespace tessera;
using media::view_desk;

namespace {

/// A browser's section, that receives.
std::string viewer() {
  auto text = read_file(TESSERA_SOURCE "/tests/data/sdp/chromium_screen.sdp", sdp::max_bytes);
  REQUIRE(text);
  return sdp::with_direction(*text, {0}, "recvonly");
}

std::string changed(std::string offer, const std::string& from, const std::string& to) {
  const auto at = offer.find(from);
  REQUIRE(at != std::string::npos);
  return offer.replace(at, from.size(), to);
}

/// A desk whose posted work does not run by itself: a view stays before its answer, so that no agent
/// gathers.
struct fixture {
  std::vector<std::function<void()>> posted;
  std::mutex posted_mutex; ///< GStreamer's threads post too
  int renewed = 0;
  std::shared_ptr<view_desk> desk;

  fixture() {
    REQUIRE(media::start_gstreamer());
    const std::array<option_table, 1> tables{media::media_options()};
    desk = std::make_shared<view_desk>(
        std::make_shared<settings>(defaults_of(tables)),
        [this](std::function<void()> work) {
          std::lock_guard guard{posted_mutex};
          posted.push_back(std::move(work));
        },
        media::view_events{[](const view_source&, unique_fd) {},
                           [](const view_progress&) {},
                           [](const peer_id&, const std::string&) {},
                           [this](const peer_id&) { ++renewed; }});
  }

  /// What is answered at once; errc::ok when the view is on its way.
  errc open(const char* codec) {
    std::shared_ptr<void> ice{gst_object_ref_sink(gst_webrtc_nice_new("v1")), gst_object_unref};
    auto code = errc::ok;
    desk->open({peer_id{"v1"}, ice, viewer(), {{"0", {share_id{"s1"}, {}, codec}}}},
               [&code](const result<view_answer>& answer) { code = answer.code(); });
    return code;
  }
  errc renew(const std::string& offer) {
    auto code = errc::ok;
    desk->renew(peer_id{"v1"}, offer, [&code](const result<std::string>& answer) { code = answer.code(); });
    return code;
  }
};

} // namespace

TEST_CASE("view_desk: what a viewer cannot decode opens nothing", "[media][view]") {
  fixture house;
  CHECK(house.open("av1") == errc::codec_unsupported);
  CHECK_FALSE(house.desk->busy());
}

TEST_CASE("view_desk: a further offer is no way to other sections", "[media][view][attack]") {
  fixture house;
  REQUIRE(house.open("vp9") == errc::ok);
  CHECK(house.renew(changed(viewer(), "a=mid:0", "a=mid:7")) == errc::sdp_invalid);
  CHECK(house.renew(changed(viewer(), "a=recvonly", "a=inactive")) == errc::sdp_invalid);
  CHECK(house.renew(changed(viewer(), "a=rtpmap:98 VP9", "a=rtpmap:98 VP8")) == errc::sdp_invalid);
  const auto whole = viewer();
  const auto second = changed(whole.substr(whole.find("m=video")), "a=mid:0", "a=mid:1");
  CHECK(house.renew(changed(whole, "BUNDLE 0", "BUNDLE 0 1") + second) == errc::sdp_invalid);
}

TEST_CASE("view_desk: offers that cross each other count no candidates anew", "[media][view][attack]") {
  fixture house;
  REQUIRE(house.open("vp9") == errc::ok);
  CHECK(house.renew(viewer()) == errc::unavailable);
  CHECK(house.renewed == 0);
}
