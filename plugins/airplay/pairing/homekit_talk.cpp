// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/homekit_talk.hpp"

#include "base/clock.hpp"
#include "pairing/pairing_admin.hpp"

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

void homekit_talk::setup(std::string_view body, done then) {
  auto message = tlv8::parse(body);
  if (!message)
    return then({.status = 400});
  if (message->number(tlv::state) == 1u)
    return begin(*message, then);
  const auto state = state_after(*message);
  if (run_is_void())
    setup_.reset();
  if (!setup_)
    return then(pairing_answer(pair_refusal(state, pair_error::unknown)));
  auto step = setup_->go_on(*message);
  if (!step && step.code() == errc::wrong_pin)
    return guessed_wrong(state, then);
  if (!step) {
    house_.log(log_level::info, source_ + ": " + step.error().message());
    return then(pairing_answer(pair_refusal(state, error_of(step.code()))));
  }
  if (step->shared) {
    shared_ = link_secret_ = step->shared;
    recognize_for_once();
  }
  if (step->paired) {
    remember(*step->paired);
    recognize(*step->paired);
  }
  then(pairing_answer(step->answer));
}

void homekit_talk::begin(const tlv8& m1, const done& then) {
  const auto state = state_after(m1);
  auto wish = pair_setup::read_wish(m1);
  if (!wish)
    return then(pairing_answer(pair_refusal(state, pair_error::unavailable)));
  if (!house_.facts().pin_required)
    return begin_run(*wish, nullptr, then);
  // Without a question to anybody: the device turns to pairing with a PIN.
  if (wish->transient)
    return then(pairing_answer(pair_refusal(state, pair_error::authentication)));
  // It lives as long as its continuations are called.
  ask_code([this, how = *wish, state, then](const result<>& code) {
    if (!code)
      return then(pairing_answer(pair_refusal(state, error_of(code.code()))));
    begin_run(how, asked_, then);
  });
}

void homekit_talk::begin_run(const pair_setup::wish& how,
                             std::shared_ptr<code_book::ticket> code,
                             const done& then) {
  run_code_ = std::move(code);
  setup_.emplace(house_.pairings().me());
  then(pairing_answer(setup_->begin(how, run_code_ ? run_code_->code() : secret{transient_pin})));
}

void homekit_talk::guessed_wrong(std::uint8_t state, const done& then) {
  setup_.reset();
  wrong_code([state, then](std::chrono::milliseconds wait) {
    auto answer =
        pair_refusal(state, wait.count() > 0 ? pair_error::backoff : pair_error::authentication);
    if (wait.count() > 0)
      answer.add(tlv::retry_delay,
                 static_cast<std::uint8_t>(std::min<std::int64_t>(wait.count() / 1000 + 1, 255)));
    then(pairing_answer(answer));
  });
}

void homekit_talk::verify(std::string_view body, done then) {
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
    shared_ = link_secret_ = step->shared;
    recognize({step->sender, house_.pairings().key_of(step->sender)});
  }
  then(pairing_answer(step->answer));
}

bool homekit_talk::take_paired(std::string_view path, std::string_view body, const done& then) {
  const auto what = pairing_method_of(path);
  if (!what)
    return false;
  auto message = tlv8::parse(body);
  if (!message) {
    then({.status = 400});
    return true;
  }
  const asking_controller who{{sender_, key_}, house_.facts().admins.contains(name_of_key(key_))};
  auto deed = administer(house_.pairings(), who, *what, *message, wall_ms());
  if (!deed.note.empty())
    house_.log(log_level::info, source_ + ": " + deed.note);
  then(pairing_answer(deed.answer));
  if (!deed.removed.empty())
    house_.unpaired(deed.removed);
  return true;
}

} // namespace tessera::airplay
