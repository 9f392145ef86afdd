// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/classic_talk.hpp"

#include <fmt/format.h>

#include <utility>

namespace tessera::airplay {

namespace {

constexpr int unsupported_media_type = 415;
constexpr int unsupported_transport = 461;
constexpr int not_enough_bandwidth = 453;

} // namespace

void classic_talk::take(const airplay_request& request, host::candidate who, answer then) {
  if (request.method == "ANNOUNCE")
    return announce(request, std::move(who), std::move(then));
  if (request.method == "SETUP")
    return set_up(request, std::move(then));
  then({.status = 501});
}

void classic_talk::announce(const airplay_request& request, host::candidate who, answer then) {
  auto sound = parse_announce(request.body);
  if (!sound) {
    house_.log(log_level::info, who.source + ": " + sound.error().message());
    return then({.status = sound.code() == errc::codec_unsupported ? unsupported_media_type : 400});
  }
  sound_ = *std::move(sound);
  if (guest_->now() == guest::state::in)
    return then({});
  if (guest_->now() != guest::state::outside)
    return then({.status = 403});
  if (who.name.empty())
    who.name = sound_->name;
  const auto source = who.source;
  guest_->admit(std::move(who), [weak = weak_from_this(), source, then](result<> in) {
    auto me = weak.lock();
    if (!me)
      return;
    if (in)
      return then({});
    me->house_.log(log_level::info, source + " is not let in: " + in.error().message());
    then({.status = in.code() == errc::meeting_full ? not_enough_bandwidth : 403});
  });
}

void classic_talk::set_up(const airplay_request& request, answer then) {
  auto theirs = parse_transport(request.headers.text("Transport"));
  if (!theirs || guest_->now() != guest::state::in)
    return then({.status = theirs ? 403 : unsupported_transport});
  streams_->set_up_classic(
      {sound_->caps, theirs->control, theirs->timing},
      [weak = weak_from_this(), then = std::move(then)](result<stream_table::classic_ports> ours) {
        auto me = weak.lock();
        if (!me)
          return;
        if (!ours) {
          me->house_.log(log_level::info, "A classic sender: " + ours.error().message());
          return then({.status = 403});
        }
        airplay_answer ready;
        ready.headers.add("Session", "1");
        ready.headers.add(
            "Transport",
            fmt::format("RTP/AVP/UDP;unicast;mode=record;server_port={};control_port={};timing_port={}",
                        ours->data,
                        ours->control,
                        ours->timing));
        then(std::move(ready));
      });
}

} // namespace tessera::airplay
