// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/meeting_actor.hpp"

#include "base/log.hpp"
#include "loops/last_words.hpp"
#include "meeting/disk_copy.hpp"
#include "meeting/room.hpp"
#include "meeting/room_calls.hpp"
#include "meeting/room_settings.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <caf/actor_system.hpp>
#include <caf/send.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <nlohmann/json.hpp>

namespace tessera::meeting {

/// To itself: something has run out.
struct tick {
  std::uint64_t number = 0;
};

/// To itself: tell what has gathered.
struct settle_now {};

} // namespace tessera::meeting

TESSERA_MESSAGE(tessera::meeting::tick)
TESSERA_MESSAGE(tessera::meeting::settle_now)

namespace tessera::meeting {
namespace {

using private_actor = meeting_actor::extend<caf::reacts_to<tick>, caf::reacts_to<settle_now>>;

const log_topic topic{"meeting"};

/// Figures of shares are told together, this long after the first of them.
constexpr std::chrono::milliseconds figures_pause{100};

std::optional<stored_meeting> load(const std::string& file) {
  auto stored = load_meeting(file);
  if (stored)
    return std::move(*stored);
  if (stored.code() != errc::not_found)
    topic.warning("{}", stored.error().message());
  return {};
}

std::optional<guest_book> load_book(const std::string& file) {
  auto stored = load_guest_book(file);
  if (stored)
    return std::move(*stored);
  if (stored.code() != errc::not_found)
    topic.warning("{}", stored.error().message());
  return {};
}

/// An open_share that people have yet to decide.
struct waiting_share {
  open_share what;
  caf::typed_response_promise<share_grant> answer;
};

struct meeting_state {
  meeting_state(private_actor::pointer me, std::shared_ptr<const settings> values)
      : self(me), folder(values->text("state_folder")), file(folder + "/meeting.json"),
        book_file(folder + "/guests.json"),
        house(rules_from(*values, own_code), load(file), moment::now(), load_book(book_file)) {
    topic.info("the meeting is open");
  }

  private_actor::pointer self;
  std::string folder;
  std::string file;
  std::string book_file;
  secret own_code; ///< of hosts, when the admin has set none
  room house;
  std::optional<stored_meeting> saved;
  disk_copy meeting_file;
  disk_copy guests_file;
  std::uint64_t revision = 0;
  std::shared_ptr<const nlohmann::json> document = std::make_shared<nlohmann::json>();
  std::map<share_id, share_opened> open;
  std::vector<share_opened> fresh; ///< the room's document comes before these
  std::map<std::string, waiting_share> waiting; ///< by the id of the request in the room
  std::vector<room_watcher_actor> watchers;
  bool settling = false;
  std::uint64_t tick_number = 0;
  std::optional<monotonic::time_point> tick_at;

  /// After every handler: tells what happened, publishes what changed, plans the next tick.
  void settle() {
    for (const auto& event : house.take_events())
      std::visit([this](const auto& what) { tell(what); }, event);
    if (house.take_changed()) {
      ++revision;
      document = std::make_shared<nlohmann::json>(house.render());
      for (const auto& watcher : watchers)
        self->send(watcher, room_state{revision, document});
      save();
    }
    save_book();
    if (house.take_host_code_renewed()) {
      own_code = house.code_of_hosts();
      keep_host_code(folder, own_code);
    }
    tell_fresh();
    plan_tick();
  }

  void tell(const share_ended& what) {
    auto it = open.find(what.share);
    if (it != open.end()) {
      auto owner = it->second.owner;
      self->send(owner, stop_share{what.share, what.reason});
      open.erase(it);
      if (!watches(owner))
        self->demonitor(owner.address());
    }
    topic.info("share {} of {} ended: {}", what.share.str(), what.participant.str(),
               name_of(what.reason));
    for (const auto& watcher : watchers)
      self->send(watcher, what);
  }

  void tell(const participant_ended& what) {
    topic.info("participant {} {}: {}", what.participant.str(),
               what.by_host ? "was sent out" : "is out", name_of(what.reason));
    for (const auto& watcher : watchers)
      self->send(watcher, what);
  }

  void save() {
    auto now = house.stored();
    bool changed = !saved || !(*saved == now);
    meeting_file.write(
        changed,
        [&] { return save_meeting(file, now); },
        topic,
        "the meeting goes on, but after a restart of the box all must join again");
    saved = std::move(now);
  }

  void save_book() {
    guests_file.write(
        house.take_book_changed(),
        [&] { return save_guest_book(book_file, house.book()); },
        topic,
        "who is kept out may come back after a restart of the box");
  }

  /// For figures, which come often and from everybody: publishes soon, not at once.
  void settle_soon() {
    if (!std::exchange(settling, true))
      self->delayed_send(self, figures_pause, settle_now{});
  }

  void plan_tick() {
    auto next = house.next_tick();
    if (next == tick_at)
      return;
    tick_at = next;
    ++tick_number;
    if (next) {
      auto delay = std::max(*next - monotonic::now(), monotonic::duration{std::chrono::milliseconds{5}});
      self->delayed_send(self, std::chrono::ceil<std::chrono::milliseconds>(delay), tick{tick_number});
    }
  }

  void watch(const room_watcher_actor& watcher) {
    self->monitor(watcher);
    watchers.push_back(watcher);
    self->send(watcher, room_state{revision, document});
    for (const auto& [id, what] : open)
      self->send(watcher, what);
  }

  caf::typed_response_promise<share_grant> ask_to_show(const open_share& what) {
    auto promise = self->make_response_promise<share_grant>();
    auto answer = house.open_share(what, moment::now());
    if (answer && !watches(what.owner))
      self->monitor(what.owner);
    if (!answer) {
      promise.deliver(to_caf(answer.error()));
    } else if (answer->request.empty()) {
      put_on(answer->share, what);
      promise.deliver(share_grant{answer->share});
    } else {
      topic.info("participant {} asks to show", what.participant.str());
      waiting.emplace(answer->request, waiting_share{what, promise});
    }
    settle();
    return promise;
  }

  /// Somebody has decided, or time has.
  void tell(const share_decision& what) {
    auto it = waiting.find(what.request);
    if (it == waiting.end())
      return;
    auto one = std::move(it->second);
    waiting.erase(it);
    if (what.outcome) {
      put_on(*what.outcome, one.what);
      one.answer.deliver(share_grant{*what.outcome});
      return;
    }
    topic.info("participant {} may not show: {}", one.what.participant.str(),
               what.outcome.error().message());
    one.answer.deliver(to_caf(what.outcome.error()));
    if (!watches(one.what.owner))
      self->demonitor(one.what.owner.address());
  }

  void put_on(const share_id& id, const open_share& what) {
    share_opened opened{id, what.participant, what.kind, what.owner};
    topic.info("participant {} opens share {}", what.participant.str(), id.str());
    open.emplace(id, opened);
    fresh.push_back(std::move(opened));
  }

  void tell_fresh() {
    for (const auto& opened : std::exchange(fresh, {})) {
      if (!open.contains(opened.share))
        continue; // over already
      for (const auto& watcher : watchers)
        self->send(watcher, opened);
    }
  }

  [[nodiscard]] bool watches(const share_owner_actor& owner) const {
    return std::any_of(open.begin(), open.end(),
                       [&](const auto& one) { return one.second.owner == owner; }) ||
           std::any_of(waiting.begin(), waiting.end(),
                       [&](const auto& one) { return one.second.what.owner == owner; });
  }

  void forget(const caf::actor_addr& gone) {
    std::erase_if(watchers, [&](const auto& watcher) { return watcher == gone; });
    std::vector<participant_id> askers;
    for (const auto& [request, one] : waiting) {
      if (one.what.owner == gone)
        askers.push_back(one.what.participant);
    }
    // Before its shares end, which could let its own questions through.
    for (const auto& who : askers)
      house.on_stage().withdraw(who);
    std::vector<share_id> orphans;
    for (const auto& [id, what] : open) {
      if (what.owner == gone)
        orphans.push_back(id);
    }
    for (const auto& id : orphans)
      [[maybe_unused]] auto ended =
          house.on_stage().end({id, end_reason::door_failed, {}}, moment::now());
    settle();
  }
};

template <class T>
caf::result<T> answer(result<T> value) {
  if (!value)
    return to_caf(value.error());
  return std::move(*value);
}

caf::result<done> answer(const result<>& value) {
  if (!value)
    return to_caf(value.error());
  return done{};
}

private_actor::behavior_type behave(private_actor::pointer self,
                                    const std::shared_ptr<const settings>& values) {
  auto state = std::make_shared<meeting_state>(self, values);
  auto* s = state.get();
  loops::keep_last_words(self);
  self->set_down_handler([s](const caf::down_msg& down) { s->forget(down.source); });
  s->settle();
  return {
      [](const house_changed&) {},
      [s](const settings_changed& what) {
        s->house.set_rules(rules_from(*what.values, s->own_code), moment::now());
        s->settle();
      },
      [s](const shut_down&) { s->self->quit(); },
      [](check_alive) { return alive{}; },
      [s](const admit_participant& who) {
        auto admitted = s->house.admit(who, moment::now());
        if (admitted)
          topic.info("participant {} {} by {}", admitted->participant.str(),
                     admitted->waiting ? "waits to be let in" : "joined", who.door);
        else if (admitted.code() == errc::wrong_pin) // seldom: the policy slows them down
          topic.warning("{}, by {}: {}", who.source, who.door, admitted.error().message());
        s->settle();
        return answer(std::move(admitted));
      },
      [s](const resume_participant& who) {
        auto admitted = s->house.resume(who, moment::now());
        if (!admitted)
          topic.info("participant {} may not come back: {}", who.participant.str(),
                     admitted.error().message());
        s->settle();
        return answer(std::move(admitted));
      },
      [s](const ask_code& what) -> caf::result<code_shown> {
        auto code = s->house.ask_code(what, moment::now());
        s->settle();
        if (!code)
          return to_caf(code.error());
        return code_shown{*std::move(code)};
      },
      [s](const end_code& what) {
        s->house.end_code(what);
        s->settle();
      },
      [s](const participant_away& who) {
        s->house.away(who.participant, moment::now());
        s->settle();
      },
      [s](const participant_left& who) {
        s->house.leave(who.participant, moment::now());
        s->settle();
      },
      [s](const remove_participant& who) {
        auto removed = s->house.remove(who.participant, moment::now());
        s->settle();
        return answer(removed);
      },
      [s](const open_share& what) { return s->ask_to_show(what); },
      [s](const share_progress& what) {
        s->house.on_stage().progress(what) ? s->settle() : s->settle_soon();
      },
      [s](const share_described& what) {
        if (s->house.on_stage().described(what, moment::now()))
          s->settle();
      },
      [s](const share_loudness& what) {
        s->house.on_stage().loudness(what);
        s->settle_soon();
      },
      [s](const share_blocked& what) {
        s->house.on_stage().blocked(what, moment::now());
        s->settle();
      },
      [s](const device_forgotten& what) {
        s->house.forget_device(what);
        s->settle();
      },
      [s](const share_displayed& what) {
        s->house.on_stage().displayed(what, moment::now());
        s->settle_soon();
      },
      [s](const share_encoded& what) {
        s->house.on_stage().encoded(what);
        s->settle_soon();
      },
      [s](const end_share& what) {
        auto ended = s->house.on_stage().end(what, moment::now());
        s->settle();
        return answer(ended);
      },
      [s](show_pin) { return s->house.pin(); },
      [s](renew_pin) -> caf::result<pin_value> {
        auto renewed = s->house.renew_pin(moment::now());
        s->settle();
        if (!renewed)
          return to_caf(renewed.error());
        return s->house.pin();
      },
      [s](get_room) {
        return room_state{s->revision, s->document};
      },
      [s](const watch_room& who) { s->watch(who.watcher); },
      [s](const addresses_changed& what) {
        s->house.set_addresses(what, moment::now());
        s->settle();
      },
      [s](const kiosk_presence& what) {
        s->house.set_kiosk(what);
        s->settle();
      },
      [s](const share_watched& what) {
        if (s->house.on_stage().watched(what))
          s->settle();
      },
      [s](const share_heard& what) {
        if (s->house.on_stage().heard(what))
          s->settle();
      },
      [s](const share_viewed& what) {
        s->house.watches(what);
        s->settle_soon();
      },
      [s](const door_state& what) {
        s->house.set_door(what, moment::now());
        s->settle();
      },
      [s](tick what) {
        if (what.number != s->tick_number)
          return; // an earlier plan
        s->tick_at.reset();
        s->house.tick(moment::now());
        s->settle();
      },
      [s](get_room_counters) { return s->house.counters(); },
      [s](const call_room& what) -> caf::result<call_result> {
        auto value = carry_out(s->house, what, moment::now());
        s->settle();
        if (!value)
          return to_caf(value.error());
        return call_result{std::make_shared<const nlohmann::json>(*std::move(value))};
      },
      [s](const check_host_code& what) -> caf::result<done> {
        auto opened = s->house.open_host(what, moment::now());
        if (opened)
          topic.info("somebody at {} gave the host code", what.source);
        else
          topic.warning("a host code from {} is refused: {}", what.source, name_of(opened.code()));
        s->settle();
        return answer(opened);
      },
      [state](settle_now) {
        state->settling = false;
        state->settle();
      },
  };
}

} // namespace

meeting_actor spawn_meeting(caf::actor_system& system, std::shared_ptr<const settings> values) {
  auto handle = system.spawn(
      [](private_actor::pointer self, const std::shared_ptr<const settings>& given) {
        return behave(self, given);
      },
      std::move(values));
  return handle;
}

} // namespace tessera::meeting
