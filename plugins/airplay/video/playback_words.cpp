// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/playback_words.hpp"

#include "wire/plist.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tessera::airplay {

namespace {

// What AirPlay Video calls features: not the mask of the records. Observed: video, volume, HLS.
constexpr std::uint64_t played_features = 0x1 | 0x8 | 0x10;

airplay_answer xml_answer(const plist& list) {
  return {.body = list.xml(), .type = xml_plist_type};
}

plist range_of(double duration) {
  auto all = plist::array();
  if (duration > 0)
    all.add(plist{}.set("start", 0.0).set("duration", duration));
  return all;
}

} // namespace

std::string_view name_of(playback_state state) noexcept {
  switch (state) {
  case playback_state::loading:
    return "loading";
  case playback_state::playing:
    return "playing";
  case playback_state::paused:
    return "paused";
  case playback_state::stopped:
    break;
  }
  return "stopped";
}

airplay_answer server_info_answer(const receiver_facts& facts) {
  return xml_answer(plist{}
                        .set("deviceid", facts.device_id)
                        .set("macAddress", facts.device_id)
                        .set("features", played_features)
                        .set("model", model)
                        .set("protovers", "1.0")
                        .set("srcvers", source_version)
                        .set("vv", 2));
}

airplay_answer playback_info_answer(const playback_facts& now, std::string_view fault) {
  auto list = plist{}.set("readyToPlay", now.ready());
  if (now.ready())
    list.set("duration", now.duration)
        .set("position", now.position)
        .set("rate", now.state == playback_state::playing ? 1.0 : 0.0)
        .set("playbackBufferEmpty", now.buffering)
        .set("playbackBufferFull", false)
        .set("playbackLikelyToKeepUp", !now.buffering)
        .set("loadedTimeRanges", range_of(std::max(now.position, 0.0)))
        .set("seekableTimeRanges", range_of(now.duration));
  if (!fault.empty())
    list.set("error", plist{}.set("domain", "Tessera").set("code", 1).set("description", fault));
  return xml_answer(list);
}

airplay_answer scrub_answer(const playback_facts& now) {
  return {.body =
              fmt::format("duration: {:.6f}\r\nposition: {:.6f}\r\n", now.duration, now.position),
          .type = parameters_type};
}

airplay_answer property_answer() {
  return {.body = plist{}.set("errorCode", 0).binary(), .type = "application/x-apple-binary-plist"};
}

std::string event_request(playback_state state, std::string_view reason, std::string_view session) {
  auto list = plist{}.set("category", "video").set("state", name_of(state)).set("sessionID", 1);
  if (!reason.empty())
    list.set("reason", reason);
  const auto body = list.xml();
  // Spec: RFC 9112 3.2: a request names a host, also where there is only one.
  auto out = fmt::format("POST /event HTTP/1.1\r\nHost: sender\r\nContent-Type: {}\r\n"
                         "Content-Length: {}\r\n",
                         xml_plist_type,
                         body.size());
  if (!session.empty())
    out += fmt::format("X-Apple-Session-ID: {}\r\n", session);
  return out + "\r\n" + body;
}

} // namespace tessera::airplay
