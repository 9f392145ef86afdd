// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/control_session.hpp"

#include "base/clock.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace tessera::airplay {

namespace {

constexpr const char* plist_type = "application/x-apple-binary-plist";
constexpr std::uint64_t mirror_type = 110;
constexpr std::size_t most_streams = 4;
constexpr int understood_not = 451; // RTSP: Parameter Not Understood

airplay_answer plist_answer(const plist& list) {
  return {.body = list.binary(), .type = plist_type};
}

bool is_port(std::optional<std::uint64_t> value) {
  return value && *value > 0 && *value <= 65'535;
}

} // namespace

control_session::control_session(net::event_loop& loop,
                                 house& around,
                                 std::shared_ptr<tcp_link> link,
                                 std::function<void()> on_over)
    : loop_(loop), house_(around), link_(std::move(link)), on_over_(std::move(on_over)),
      pairing_(std::make_shared<pairing_talk>(around, link_->peer())) {}

control_session::~control_session() {
  link_->close();
  if (!share_.empty())
    house_.end_share(share_, end_reason::stopped);
  if (!participant_.empty())
    house_.leave(participant_);
}

void control_session::start() {
  heard_ = monotonic::now();
  watch_silence();
  auto weak = weak_from_this();
  link_->start({[weak](std::string_view bytes) {
                  if (auto me = weak.lock())
                    me->take(bytes);
                },
                [weak] {
                  if (auto me = weak.lock())
                    me->fail("the sender has gone");
                }});
}

void control_session::watch_silence() {
  silence_ = net::call_after(loop_, std::chrono::seconds{1}, [weak = weak_from_this()] {
    auto me = weak.lock();
    if (!me || me->over_)
      return;
    const auto limit = me->participant_.empty() || me->in_lobby_ ? idle_limit : silence_limit;
    if (monotonic::now() - me->heard_ > limit)
      return me->fail("nothing is heard of the sender any more");
    me->watch_silence();
  });
}

void control_session::take(std::string_view bytes) {
  heard_ = monotonic::now();
  if (!opener_) {
    reader_.feed(bytes);
  } else {
    auto plain = opener_->open(bytes);
    if (!plain)
      return fail(plain.error().message());
    reader_.feed(*plain);
  }
  next_request();
}

void control_session::next_request() {
  while (!asking_ && !over_) {
    auto next = reader_.next();
    if (!next)
      return fail(next.error().message());
    if (!*next)
      return;
    asking_ = **std::move(next);
    const auto request = *asking_;
    handle(request);
  }
}

void control_session::handle(const airplay_request& request) {
  const auto path = request.path();
  const auto& method = request.method;
  if (auto name = request.headers.find("X-Apple-Client-Name"))
    pairing_->set_name(std::string{*name});
  auto weak = weak_from_this();
  auto reply = [weak](airplay_answer what) {
    if (auto me = weak.lock())
      me->answer(std::move(what));
  };
  if (method == "GET" && path == "/info")
    return get_info(request);
  if (method == "POST" && path == "/pair-pin-start")
    return pairing_->pin_start(reply);
  if (method == "POST" && path == "/pair-setup")
    return pairing_->setup(request.body, reply);
  if (method == "POST" && path == "/pair-verify")
    return pairing_->verify(request.body, reply);
  if (method == "OPTIONS") {
    airplay_answer all;
    all.headers.add(
        "Public",
        "SETUP, RECORD, FLUSH, TEARDOWN, OPTIONS, GET_PARAMETER, SET_PARAMETER, POST, GET");
    return answer(std::move(all));
  }
  // What follows is for those who are paired: before, nothing of the room is to be had.
  if (!opener_)
    return answer({.status = 470});
  if (method == "SETUP")
    return set_up(request);
  if (method == "TEARDOWN")
    return tear_down(request);
  if (method == "GET_PARAMETER")
    return get_parameter(request);
  if (method == "RECORD") {
    airplay_answer recording;
    recording.headers.add("Audio-Latency", "0");
    return answer(std::move(recording));
  }
  if (method == "SET_PARAMETER" || method == "FLUSH" ||
      (method == "POST" && (path == "/feedback" || path == "/command" || path == "/audioMode")))
    return answer({});
  if (method == "POST" && path == "/fp-setup")
    return answer({.status = 404}); // no key provider
  answer({.status = 501});
}

void control_session::answer(airplay_answer what) {
  if (!asking_ || over_)
    return;
  const auto request = *std::exchange(asking_, {});
  auto bytes = bytes_of(what, request.protocol, request.headers.text("CSeq"), server_name);
  link_->send(sealer_ ? sealer_->seal(bytes) : bytes);
  // The answer that ends pairing is the last one in clear.
  if (auto shared = pairing_->take_link_secret()) {
    // What was said in clear behind it could be anybody's, and would count as the sender's.
    if (!reader_.empty())
      return fail("it spoke in clear after pairing");
    auto keys = control_keys(*shared);
    sealer_.emplace(std::move(keys.to_sender));
    opener_.emplace(std::move(keys.from_sender));
    link_secret_ = std::move(shared);
    reader_.allow_body(max_body_bytes);
  }
  loop_.post([weak = weak_from_this()] {
    if (auto me = weak.lock())
      me->next_request();
  });
}

void control_session::get_info(const airplay_request& request) {
  bool txt_only = false;
  if (!request.body.empty()) {
    auto wanted = plist::parse(request.body);
    if (!wanted)
      return answer({.status = 400});
    for (const auto& name : wanted->texts("qualifier", 8))
      txt_only = txt_only || name == "txtAirPlay";
  }
  answer(plist_answer(txt_only ? txt_info_of(house_.facts()) : info_of(house_.facts())));
}

void control_session::get_parameter(const airplay_request& request) {
  if (request.headers.text("Content-Type") != "text/parameters" ||
      !request.body.starts_with("volume"))
    return answer({.status = understood_not});
  answer({.body = "volume: -20.000000\r\n", .type = "text/parameters"});
}

void control_session::set_up(const airplay_request& request) {
  auto wanted = plist::parse(request.body);
  if (!wanted)
    return answer({.status = 400});
  if (auto name = wanted->text("name"))
    device_name_ = *name;
  // Session and streams may come in one request, and the session again with each.
  if (!admitted_)
    return set_up_session(*wanted);
  set_up_streams(*wanted);
}

void control_session::set_up_session(const plist& wanted) {
  if (wanted.has("ekey"))
    return answer({.status = 403}); // FairPlay: no key provider
  waiting_setup_ = wanted;
  host::candidate who{device_name_.empty() ? pairing_->name() : device_name_,
                      pairing_->code(),
                      link_->peer(),
                      pairing_->sender()};
  house_.admit(std::move(who),
               [weak = weak_from_this(), &around = house_](result<host::admission> in) {
                 if (auto me = weak.lock(); me && !me->over_)
                   me->admitted(std::move(in));
                 else if (in)
                   around.leave(in->participant); // it has gone meanwhile
               });
}

void control_session::admitted(result<host::admission> in) {
  if (!in) {
    house_.log(log_level::info, link_->peer() + " is not let in: " + in.error().message());
    // A code of another meeting: the sender shall be asked for the one of today.
    if (in.code() == errc::wrong_pin || in.code() == errc::pin_changed ||
        in.code() == errc::pin_required) [[maybe_unused]]
      auto removed = house_.pairings().remove(pairing_->sender());
    answer({.status = in.code() == errc::meeting_full ? 453 : 403});
    return link_->close_later();
  }
  participant_ = in->participant;
  in_lobby_ = in->waiting;
  if (!in_lobby_)
    let_in();
}

void control_session::let_in() {
  in_lobby_ = false;
  admitted_ = true;
  heard_ = monotonic::now();
  if (auto wanted = std::exchange(waiting_setup_, {}))
    set_up_streams(*wanted);
}

void control_session::set_up_streams(const plist& wanted) {
  if (!timing_ && wanted.text("timingProtocol").value_or("NTP") == "NTP" &&
      is_port(wanted.number("timingPort"))) {
    auto port = timing_port::open(
        loop_, link_->peer(), static_cast<std::uint16_t>(*wanted.number("timingPort")));
    if (!port)
      return fail(port.error().message());
    timing_ = *std::move(port);
  }
  for (const auto& stream : wanted.dictionaries("streams", most_streams))
    if (stream.number("type") == mirror_type)
      return set_up_mirror(stream);
  if (wanted.has("streams"))
    return answer({.status = 501}); // sound alone, and what nobody knows
  answer(plist_answer(plist{}
                          .set("eventPort", 0)
                          .set("timingPort", timing_ ? static_cast<int>(timing_->port()) : 0)));
}

void control_session::set_up_mirror(const plist& stream) {
  const auto id = stream.number("streamConnectionID");
  if (!id || !timing_ || mirror_)
    return answer({.status = 400});
  auto weak = weak_from_this();
  // Without a label: the device's name stands on its picture already.
  house_.open_share(participant_, {}, [weak, id = *id](result<host::open_lane> open) {
    auto me = weak.lock();
    if (!me || me->over_) // it has left, and its share with it
      return;
    if (!open) {
      me->house_.log(log_level::info,
                     me->link_->peer() + " may not show: " + open.error().message());
      return me->answer({.status = 403});
    }
    me->share_ = open->share;
    auto pictures = std::make_unique<mirror_stream>(
        picture_opener{stream_key(*me->link_secret_, id)}, me->timing_->clock(), open->lane);
    auto port = mirror_port::open(
        me->loop_, me->link_->peer(), std::move(pictures), [weak](const std::string& why) {
          if (auto still = weak.lock())
            still->fail(why.empty() ? "the pictures have ended" : why);
        });
    if (!port)
      return me->fail(port.error().message());
    me->mirror_ = *std::move(port);
    auto streams = plist::array();
    streams.add(plist{}
                    .set("type", mirror_type)
                    .set("dataPort", static_cast<int>(me->mirror_->port()))
                    .set("streamID", 1));
    me->answer(plist_answer(plist{}
                                .set("eventPort", 0)
                                .set("timingPort", static_cast<int>(me->timing_->port()))
                                .set("streams", streams)));
  });
}

void control_session::tear_down(const airplay_request& request) {
  auto wanted = request.body.empty() ? result<plist>{plist{}} : plist::parse(request.body);
  if (!wanted)
    return answer({.status = 400});
  const auto streams = wanted->dictionaries("streams", most_streams);
  if (streams.empty()) {
    airplay_answer last;
    last.headers.add("Connection", "close");
    answer(std::move(last));
    return fail("the sender has ended it");
  }
  for (const auto& stream : streams)
    if (stream.number("type") == mirror_type)
      close_streams(end_reason::stopped);
  answer({});
}

void control_session::close_streams(end_reason why) {
  mirror_.reset();
  if (!share_.empty())
    house_.end_share(std::exchange(share_, {}), why);
}

void control_session::share_stopped() {
  share_ = {};
  fail("the box has ended its share");
}

void control_session::end() {
  participant_ = {};
  share_ = {};
  fail("the box has sent it out");
}

/// Never from within a call of the link's or a port's: the owner destroys us.
void control_session::fail(const std::string& why) {
  if (std::exchange(over_, true))
    return;
  house_.log(log_level::info, link_->peer() + ": " + why);
  link_->close_later();
  loop_.post([me = shared_from_this()] {
    me->close_streams(end_reason::stopped);
    me->link_->close();
    if (auto tell = std::exchange(me->on_over_, {}))
      tell();
  });
}

} // namespace tessera::airplay
