// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/track_talk.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace tessera::airplay {

namespace {

constexpr int understood_not = 451; // RTSP: Parameter Not Understood
/// Units of RTP time in a second. Observed: classic senders have no other rate.
constexpr unsigned rate = 44'100;
constexpr double quietest_db = 30;
constexpr double mute_db = -144;

} // namespace

void track_talk::shown_as(const share_id& share, bool music) {
  if (share.empty() || share == share_)
    return;
  share_ = share;
  music_ = music;
  tell_volume();
  describe();
}

airplay_answer track_talk::take(const airplay_request& request) {
  switch (parameter_kind_of(request.headers.text("Content-Type"))) {
  case parameter_kind::text:
    return take_text(request.body);
  case parameter_kind::track: {
    auto text = parse_dmap(request.body);
    if (!text)
      return {.status = 400};
    text_ = *std::move(text);
    break;
  }
  case parameter_kind::artwork:
    take_artwork(request.body);
    break;
  case parameter_kind::no_artwork:
    artwork_ = nullptr;
    break;
  case parameter_kind::unknown:
    return {.status = understood_not};
  }
  describe();
  return {};
}

airplay_answer track_talk::take_text(const std::string& body) {
  const auto said = parse_parameters(body);
  if (!said)
    return {.status = 400};
  if (said->volume) {
    volume_ = said->volume;
    tell_volume();
  }
  if (said->progress) {
    progress_ = said->progress;
    playing_ = true;
    describe();
  }
  return {};
}

void track_talk::take_artwork(const std::string& body) {
  artwork_ = body.empty() || body.size() > now_playing::max_artwork_bytes
                 ? nullptr
                 : std::make_shared<const std::string>(body);
}

airplay_answer track_talk::tell(const airplay_request& request) const {
  if (request.headers.text("Content-Type") != "text/parameters" ||
      !request.body.starts_with("volume"))
    return {.status = understood_not};
  const auto volume = volume_.value_or(1);
  const auto db = volume > 0 ? (volume - 1) * quietest_db : mute_db;
  return {.body = fmt::format("volume: {:.6f}\r\n", db), .type = "text/parameters"};
}

void track_talk::paused() {
  playing_ = false;
  describe();
}

void track_talk::goes_on() {
  if (!std::exchange(playing_, true))
    describe();
}

void track_talk::tell_volume() {
  if (volume_ && !share_.empty())
    house_.set_volume(share_, static_cast<int>(std::lround(*volume_ * 100)));
}

void track_talk::describe() {
  if (!music_ || share_.empty())
    return;
  now_playing what;
  if (text_) {
    what.title = text_->title;
    what.artist = text_->artist;
    what.album = text_->album;
  }
  what.artwork = artwork_;
  if (progress_) {
    what.position = progress_->position(rate);
    what.duration = progress_->duration(rate);
  }
  what.playing = playing_;
  house_.describe_share(share_, std::move(what));
}

} // namespace tessera::airplay
