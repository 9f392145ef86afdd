// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/plugin_desk.hpp"

#include "plugins/artwork.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::plugins {
namespace {

/// What a door is called in the room document's "doors".
std::string_view door_state_of(plugin_slot::state now) noexcept {
  switch (now) {
  case plugin_slot::state::open:
    return "open";
  case plugin_slot::state::waiting:
  case plugin_slot::state::failed:
    return "failed";
  default:
    return "closed";
  }
}

room_facts facts_of(const nlohmann::json& room) {
  const auto none = nlohmann::json::object();
  return {room.value("room", none).value("name", std::string{}),
          room.value("meeting", none).value("pin_required", true),
          room.value("meeting", none).value("full", false),
          room.value("kiosk", none).value("decoders", std::vector<std::string>{})};
}

} // namespace

plugin_desk::plugin_desk(actor_self* self,
                         net::event_loop& network,
                         plugin_slot::plan plan,
                         bool trusted)
    : self_(self), name_(plan.name), trusted_(trusted), devices_(name_),
      slot_(network,
            std::move(plan),
            {.on_message =
                 [this](control::from_door message) {
                   std::visit([this](auto& m) { handle(m); }, message);
                 },
             .on_state = [this](plugin_slot::state now,
                                const std::string& why) { on_state(now, why); }}) {}

void plugin_desk::set_meeting(meeting_actor meeting) {
  if (meeting_ == meeting)
    return;
  // Copies: the door's answers change the maps.
  for (const auto& share : shares_.take_all())
    slot_.send(control::share_stopped{share, end_reason::connection_lost});
  for (const auto& who : people_.take_all())
    slot_.send(control::participant_ended{who, end_reason::connection_lost});
  meeting_ = std::move(meeting);
  if (meeting_)
    on_state(slot_.now(), "");
}

void plugin_desk::stop(std::function<void()> then) {
  closed_ = std::move(then);
  slot_.stop();
  // One that was never open has nothing to tell.
  if (slot_.now() == plugin_slot::state::closed && closed_)
    std::exchange(closed_, {})();
}

void plugin_desk::attach(const share_id& share, unique_fd fd) {
  slot_.send(control::attach_reader{share}, std::move(fd));
}

void plugin_desk::stop_share(const share_id& share, end_reason reason) {
  if (shares_.remove(share))
    slot_.send(control::share_stopped{share, reason});
}

bool plugin_desk::forget_device(const std::string& id) {
  auto own = devices_.take(id);
  if (!own)
    return false;
  if (meeting_) // which lets devices that it knows past the lobby
    self_->send(meeting_, device_forgotten{name_, *own});
  slot_.send(control::forget_device{*std::move(own)});
  return true;
}

void plugin_desk::participant_ended(const participant_id& who, end_reason why) {
  if (people_.remove(who))
    slot_.send(control::participant_ended{who, why});
}

void plugin_desk::follow(const nlohmann::json& room) {
  for (const auto& who : people_.take_admitted(room))
    slot_.send(control::participant_admitted{who});
  for (auto& wish : shares_.take_wishes(room))
    slot_.send(std::move(wish));
  latest_ = facts_of(room);
  tell_facts();
}

void plugin_desk::tell_facts() {
  if (slot_.now() == plugin_slot::state::open && facts_ != latest_) {
    facts_ = latest_;
    slot_.send(control::facts{latest_});
  }
}

void plugin_desk::on_state(plugin_slot::state now, const std::string& why) {
  using enum plugin_slot::state;
  if (now == open) {
    tell_facts();
  } else if (std::exchange(facts_, {})) {
    publish_(name_, {}); // who is not there must not be found
    devices_.begin();
  }
  if (now == waiting || now == failed)
    lose_everything(end_reason::door_failed);
  if (now == closed)
    lose_everything(end_reason::shutting_down);
  if (meeting_ && now != starting)
    self_->send(meeting_, door_state{name_, std::string{door_state_of(now)}, why});
  if (now == closed && closed_)
    std::exchange(closed_, {})();
}

void plugin_desk::lose_everything(end_reason reason) {
  for (const auto& share : shares_.take_all())
    end_at_meeting(share, reason);
  for (const auto& who : people_.take_all()) {
    if (meeting_)
      self_->send(meeting_, participant_left{who});
  }
}

void plugin_desk::end_at_meeting(const share_id& share, end_reason reason) {
  if (!meeting_)
    return;
  // When meeting has ended it already, that is as good.
  self_->request(meeting_, timeouts::meeting, end_share{share, reason, {}})
      .then([](done) {}, [](const caf::error&) {});
}

void plugin_desk::handle(control::admit& message) {
  const auto life = slot_.life();
  const auto request = message.request;
  if (!meeting_)
    return answer_admit(life, request, errc::unavailable);
  admit_participant question;
  question.name = std::move(message.name);
  question.pin = std::move(message.pin);
  question.door = name_;
  // A door must not spend the tries of another one's sources.
  question.source = name_ + ":" + message.source;
  question.trusted = trusted_;
  question.device = std::move(message.device);
  self_->request(meeting_, timeouts::meeting, std::move(question))
      .then([=, this](const admission& in) { answer_admit(life, request, in); },
            [=, this](const caf::error& why) { answer_admit(life, request, from_caf(why)); });
}

void plugin_desk::answer_admit(std::uint64_t life,
                               control::request_number request,
                               result<admission> value) {
  const bool current = life == slot_.life() && slot_.now() == plugin_slot::state::open;
  if (value && !current) {
    self_->send(meeting_, participant_left{value->participant});
    return;
  }
  if (value)
    people_.add(value->participant, value->waiting);
  if (!current)
    return;
  if (value)
    slot_.send(control::admit_answer{request, value->participant, value->waiting});
  else
    slot_.send(control::admit_answer{request, value.error()});
}

void plugin_desk::handle(control::ask_code& message) {
  const auto life = slot_.life();
  const auto request = message.request;
  auto answer = [=, this](result<secret> code) {
    if (life == slot_.life() && slot_.now() == plugin_slot::state::open)
      slot_.send(control::code_answer{request, std::move(code)});
  };
  if (!meeting_)
    return answer(errc::unavailable);
  self_->request(meeting_,
                 timeouts::meeting,
                 tessera::ask_code{std::move(message.name), name_ + ":" + message.source})
      .then([=](const code_shown& shown) { answer(shown.code); },
            [=](const caf::error& why) { answer(from_caf(why)); });
}

void plugin_desk::handle(control::end_code& message) {
  if (meeting_)
    self_->send(meeting_, tessera::end_code{name_ + ":" + message.source});
}

void plugin_desk::handle(control::publish& message) {
  publish_(name_, std::move(message.services));
}

void plugin_desk::handle(control::leave& message) {
  if (!people_.remove(message.participant))
    return;
  shares_.remove_of(message.participant);
  self_->send(meeting_, participant_left{message.participant});
}

void plugin_desk::handle(control::open_share& message) {
  const auto life = slot_.life();
  const auto request = message.request;
  // The room's own camera belongs to nobody. A door that meets strangers must not pass for it.
  const bool of_room = message.kind == share_kind::room && message.participant.empty();
  if (of_room && !trusted_) {
    slot_.send(control::share_answer{
        request,
        failure{errc::not_allowed,
                "only a trusted door shows the room: set plugins." + name_ + ".trusted to true",
                {}}});
    return;
  }
  if ((!of_room && !people_.has(message.participant)) || !meeting_) {
    slot_.send(control::share_answer{request, errc::participant_not_found});
    return;
  }
  ++opening_;
  open_share question{message.participant,
                      message.kind,
                      std::move(message.label),
                      caf::actor_cast<share_owner_actor>(self_)};
  self_->request(meeting_, timeouts::share_decision, std::move(question))
      .then(
          [=, this, who = message.participant](const share_grant& grant) {
            --opening_;
            opened(life, request, grant, who);
            settled_();
          },
          [=, this](const caf::error& why) {
            --opening_;
            if (life == slot_.life())
              slot_.send(control::share_answer{request, from_caf(why)});
            settled_();
          });
}

void plugin_desk::opened(std::uint64_t life,
                         control::request_number request,
                         const share_grant& grant,
                         const participant_id& who) {
  if (life != slot_.life() || (!who.empty() && !people_.has(who)))
    return end_at_meeting(grant.share, end_reason::door_failed);
  shares_.add(grant.share, who);
  slot_.send(control::share_answer{request, grant.share});
}

void plugin_desk::handle(control::end_share& message) {
  if (shares_.remove(message.share))
    end_at_meeting(message.share, message.reason);
}

void plugin_desk::handle(control::describe_share& message) {
  if (!meeting_ || !shares_.may_describe(message.share, monotonic::now()))
    return;
  auto& what = message.what;
  // Its door has looked already; in a process of its own that may be anybody by now.
  if (what.artwork && !check_artwork(*what.artwork))
    what.artwork = nullptr;
  self_->send(meeting_,
              share_described{message.share,
                              std::move(what.title),
                              std::move(what.artist),
                              std::move(what.album),
                              shares_.put_artwork(message.share, std::move(what.artwork)),
                              what.position.count(),
                              what.duration.count(),
                              what.playing});
}

void plugin_desk::handle(control::loudness& message) {
  if (shares_.has(message.share) && meeting_)
    self_->send(meeting_, share_loudness{message.share, message.volume});
}

void plugin_desk::handle(control::blocked& message) {
  if (meeting_ && shares_.may_tell_blocked(message.share))
    self_->send(meeting_, share_blocked{message.share, std::move(message.port)});
}

void plugin_desk::handle(control::devices& message) {
  if (message.first)
    devices_.begin();
  devices_.add(std::move(message.all));
}

void plugin_desk::handle(control::progress& message) {
  if (!shares_.has(message.share) || !meeting_)
    return;
  share_progress news;
  news.share = message.share;
  news.state = message.paused ? share_state::paused : share_state::live;
  news.codec = message.codec;
  news.width = message.width;
  news.height = message.height;
  news.fps = message.fps;
  news.kbps = message.kbps;
  news.sound = message.sound;
  self_->send(meeting_, std::move(news));
}

void plugin_desk::handle(control::lane_watched& message) {
  if (!shares_.has(message.share) || !meeting_)
    return;
  self_->send(meeting_,
              share_watched{message.share,
                            message.watched,
                            std::move(message.codec),
                            message.width,
                            message.height,
                            message.sound});
}

} // namespace tessera::plugins
