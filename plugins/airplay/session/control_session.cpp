// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/control_session.hpp"

#include "wire/plist_answer.hpp"

#include <string_view>
#include <utility>

namespace tessera::airplay {

namespace {

/// Samples of 44.1 kHz: how far ahead the sender shall send sound, so that what is lost can come
/// again.
constexpr const char* sound_ahead = "11025";

} // namespace

control_session::control_session(net::event_loop& loop,
                                 house& around,
                                 std::shared_ptr<tcp_link> link,
                                 std::function<void()> on_over)
    : loop_(loop), house_(around), link_(std::move(link)), on_over_(std::move(on_over)),
      pairing_(pairing_talk::make(around, link_->peer())),
      wrapped_(std::make_shared<wrapped_keys>(around, link_->peer())), tracks_(around),
      guest_(std::make_shared<guest>(around)) {}

control_session::~control_session() {
  link_->close();
  if (streams_)
    streams_->close();
  guest_->leave();
}

void control_session::start() {
  heard_ = house_.now();
  watch_silence();
  auto weak = weak_from_this();
  streams_ = std::make_shared<stream_table>(
      loop_, house_, guest_, link_->peer(), [weak](const std::string& why) {
        if (auto me = weak.lock())
          me->fail(why);
      });
  classic_ = std::make_shared<classic_talk>(house_, link_->peer(), guest_, streams_);
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
    me->look();
    me->watch_silence();
  });
}

void control_session::look() {
  const auto now = guest_->now();
  // Who waits in the lobby waits for our answer, and has nothing to say.
  if (over_ || plays() || now == guest::state::asking || now == guest::state::lobby)
    return;
  const auto limit = now != guest::state::in ? idle_limit
                     : paired()              ? silence_limit
                                             : classic_silence_limit;
  if (house_.now() - heard_ > limit)
    fail("nothing is heard of the sender any more");
}

void control_session::take(std::string_view bytes) {
  heard_ = house_.now();
  if (!opener_) {
    reader_.feed(bytes);
  } else {
    auto plain = opener_->open(bytes);
    if (!plain)
      return fail(plain.error().message());
    reader_.feed(*plain);
  }
  // While an answer is awaited nothing is read out; what comes meanwhile must not pile up.
  if (reader_.overfull())
    return fail("it sends more than anybody has asked for");
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

std::function<void(airplay_answer)> control_session::reply() {
  return [weak = weak_from_this()](airplay_answer what) {
    if (auto me = weak.lock())
      me->answer(std::move(what));
  };
}

void control_session::handle(const airplay_request& request) {
  if (video_ && video_->turned_round()) {
    asking_.reset(); // the sender's answer to an event of ours
    return;
  }
  if (auto name = request.headers.find("X-Apple-Client-Name"))
    pairing_->set_name(std::string{*name});
  if (handle_pairing(request))
    return;
  if (request.method == "OPTIONS" && (paired() || !classic_->takes(request)))
    return answer(methods_answer());
  if (video_talk::takes(request))
    return handle_video(request);
  if (paired())
    return handle_media(request);
  // Who is not paired may be a classic sender of sound; before that is let in, nothing of the room
  // is to be had.
  if (!classic_->speaks(request))
    return answer({.status = 470});
  if (!classic_->takes(request))
    return guest_->now() == guest::state::in ? handle_classic(request) : answer({.status = 470});
  classic_->take(request, reply());
}

/// A classic sender has nothing to do with keys.
void control_session::handle_classic(const airplay_request& request) {
  if (request.path().starts_with("/fp-setup"))
    return answer({.status = 470});
  handle_media(request);
}

void control_session::handle_video(const airplay_request& request) {
  auto* desk = house_.videos();
  if (desk == nullptr)
    return answer({.status = 501});
  if (!video_) {
    auto send = [weak = weak_from_this()](std::string_view bytes) {
      if (auto me = weak.lock())
        me->link_->send(me->sealer_ ? me->sealer_->seal(bytes) : std::string{bytes});
    };
    auto close = [weak = weak_from_this()] {
      if (auto me = weak.lock())
        me->fail("the box has sent it out");
    };
    video_ = std::make_shared<video_talk>(
        *desk, house_, video_talk::way_back{std::move(send), std::move(close)});
  }
  video_caller who{.address = link_->peer(), .device = {}, .name = pairing_->name(), .code = {}};
  if (paired()) {
    who.device = pairing_->sender();
    who.code = pairing_->code();
  }
  video_->handle(request, who, reply());
}

bool control_session::handle_pairing(const airplay_request& request) {
  const auto path = request.path();
  if (request.method == "GET" && path == "/info")
    get_info(request);
  else if (request.method != "POST")
    return false;
  else
    return pairing_->take(path, request.body, reply()) ||
           (paired() && pairing_->take_paired(path, request.body, reply()));
  return true;
}

void control_session::handle_media(const airplay_request& request) {
  const auto path = request.path();
  const auto& method = request.method;
  if (method == "SETUP")
    return set_up(request);
  if (method == "TEARDOWN")
    return tear_down(request);
  if (method == "GET_PARAMETER")
    return answer(tracks_.tell(request));
  if (method == "SET_PARAMETER")
    return answer(tracks_.take(request));
  if (method == "RECORD") {
    airplay_answer recording;
    recording.headers.add("Audio-Latency", sound_ahead);
    tracks_.goes_on();
    return answer(std::move(recording));
  }
  if (method == "FLUSH") {
    streams_->flush();
    tracks_.paused();
    return answer({});
  }
  if (method == "POST" && path == "/feedback")
    return answer(streams_->feedback());
  if (method == "POST" && (path == "/command" || path == "/audioMode"))
    return answer({});
  if (method == "POST" && path == "/fp-setup")
    return wrapped_->fp_setup(request.body, reply());
  if (method == "POST" && path == "/fp-setup2")
    return answer({.status = 421}); // films with copy protection: nobody can
  answer({.status = 501});
}

void control_session::answer(airplay_answer what) {
  if (!asking_ || over_)
    return;
  const auto request = *std::exchange(asking_, {});
  if (request.method == "SETUP")
    tracks_.shown_as(streams_->share(), streams_->kind() == share_kind::sound);
  auto bytes = bytes_of(what, request.protocol, request.headers.text("CSeq"), server_name);
  link_->send(sealer_ ? sealer_->seal(bytes) : bytes);
  // The picture of a track comes next, before anything else perhaps.
  if (pairing_->paired_in_clear() || guest_->now() == guest::state::in)
    reader_.allow_body(max_body_bytes);
  // The answer that ends pairing is the last one in clear.
  if (auto shared = pairing_->take_link_secret()) {
    // What was said in clear behind it could be anybody's, and would count as the sender's.
    if (!reader_.empty())
      return fail("it spoke in clear after pairing");
    auto keys = control_keys(*shared);
    sealer_.emplace(std::move(keys.to_sender));
    opener_.emplace(std::move(keys.from_sender));
    streams_->set_secrets(stream_secrets{*std::move(shared)});
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

void control_session::set_up(const airplay_request& request) {
  auto wanted = plist::parse(request.body);
  if (!wanted)
    return answer({.status = 400});
  wrapped_->take(
      *wanted, pairing_->shared(), [weak = weak_from_this(), wanted = *wanted](auto secrets) {
        if (auto me = weak.lock(); me && !me->over_)
          me->set_up_with(std::move(secrets), wanted);
      });
}

void control_session::set_up_with(result<std::optional<stream_secrets>> secrets,
                                  const plist& wanted) {
  if (!secrets) {
    house_.log(log_level::warning, link_->peer() + ": " + secrets.error().message());
    return answer({.status = wrapped_keys::status_of(secrets.code())});
  }
  if (*secrets)
    streams_->set_secrets(**secrets);
  // Session and streams may come in one request, and the session again with each.
  if (guest_->now() == guest::state::in)
    return streams_->set_up(wanted, reply());
  if (guest_->now() != guest::state::outside)
    return answer({.status = 403});
  if (!pairing().empty())
    house_.replaces_older(this, pairing());
  host::candidate who{wanted.text("name").value_or(pairing_->name()),
                      pairing_->code(),
                      link_->peer(),
                      pairing()};
  guest_->admit(std::move(who), [weak = weak_from_this(), wanted](result<> in) {
    if (auto me = weak.lock(); me && !me->over_)
      me->admitted(wanted, std::move(in));
  });
}

void control_session::admitted(const plist& wanted, result<> in) {
  heard_ = house_.now();
  pairing_->let_go_of_code();
  if (in)
    return streams_->set_up(wanted, reply());
  house_.log(log_level::info, link_->peer() + " is not let in: " + in.error().message());
  // A code of another meeting: the sender shall be asked for the one of today.
  if (in.code() == errc::wrong_pin || in.code() == errc::pin_changed ||
      in.code() == errc::pin_required) [[maybe_unused]]
    auto removed = house_.pairings().remove(pairing());
  answer({.status = in.code() == errc::meeting_full ? 453 : 403});
  link_->close_later();
}

void control_session::tear_down(const airplay_request& request) {
  auto wanted = request.body.empty() ? result<plist>{plist{}} : plist::parse(request.body);
  if (!wanted)
    return answer({.status = 400});
  const auto streams = wanted->dictionaries("streams", stream_table::most_streams);
  if (streams.empty()) {
    airplay_answer last;
    last.headers.add("Connection", "close");
    answer(std::move(last));
    return fail("the sender has ended it");
  }
  streams_->tear_down(streams);
  answer({});
}

void control_session::let_in() {
  heard_ = house_.now(); // it had nothing to say while it waited
  guest_->let_in();
}

void control_session::share_stopped(const share_id& share) {
  guest_->share_stopped(share);
  fail("the box has ended its share");
}

void control_session::give_way() {
  guest_->leave(); // at once: who comes shall have its name
  fail("another connection takes its place");
}

void control_session::unpaired() {
  fail("its pairing is taken away");
}

void control_session::end() {
  guest_->sent_out();
  answer({.status = 403}); // a SETUP that waited in the lobby; else there is nothing to answer
  fail("the box has sent it out");
}

/// Never from within a call of the link's or a port's: the owner destroys us.
void control_session::fail(const std::string& why) {
  if (std::exchange(over_, true))
    return;
  house_.log(log_level::info, link_->peer() + ": " + why);
  link_->close_later();
  loop_.post([me = shared_from_this()] {
    me->streams_->close();
    me->link_->close();
    if (auto tell = std::exchange(me->on_over_, {}))
      tell();
  });
}

} // namespace tessera::airplay
