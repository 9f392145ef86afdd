// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pairing_talk.hpp"

#include "base/clock.hpp"
#include "pairing/homekit_talk.hpp"
#include "pairing/legacy_talk.hpp"

#include <fmt/format.h>

namespace tessera::airplay {

std::shared_ptr<pairing_talk> pairing_talk::make(house& around, std::string source) {
  if (around.facts().legacy)
    return std::make_shared<legacy_talk>(around, std::move(source));
  return std::make_shared<homekit_talk>(around, std::move(source));
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
  if (asked_ && asked_->valid())
    return then({});
  house_.codes().ask(
      name_, source_, [weak = weak_from_this(), then = std::move(then)](auto code) {
        auto me = weak.lock();
        if (!me)
          return;
        if (!code)
          return then(std::move(code).error());
        me->asked_ = *std::move(code);
        then({});
      });
}

void pairing_talk::wrong_code(std::function<void(std::chrono::milliseconds)> then) {
  house_.codes().wrong(name_, source_, std::move(then));
}

void pairing_talk::remember(const controller& sender) {
  // Another key under a known id is somebody else: who is here by the old one must not be taken for
  // it.
  const auto before = house_.pairings().key_of(sender.id);
  if (!before.empty() && before != sender.key)
    house_.unpaired(sender.id);
  if (before != sender.key)
    house_.log(log_level::info,
               fmt::format("\"{}\" at {} has paired; the name of its key is {}",
                           name_,
                           source_,
                           name_of_key(sender.key)));
  // What the former key has proven is not this one's.
  house_.pairings().forget_proof(sender.id);
  if (run_code_) {
    proven_ = run_code_->code();
    house_.pairings().prove(sender.id, *proven_);
    house_.codes().hold(run_code_);
  }
  if (auto kept = house_.pairings().add(sender, name_, wall_ms()); !kept)
    house_.log(log_level::warning,
               "a pairing lasts until the next start only: " + kept.error().message());
}

void pairing_talk::recognize_for_once() {
  sender_ = '\n' + source_; // see is_pairing_id()
  id_.clear();
  key_.clear();
  if (run_code_)
    proven_ = run_code_->code();
}

void pairing_talk::recognize(const controller& sender) {
  sender_ = id_ = sender.id;
  key_ = sender.key;
  if (!proven_)
    proven_ = house_.pairings().proven(sender_);
  const auto& known = house_.pairings().all();
  if (auto one = known.find(sender_); one != known.end() && !one->second.name.empty())
    name_ = one->second.name;
}

} // namespace tessera::airplay
