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

classic_talk::classic_talk(house& around,
                           std::string sender,
                           std::shared_ptr<guest> who,
                           std::shared_ptr<stream_table> streams)
    : house_(around), sender_(std::move(sender)),
      gate_(std::make_shared<digest_gate>(around, digest_gate::sound_realm, sender_)),
      guest_(std::move(who)), streams_(std::move(streams)) {}

void classic_talk::take(const airplay_request& request, answer then) {
  if (request.method == "OPTIONS")
    options(request, std::move(then));
  else if (request.method == "ANNOUNCE")
    announce(request, std::move(then));
  else
    set_up(request, std::move(then));
}

void classic_talk::options(const airplay_request& request, answer then) {
  gate_->check(request, [then](std::optional<airplay_answer> refusal) {
    then(refusal ? *std::move(refusal) : methods_answer());
  });
}

void classic_talk::announce(const airplay_request& request, answer then) {
  auto sound = parse_announce(request.body);
  if (!sound) {
    house_.log(log_level::info, sender_ + ": " + sound.error().message());
    return then({.status = sound.code() == errc::codec_unsupported ? unsupported_media_type : 400});
  }
  sound_ = *std::move(sound);
  if (guest_->now() == guest::state::in)
    return then({});
  auto name = std::string{request.headers.text("X-Apple-Client-Name")};
  if (name.empty())
    name = sound_->name;
  if (!name.empty())
    gate_->set_name(name);
  gate_->check(request,
               [weak = weak_from_this(), name, then](std::optional<airplay_answer> refusal) {
                 auto me = weak.lock();
                 if (!me)
                   return;
                 if (refusal)
                   return then(*std::move(refusal));
                 me->admit(name, then);
               });
}

void classic_talk::admit(std::string name, answer then) {
  if (guest_->now() != guest::state::outside)
    return then({.status = 403});
  guest_->admit({.name = std::move(name), .pin = gate_->code(), .source = sender_},
                [weak = weak_from_this(), then](result<> in) {
                  auto me = weak.lock();
                  if (!me)
                    return;
                  me->gate_->let_go();
                  if (in)
                    return then({});
                  me->house_.log(log_level::info,
                                 me->sender_ + " is not let in: " + in.error().message());
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
          me->house_.log(log_level::info, me->sender_ + ": " + ours.error().message());
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
