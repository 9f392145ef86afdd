// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/video_talk.hpp"

#include "video/playback_words.hpp"
#include "wire/plist.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tessera::airplay {

namespace {

constexpr std::size_t max_session_bytes = 128;
constexpr std::array<std::string_view, 11> paths{"/server-info",
                                                 "/reverse",
                                                 "/play",
                                                 "/scrub",
                                                 "/rate",
                                                 "/stop",
                                                 "/playback-info",
                                                 "/setProperty",
                                                 "/getProperty",
                                                 "/action",
                                                 "/fp-setup2"};

int status_of(const failure& why) {
  switch (why.code) {
  case errc::parse_error:
  case errc::message_too_large:
    return 400;
  case errc::unsupported_type:
    return 415;
  case errc::meeting_full:
  case errc::share_limit:
  case errc::unavailable:
  case errc::timeout:
    return 503;
  default:
    return 403;
  }
}

} // namespace

video_talk::~video_talk() {
  if (!show_)
    return;
  show_->detach(*this);
  desk_.left(show_);
}

bool video_talk::takes(const airplay_request& request) noexcept {
  return request.protocol.starts_with("HTTP/") && !request.headers.find("CSeq") &&
         std::find(paths.begin(), paths.end(), request.path()) != paths.end();
}

bool video_talk::is_open_to_all(const airplay_request& request) noexcept {
  return request.path() == "/server-info" || request.path() == "/reverse";
}

/// A connection belongs to one session.
bool video_talk::join(const airplay_request& request, const video_caller& who) {
  const auto named = request.headers.text("X-Apple-Session-ID").substr(0, max_session_bytes);
  if (show_ && named == session_)
    return true;
  auto show = desk_.show_of(who, named);
  if (!show)
    return false;
  if (show_) {
    show_->detach(*this);
    desk_.left(show_);
  }
  session_ = named;
  show_ = *show;
  show_->attach(*this);
  return true;
}

void video_talk::handle(const airplay_request& request,
                        const video_caller& who,
                        const reply& then) {
  if (!who.device.empty() || is_open_to_all(request))
    return obey(request, who, then);
  if (!gate_)
    gate_ = std::make_shared<digest_gate>(house_, digest_gate::video_realm, who.address);
  if (!who.name.empty())
    gate_->set_name(who.name);
  gate_->check(
      request,
      [weak = weak_from_this(), request, who, then](std::optional<airplay_answer> refusal) {
        auto me = weak.lock();
        if (!me)
          return;
        if (refusal)
          return then(*std::move(refusal));
        auto proven = who;
        proven.code = me->gate_->code();
        me->obey(request, proven, then);
      });
}

void video_talk::obey(const airplay_request& request, const video_caller& who, const reply& then) {
  const auto path = request.path();
  if (path == "/server-info")
    return then(server_info_answer(house_.facts()));
  if (path == "/fp-setup2") // keys of protected videos: so the sender learns that there are none
    return then({.status = 421});
  if (!join(request, who))
    return then({.status = 503});
  if (path == "/reverse")
    return turn_round(then);
  if (path == "/play")
    return play(request, who, then);
  if (path == "/scrub")
    return scrub(request, then);
  if (path == "/rate")
    return rate(request, then);
  if (path == "/playback-info")
    return then(playback_info_answer(show_->facts(), show_->fault()));
  if (path == "/stop") {
    // Some clients hang up as soon as they hear that it has stopped.
    then({});
    return show_->stop();
  }
  if (path == "/action")
    return act(request, then);
  then(property_answer());
}

void video_talk::turn_round(const reply& then) {
  airplay_answer turned{.status = 101};
  turned.headers.add("Upgrade", "PTTH/1.0");
  turned.headers.add("Connection", "Upgrade");
  then(std::move(turned));
  turned_round_ = true;
  // It may have come too late for the first word.
  if (show_->on())
    changed(show_->facts().state, {});
}

void video_talk::play(const airplay_request& request, const video_caller& who, const reply& then) {
  auto what = parse_play(request.body);
  if (!what) {
    house_.log(log_level::info, who.address + " asks for a video: " + what.error().message());
    return then({.status = status_of(what.error())});
  }
  show_->play(who, *std::move(what), [then](result<nothing> begun) {
    then({.status = begun ? 200 : status_of(begun.error())});
  });
}

void video_talk::scrub(const airplay_request& request, const reply& then) {
  if (request.method == "GET")
    return then(scrub_answer(show_->facts()));
  const auto position = parse_seconds(request.query("position"));
  if (!position)
    return then({.status = 400});
  show_->seek(std::max(*position, 0.0));
  then({});
}

void video_talk::rate(const airplay_request& request, const reply& then) {
  const auto value = parse_seconds(request.query("value"));
  if (!value)
    return then({.status = 400});
  show_->pause(*value == 0); // other speeds are played as 1
  then({});
}

void video_talk::act(const airplay_request& request, const reply& then) {
  auto what = plist::parse(request.body);
  if (!what)
    return then({.status = 400});
  // The list that the sender keeps has this one entry.
  if (what->text("type") == "playlistRemove")
    show_->stop();
  then({});
}

void video_talk::changed(playback_state now, std::string_view reason) {
  if (turned_round_)
    back_.send(event_request(now, reason, session_));
}

} // namespace tessera::airplay
