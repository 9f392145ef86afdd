// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/stream_table.hpp"

#include "base/clock.hpp"
#include "wire/plist_answer.hpp"
#include "wire/sound_format.hpp"

#include <fmt/format.h>

#include <utility>

namespace tessera::airplay {

namespace {

constexpr std::uint64_t sound_type = 96;
constexpr std::uint64_t mirror_type = 110;
/// By then three questions about the time have had no answer.
constexpr std::chrono::seconds timing_patience{8};
/// Sound alone is heard when the sender says; the display plays it so long after it is due.
constexpr std::int64_t display_delay_ns = 60 * sound_stream::ms;

/// 0 = none.
std::uint16_t port_in(std::optional<std::uint64_t> value) {
  return value && *value <= 65'535 ? static_cast<std::uint16_t>(*value) : std::uint16_t{0};
}

} // namespace

stream_table::stream_table(net::event_loop& loop,
                           house& around,
                           std::shared_ptr<guest> who,
                           std::string sender,
                           ended over)
    : loop_(loop), house_(around), guest_(std::move(who)), sender_(std::move(sender)),
      over_(std::move(over)) {}

void stream_table::set_up(const plist& wanted, answer then) {
  if (auto session = set_up_session(wanted); !session) {
    then({.status = 500});
    return over(session.error().message());
  }
  if (!wanted.has("streams"))
    return then(plist_answer(session_facts()));
  auto asked = std::make_shared<request>();
  asked->streams = wanted.dictionaries("streams", most_streams);
  asked->then = std::move(then);
  asked->mirrored_before = mirrors_;
  for (const auto& each : asked->streams)
    mirrors_ = mirrors_ || each.number("type") == mirror_type ||
               each.number("usingScreen").value_or(0) != 0;
  set_up_next(std::move(asked));
}

result<> stream_table::set_up_session(const plist& wanted) {
  mirrors_ = mirrors_ || wanted.number("isScreenMirroringSession").value_or(0) != 0;
  if (wanted.text("timingProtocol").value_or("NTP") == "NTP")
    if (auto opened = open_timing(port_in(wanted.number("timingPort"))); !opened)
      return opened;
  if (events_)
    return {};
  // Nothing is said on it; a sender that finds it shut does not go on.
  auto events = sender_port::open(loop_, house_.ports().tcp, sender_, {[](std::string_view) {}, {}});
  if (!events)
    return std::move(events).error();
  events_ = *std::move(events);
  return {};
}

result<> stream_table::open_timing(std::uint16_t theirs) {
  if (timing_ || theirs == 0)
    return {};
  auto port = timing_port::open(loop_, sender_, house_.ports().udp, theirs, clock_);
  if (!port)
    return std::move(port).error();
  timing_ = *std::move(port);
  timing_watch_ = net::call_after(loop_, timing_patience, [this] { watch_timing(); });
  return {};
}

void stream_table::watch_timing() {
  if (!timing_ || !timing_->blocked())
    return;
  const auto port = fmt::format("UDP {}", timing_->port());
  house_.log(log_level::warning,
             fmt::format("{} does not answer questions about its time. Sound and pictures may drift "
                         "apart. Let {} of this box through in the firewall.",
                         sender_,
                         port));
  if (!share_.empty())
    house_.tell_blocked(share_, port);
}

plist stream_table::session_facts() const {
  return plist{}
      .set("eventPort", events_ ? static_cast<int>(events_->port()) : 0)
      .set("timingPort", timing_ ? static_cast<int>(timing_->port()) : 0);
}

/// One stream after the other; the share that they belong to is asked for before the first.
void stream_table::set_up_next(std::shared_ptr<request> asked) {
  if (asked->done == asked->streams.size()) {
    if (asked->made.empty())
      return asked->then({.status = 501}); // nobody knows such streams
    return asked->then(plist_answer(session_facts().set("streams", asked->answers)));
  }
  const auto stream = asked->streams[asked->done++];
  const auto type = stream.number("type");
  if (type != mirror_type && type != sound_type) {
    house_.log(log_level::info,
               fmt::format("{} wants a stream of type {}, which is not known; it goes without",
                           sender_,
                           type.value_or(0)));
    return set_up_next(std::move(asked));
  }
  with_share([weak = weak_from_this(), asked, stream, type](result<> open) {
    auto me = weak.lock();
    if (!me)
      return;
    if (!open) {
      me->house_.log(log_level::info, me->sender_ + " may not show: " + open.error().message());
      me->take_back(*asked);
      return asked->then({.status = 403});
    }
    auto made = type == mirror_type ? me->set_up_mirror(stream) : me->set_up_sound(stream);
    if (!made) {
      me->house_.log(log_level::info, me->sender_ + ": " + made.error().message());
      me->take_back(*asked);
      return asked->then({.status = 400});
    }
    asked->made.push_back(stream);
    asked->answers.add(*made);
    me->set_up_next(asked);
  });
}

void stream_table::take_back(const request& asked) {
  tear_down(asked.made);
  mirrors_ = asked.mirrored_before;
}

void stream_table::with_share(std::function<void(result<>)> then) {
  const auto kind = mirrors_ ? share_kind::screen : share_kind::sound;
  if (!share_.empty() && kind_ == kind)
    return then({});
  // Without a label: the device's name stands on its picture already.
  guest_->open_share(
      kind, {}, [weak = weak_from_this(), kind, then](result<host::open_lane> open) {
        auto me = weak.lock();
        if (!me)
          return;
        if (!open)
          return then(std::move(open).error());
        if (!me->share_.empty()) // sound alone has become pictures with sound
          me->guest_->end_share(me->share_, end_reason::stopped);
        me->share_ = open->share;
        me->kind_ = kind;
        me->lane_ = open->lane;
        if (me->sound_)
          me->sound_->stream().move_to(me->lane_);
        then({});
      });
}

result<plist> stream_table::set_up_mirror(const plist& stream) {
  const auto id = stream.number("streamConnectionID");
  if (!id || !secrets_)
    return {errc::invalid_argument, "A stream of pictures without streamConnectionID."};
  if (mirror_)
    return {errc::invalid_argument, "A second stream of pictures in one session."};
  auto pictures = std::make_unique<mirror_stream>(secrets_->pictures(*id), clock_, lane_);
  auto port = sender_port::open(
      loop_,
      house_.ports().tcp,
      sender_,
      {[this](std::string_view bytes) { take_pictures(bytes); },
       [this] { over("the pictures have ended"); },
       [this] { return lane_ && lane_->congested(); }});
  if (!port)
    return std::move(port).error();
  mirror_ = std::move(pictures);
  mirror_port_ = *std::move(port);
  return plist{}
      .set("type", mirror_type)
      .set("dataPort", static_cast<int>(mirror_port_->port()))
      .set("streamID", 1);
}

void stream_table::take_pictures(std::string_view bytes) {
  if (auto taken = mirror_->take(bytes, monotonic_ns()); !taken) {
    mirror_port_->close();
    over(taken.error().message());
  }
}

result<plist> stream_table::set_up_sound(const plist& stream) {
  if (!secrets_)
    return {errc::invalid_argument, "A stream of sound without a key."};
  auto format = sound_format_of(stream);
  if (!format)
    return std::move(format).error();
  auto opened =
      open_sound({secrets_->sound(stream.number("streamConnectionID").value_or(0), stream.data("shk")),
                  *format,
                  port_in(stream.number("controlPort"))});
  if (!opened)
    return std::move(opened).error();
  return plist{}
      .set("type", sound_type)
      .set("dataPort", static_cast<int>(sound_->data_port()))
      .set("controlPort", static_cast<int>(sound_->control_port()))
      .set("streamID", 2);
}

result<> stream_table::open_sound(sound_wish wanted) {
  if (sound_)
    return {errc::invalid_argument, "A second stream of sound in one session."};
  auto port = sound_port::open(
      loop_,
      house_.ports().udp,
      {sender_,
       wanted.control,
       [this] { return mirror_ ? mirror_->lead_ns() : display_delay_ns; }},
      std::make_unique<sound_stream>(std::move(wanted.opener), wanted.caps, clock_, lane_));
  if (!port)
    return std::move(port).error();
  sound_ = *std::move(port);
  return {};
}

void stream_table::set_up_classic(classic_sound wanted, house::reply<classic_ports> then) {
  if (auto timing = open_timing(wanted.timing); !timing)
    return then(std::move(timing).error());
  with_share([weak = weak_from_this(), wanted, then = std::move(then)](result<> open) {
    auto me = weak.lock();
    if (!me)
      return;
    if (!open)
      return then(std::move(open).error());
    if (auto sound = me->open_sound({sound_opener{}, wanted.caps, wanted.control}); !sound) {
      me->end_empty_share();
      return then(std::move(sound).error());
    }
    then(classic_ports{me->sound_->data_port(),
                       me->sound_->control_port(),
                       me->timing_ ? me->timing_->port() : std::uint16_t{0}});
  });
}

void stream_table::tear_down(const std::vector<plist>& streams) {
  for (const auto& each : streams) {
    const auto type = each.number("type");
    if (type == mirror_type) {
      mirror_port_.reset();
      mirror_.reset();
      mirrors_ = false;
    } else if (type == sound_type) {
      sound_.reset();
    }
  }
  end_empty_share();
}

void stream_table::end_empty_share() {
  if (mirror_ || sound_)
    return;
  lane_.reset();
  guest_->end_share(std::exchange(share_, {}), end_reason::stopped);
}

void stream_table::flush() {
  if (sound_)
    sound_->stream().flush();
}

airplay_answer stream_table::feedback() const {
  if (!sound_)
    return {};
  auto streams = plist::array();
  streams.add(plist{}.set("type", sound_type).set("sr", double(sound_->stream().caps().rate)));
  return plist_answer(plist{}.set("streams", streams));
}

void stream_table::close() {
  mirror_port_.reset();
  mirror_.reset();
  sound_.reset();
  events_.reset();
  timing_.reset();
  end_empty_share();
}

/// Never from within a call of a port's: the owner closes us.
void stream_table::over(const std::string& why) {
  if (auto tell = std::exchange(over_, {}))
    tell(why);
}

} // namespace tessera::airplay
