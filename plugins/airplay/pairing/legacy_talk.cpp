// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/legacy_talk.hpp"

namespace tessera::airplay {

namespace {

/// As senders know it: pair with a PIN then.
constexpr int not_authenticated = 470;

airplay_answer list_answer(const plist& list) {
  return {.body = list.binary(), .type = "application/x-apple-binary-plist"};
}

} // namespace

void legacy_talk::setup(std::string_view body, done then) {
  auto ours = legacy_setup(house_.pairings().me(), body);
  if (!ours)
    return then({.status = 400});
  then({.body = *std::move(ours)});
}

void legacy_talk::verify(std::string_view body, done then) {
  known_ = false;
  auto step = verify_.go_on(body);
  if (!step) {
    house_.log(log_level::info, source_ + ": " + step.error().message());
    return then({.status = step.code() == errc::parse_error ? 400 : not_authenticated});
  }
  if (step->proven) {
    // A key is easily made: it counts with the code that it was proven with, in this meeting.
    const bool needed = house_.facts().pin_required;
    if (needed && !house_.pairings().proven(step->proven->id))
      return then({.status = not_authenticated});
    shared_ = step->shared;
    proven_.reset();
    recognize(*step->proven);
    known_ = true;
  }
  then({.body = std::move(step->answer)});
}

void legacy_talk::setup_pin(std::string_view body, done then) {
  auto message = plist::parse(body);
  if (!message)
    return then({.status = 400});
  auto user = legacy_pin_setup::read_wish(*message);
  if (!user)
    return then({.status = 400});
  if (!*user)
    return go_on(*message, then);
  // It lives as long as its continuations are called.
  ask_code([this, user = **user, then](const result<>& code) {
    if (!code)
      return then({.status = not_authenticated});
    run_code_ = asked_;
    setup_.emplace(house_.pairings().me());
    then(list_answer(setup_->begin(user, run_code_->code())));
  });
}

void legacy_talk::go_on(const plist& message, const done& then) {
  if (run_is_void())
    setup_.reset();
  if (!setup_)
    return then({.status = not_authenticated});
  auto step = setup_->go_on(message);
  if (!step) {
    setup_.reset();
    if (step.code() == errc::wrong_pin)
      return wrong_code([then](auto) { then({.status = not_authenticated}); });
    house_.log(log_level::info, source_ + ": " + step.error().message());
    return then({.status = not_authenticated});
  }
  if (step->paired)
    remember(*step->paired);
  then(list_answer(step->answer));
}

} // namespace tessera::airplay
