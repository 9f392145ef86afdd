// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pairing_talk.hpp"

#include "base/clock.hpp"
#include "pairing/homekit_talk.hpp"
#include "pairing/legacy_talk.hpp"
#include "session/wrong_guess.hpp"

namespace tessera::airplay {

std::shared_ptr<pairing_talk> pairing_talk::make(house& around, std::string source) {
  if (around.facts().legacy)
    return std::make_shared<legacy_talk>(around, std::move(source));
  return std::make_shared<homekit_talk>(around, std::move(source));
}

pairing_talk::~pairing_talk() {
  if (code_shown_)
    house_.end_code(source_);
}

bool pairing_talk::take(std::string_view path, std::string_view body, const done& then) {
  if (path == "/pair-pin-start")
    pin_start(then);
  else if (path == "/pair-setup")
    setup(body, then);
  else if (path == "/pair-verify")
    verify(body, then);
  else if (path == "/pair-setup-pin")
    setup_pin(body, then);
  else
    return false;
  return true;
}

void pairing_talk::pin_start(done then) {
  if (!house_.facts().pin_required)
    return then({});
  ask_code([then](const result<>& code) { then({.status = code ? 200 : 503}); });
}

void pairing_talk::ask_code(std::function<void(result<>)> then) {
  if (asked_)
    return then({});
  house_.ask_code(
      name_,
      source_,
      [weak = weak_from_this(), then = std::move(then), &around = house_, source = source_](
          result<secret> code) {
        auto me = weak.lock();
        if (!me)
          return around.end_code(source);
        if (!code)
          return then(std::move(code).error());
        me->asked_ = *std::move(code);
        me->code_shown_ = true;
        then({});
      });
}

void pairing_talk::wrong_code(std::function<void(std::chrono::milliseconds)> then) {
  asked_.reset();
  count_wrong_guess(house_, name_, source_, std::move(then));
}

void pairing_talk::remember(const controller& sender) {
  proven_ = asked_;
  if (asked_)
    house_.pairings().prove(sender.id, *asked_);
  if (auto kept = house_.pairings().add(sender, name_, wall_ms()); !kept)
    house_.log(log_level::warning,
               "a pairing lasts until the next start only: " + kept.error().message());
}

void pairing_talk::recognize(std::string id) {
  sender_ = std::move(id);
  if (!proven_)
    proven_ = house_.pairings().proven(sender_);
  const auto& known = house_.pairings().all();
  if (auto one = known.find(sender_); one != known.end() && !one->second.name.empty())
    name_ = one->second.name;
}

} // namespace tessera::airplay
