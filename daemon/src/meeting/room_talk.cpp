// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"

#include <utility>

/// What people say to each other.
namespace tessera::meeting {
namespace {

/// The display says it again no sooner.
constexpr std::chrono::seconds hand_pause{30};

result<> muted() {
  return {errc::not_allowed, "The host has muted you: the others do not see what you send."};
}

} // namespace

result<> room::say_to_all(const caller& who, const std::string& text, moment now) {
  if (!rules_.chat)
    return {errc::not_allowed, "Messages are switched off in this room (meeting.chat)."};
  // No name of their own: a guest may have the same.
  bool host = who.roles.intersects(rpc::role::host | rpc::role::admin);
  chat::author author{{}, {}, host, who.name};
  if (who.participant) {
    const auto* person = people_.inside(*who.participant);
    if (person == nullptr)
      return errc::unauthenticated;
    if (person->muted)
      return muted();
    author = {*who.participant, person->name, host || person->host};
  }
  auto said = chat_.say(author, text, now);
  if (!said)
    return std::move(said).error();
  if (rules_.toasts)
    say(chat_notice(author.name, author.host, *said), now);
  changed_ = true;
  return {};
}

void room::clear_chat() {
  changed_ = chat_.clear() || changed_;
}

void room::clear_notices() {
  notices_.clear();
  changed_ = true;
}

result<> room::react(const participant_id& id, const std::string& kind, moment now) {
  const auto* who = people_.inside(id);
  if (who == nullptr)
    return errc::unauthenticated;
  if (who->muted)
    return muted();
  if (auto added = reactions_.add({id, who->name, kind}, now); !added)
    return added;
  changed_ = true;
  return {};
}

result<> room::raise_hand(const participant_id& id, bool raised, moment now) {
  auto* who = people_.inside(id);
  if (who == nullptr)
    return errc::participant_not_found;
  if (raised == (who->hand != 0))
    return {}; // who raises it twice keeps the place in the line
  if (raised) {
    if (auto may = who->hands.take(now); !may)
      return may;
    if (auto may = hands_in_all_.take(now); !may)
      return may;
  }
  who->hand = raised ? now.wall_ms : 0;
  changed_ = true;
  if (raised && (!who->hand_told || now.at - *who->hand_told >= hand_pause)) {
    who->hand_told = now.at;
    say(hand_raised_notice(who->name), now);
  }
  return {};
}

} // namespace tessera::meeting
