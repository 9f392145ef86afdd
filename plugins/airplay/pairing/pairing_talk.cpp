// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pairing_talk.hpp"

#include "base/clock.hpp"
#include "session/wrong_guess.hpp"

#include <algorithm>

namespace tessera::airplay {

namespace {

airplay_answer pairing_answer(const tlv8& message) {
  return {.body = message.bytes(), .type = "application/octet-stream"};
}

pair_error error_of(errc code) {
  switch (code) {
  case errc::wrong_pin:
  case errc::unauthenticated:
    return pair_error::authentication;
  case errc::too_many_attempts:
  case errc::rate_limited:
    return pair_error::backoff;
  case errc::meeting_full:
    return pair_error::busy;
  default:
    return pair_error::unknown;
  }
}

/// Of the answer to this message.
std::uint8_t state_after(const tlv8& message) {
  return static_cast<std::uint8_t>(message.number(tlv::state).value_or(0) + 1);
}

} // namespace

pairing_talk::~pairing_talk() {
  if (code_shown_)
    house_.end_code(source_);
}

void pairing_talk::pin_start(done then) {
  if (!house_.facts().pin_required)
    return then({});
  house_.ask_code(
      name_,
      source_,
      [weak = weak_from_this(), then, &around = house_, source = source_](result<secret> code) {
        auto me = weak.lock();
        if (!me)
          return around.end_code(source);
        if (code) {
          me->asked_ = *std::move(code);
          me->code_shown_ = true;
        }
        then({.status = code ? 200 : 503});
      });
}

void pairing_talk::setup(std::string_view body, done then) {
  auto message = tlv8::parse(body);
  if (!message)
    return then({.status = 400});
  const auto state = state_after(*message);
  if (message->number(tlv::state) != 1u) {
    if (!setup_)
      return then(pairing_answer(pair_refusal(state, pair_error::unknown)));
    auto step = setup_->go_on(*message);
    if (!step && step.code() == errc::wrong_pin)
      return wrong_code(state, std::move(then));
    if (!step) {
      house_.log(log_level::info, source_ + ": " + step.error().message());
      return then(pairing_answer(pair_refusal(state, error_of(step.code()))));
    }
    if (step->shared) {
      link_secret_ = step->shared;
      sender_ = source_;
      proven_ = asked_;
    }
    if (step->paired) {
      proven_ = asked_;
      sender_ = step->paired->id;
      if (asked_)
        house_.pairings().prove(sender_, *asked_);
      if (auto kept = house_.pairings().add(*step->paired, name_, wall_ms()); !kept)
        house_.log(log_level::warning,
                   "a pairing lasts until the next start only: " + kept.error().message());
    }
    return then(pairing_answer(step->answer));
  }
  auto wish = pair_setup::read_wish(*message);
  if (!wish)
    return then(pairing_answer(pair_refusal(state, pair_error::unavailable)));
  const bool needed = house_.facts().pin_required;
  if (!needed)
    return begin_setup(*wish, secret{transient_pin}, then);
  // Without a question to anybody: the device turns to pairing with a PIN.
  if (wish->transient)
    return then(pairing_answer(pair_refusal(state, pair_error::authentication)));
  if (asked_)
    return begin_setup(*wish, *asked_, then);
  house_.ask_code(
      name_,
      source_,
      [weak = weak_from_this(), how = *wish, state, then, &around = house_, source = source_](
          result<secret> code) {
        auto me = weak.lock();
        if (!me)
          return around.end_code(source);
        if (!code)
          return then(pairing_answer(pair_refusal(state, error_of(code.code()))));
        me->asked_ = *std::move(code);
        me->code_shown_ = true;
        me->begin_setup(how, *me->asked_, then);
      });
}

void pairing_talk::begin_setup(const pair_setup::wish& how, const secret& code, const done& then) {
  setup_.emplace(house_.pairings().me());
  then(pairing_answer(setup_->begin(how, code)));
}

/// The meeting counts it, and says when the next one will be looked at.
void pairing_talk::wrong_code(std::uint8_t state, done then) {
  setup_.reset();
  asked_.reset();
  count_wrong_guess(house_, name_, source_, [state, then](std::chrono::milliseconds wait) {
    auto answer =
        pair_refusal(state, wait.count() > 0 ? pair_error::backoff : pair_error::authentication);
    if (wait.count() > 0)
      answer.add(tlv::retry_delay,
                 static_cast<std::uint8_t>(std::min<std::int64_t>(wait.count() / 1000 + 1, 255)));
    then(pairing_answer(answer));
  });
}

void pairing_talk::verify(std::string_view body, done then) {
  auto message = tlv8::parse(body);
  if (!message)
    return then({.status = 400});
  if (!verify_)
    verify_.emplace(house_.pairings().me(),
                    [this](const std::string& id) { return house_.pairings().key_of(id); });
  auto step = verify_->go_on(*message);
  if (!step) {
    verify_.reset();
    house_.log(log_level::info, source_ + ": " + step.error().message());
    return then(pairing_answer(pair_refusal(state_after(*message), pair_error::authentication)));
  }
  if (step->shared) {
    link_secret_ = step->shared;
    sender_ = step->sender;
    if (!proven_)
      proven_ = house_.pairings().proven(sender_);
    if (auto known = house_.pairings().all().find(sender_); known != house_.pairings().all().end())
      name_ = known->second.name.empty() ? name_ : known->second.name;
  }
  then(pairing_answer(step->answer));
}

} // namespace tessera::airplay
