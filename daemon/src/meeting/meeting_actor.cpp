// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/meeting_actor.hpp"

#include "base/log.hpp"
#include "loops/last_words.hpp"
#include "meeting/room.hpp"
#include "meeting/room_calls.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <caf/actor_system.hpp>
#include <caf/send.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <nlohmann/json.hpp>

#include <unistd.h>

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

constexpr std::chrono::seconds save_retry{30};
/// Figures of shares are told together, this long after the first of them.
constexpr std::chrono::milliseconds figures_pause{100};

std::string host_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 && name[0] != 0 ? name : "Tessera";
}

bool valid_pin(const secret& pin) {
  const auto& text = pin.reveal();
  return text.size() >= 4 && text.size() <= 8 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

secret fixed_pin(const std::string& file) {
  if (file.empty())
    return {};
  auto pin = read_secret_file(file);
  if (!pin)
    topic.error("{}; a random PIN is used", pin.error().message());
  else if (!valid_pin(*pin))
    topic.error("the PIN in {} must have 4 to 8 digits; a random PIN is used", file);
  else
    return *pin;
  return {};
}

room_rules rules_from(const settings& values) {
  room_rules rules;
  rules.name = values.text("room.name").empty() ? host_name() : values.text("room.name");
  rules.locale = values.text("room.locale");
  rules.pin_required = values.boolean("meeting.pin_required");
  rules.pin_digits = static_cast<int>(values.integer("meeting.pin_digits"));
  rules.fixed_pin = fixed_pin(values.text("meeting.pin_file"));
  rules.participants_max = static_cast<std::size_t>(values.integer("meeting.participants_max"));
  rules.shares_max = static_cast<std::size_t>(values.integer("meeting.shares_max"));
  rules.away_grace = std::chrono::seconds{values.integer("meeting.away_seconds")};
  rules.empty_grace = std::chrono::minutes{values.integer("meeting.empty_minutes")};
  return rules;
}

std::optional<stored_meeting> load(const std::string& file) {
  auto stored = load_meeting(file);
  if (stored)
    return std::move(*stored);
  if (stored.code() != errc::not_found)
    topic.warning("{}", stored.error().message());
  return {};
}

bool same(const stored_meeting& a, const stored_meeting& b) {
  return a.pin == b.pin && a.epoch == b.epoch && a.started_at == b.started_at &&
         a.last_participant == b.last_participant && a.banned == b.banned;
}

struct meeting_state {
  meeting_state(private_actor::pointer me, std::shared_ptr<const settings> values)
      : self(me), file(values->text("state_folder") + "/meeting.json"),
        house(rules_from(*values), load(file), moment::now()) {
    topic.info("the meeting is open");
  }

  private_actor::pointer self;
  std::string file;
  room house;
  std::optional<stored_meeting> saved;
  bool save_failed = false;
  monotonic::time_point tried_to_save{};
  std::uint64_t revision = 0;
  std::shared_ptr<const nlohmann::json> document = std::make_shared<nlohmann::json>();
  std::map<share_id, share_opened> open;
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
    plan_tick();
  }

  void tell(const share_ended& what) {
    auto it = open.find(what.share);
    if (it != open.end()) {
      auto owner = it->second.owner;
      self->send(owner, stop_share{what.share, what.reason});
      open.erase(it);
      bool more = std::any_of(
          open.begin(), open.end(), [&](const auto& one) { return one.second.owner == owner; });
      if (!more)
        self->demonitor(owner.address());
    }
    topic.info("share {} of {} ended: {}", what.share.str(), what.participant.str(),
               name_of(what.reason));
    for (const auto& watcher : watchers)
      self->send(watcher, what);
  }

  void tell(const participant_ended& what) {
    topic.info("participant {} {}", what.participant.str(), what.by_host ? "was removed" : "left");
    for (const auto& watcher : watchers)
      self->send(watcher, what);
  }

  void save() {
    auto now = house.stored();
    bool known = saved && same(*saved, now);
    bool too_soon = save_failed && monotonic::now() - tried_to_save < save_retry;
    if (too_soon || (known && !save_failed))
      return;
    tried_to_save = monotonic::now();
    auto written = save_meeting(file, now);
    if (!written && !save_failed)
      topic.warning("{}; the meeting goes on, but after a restart of the box all must join again",
                    written.error().message());
    save_failed = !written;
    saved = std::move(now);
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

  caf::result<share_grant> grant(const open_share& what) {
    auto id = house.open_share(what, moment::now());
    if (!id)
      return to_caf(id.error());
    share_opened opened{*id, what.participant, what.kind, what.owner};
    bool watched = std::any_of(open.begin(), open.end(), [&](const auto& one) {
      return one.second.owner == what.owner;
    });
    if (!watched)
      self->monitor(what.owner);
    open.emplace(*id, opened);
    topic.info("participant {} opens share {}", what.participant.str(), id->str());
    settle();
    for (const auto& watcher : watchers)
      self->send(watcher, opened);
    return share_grant{*id};
  }

  void forget(const caf::actor_addr& gone) {
    std::erase_if(watchers, [&](const auto& watcher) { return watcher == gone; });
    std::vector<share_id> orphans;
    for (const auto& [id, what] : open) {
      if (what.owner == gone)
        orphans.push_back(id);
    }
    for (const auto& id : orphans)
      [[maybe_unused]] auto ended =
          house.end_share({id, end_reason::door_failed, {}}, moment::now());
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
        s->house.set_rules(rules_from(*what.values), moment::now());
        s->settle();
      },
      [s](const shut_down&) { s->self->quit(); },
      [](check_alive) { return alive{}; },
      [s](const admit_participant& who) {
        auto admitted = s->house.admit(who, moment::now());
        if (admitted)
          topic.info("participant {} joined by {}", admitted->participant.str(), who.door);
        s->settle();
        return answer(std::move(admitted));
      },
      [s](const resume_participant& who) {
        auto admitted = s->house.resume(who, moment::now());
        s->settle();
        return answer(std::move(admitted));
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
      [s](const open_share& what) { return s->grant(what); },
      [s](const share_progress& what) {
        s->house.progress(what) ? s->settle() : s->settle_soon();
      },
      [s](const share_displayed& what) {
        s->house.displayed(what);
        s->settle_soon();
      },
      [s](const share_encoded& what) {
        s->house.encoded(what);
        s->settle_soon();
      },
      [s](const end_share& what) {
        auto ended = s->house.end_share(what, moment::now());
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
      [s](get_room) { return room_state{s->revision, s->document}; },
      [s](const watch_room& who) { s->watch(who.watcher); },
      [s](const addresses_changed& what) {
        s->house.set_addresses(what, moment::now());
        s->settle();
      },
      [s](const kiosk_presence& what) {
        s->house.set_kiosk(what);
        s->settle();
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
      [s](const call_room& what) -> caf::result<call_result> {
        auto value = carry_out(s->house, what, moment::now());
        s->settle();
        if (!value)
          return to_caf(value.error());
        return call_result{std::make_shared<const nlohmann::json>(*std::move(value))};
      },
      [s](const check_host_code& what) -> caf::result<done> {
        auto opened = s->house.open_host(what, moment::now());
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
