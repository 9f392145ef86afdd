// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/digest_gate.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace tessera::airplay {

namespace {

/// Spec: RFC 9110 10.2.3.
airplay_answer wait_for(std::chrono::milliseconds time) {
  airplay_answer out{.status = 503};
  out.headers.add("Retry-After", fmt::format("{}", time.count() / 1000 + 1));
  return out;
}

airplay_answer refusal_of(const failure& why) {
  switch (why.code) {
  case errc::too_many_attempts:
  case errc::rate_limited:
    return wait_for(why.retry_after);
  case errc::meeting_full:
    return {.status = 453};
  case errc::timeout:
  case errc::unavailable:
    return {.status = 503};
  default:
    return {.status = 403};
  }
}

} // namespace

digest_gate::digest_gate(house& around, std::string realm, std::string source)
    : house_(around), challenge_(std::move(realm)), source_(std::move(source)) {}

airplay_answer digest_gate::ask_again() const {
  airplay_answer out{.status = 401};
  out.headers.add("WWW-Authenticate", challenge_.text());
  return out;
}

void digest_gate::check(const airplay_request& request, done then) {
  if (request.method == "ANNOUNCE")
    look_for_proof(request);
  if (through_)
    return then({});
  if (asked_ && asked_->valid())
    return judge(request, then);
  house_.codes().ask(name_, source_, [weak = weak_from_this(), request, then](auto code) {
    auto me = weak.lock();
    if (!me)
      return;
    if (code.code() == errc::not_allowed) { // the room asks nobody for a PIN
      me->through_ = true;
      return then({});
    }
    if (!code) {
      me->house_.log(log_level::info,
                     me->source_ + " cannot be asked for the code: " + code.error().message());
      return then(refusal_of(code.error()));
    }
    me->asked_ = *std::move(code);
    me->judge(request, then);
  });
}

/// What was proven before is for this one, or, if it goes on by itself, for nobody.
void digest_gate::look_for_proof(const airplay_request& request) {
  auto proof = house_.codes().take_proof(source_);
  if (through_ || !proof || request.headers.find("Authorization"))
    return;
  asked_ = std::move(proof);
  proven_ = asked_->code();
  through_ = true;
}

void digest_gate::judge(const airplay_request& request, const done& then) {
  const auto header = request.headers.find("Authorization");
  if (!header)
    return then(ask_again());
  const auto said = parse_digest(*header);
  if (!said)
    return then(airplay_answer{.status = 400});
  switch (challenge_.judge(*said, request.method, request.target, asked_->code())) {
  case digest_challenge::verdict::right:
    through_ = true;
    proven_ = asked_->code();
    if (request.method == "OPTIONS")
      house_.codes().keep_proof(asked_);
    return then({});
  case digest_challenge::verdict::foreign:
    return then(ask_again());
  case digest_challenge::verdict::wrong:
    break;
  }
  // The next one asks the meeting first: it may have to wait.
  house_.codes().wrong(
      name_, source_, [weak = weak_from_this(), then](std::chrono::milliseconds wait) {
        auto me = weak.lock();
        if (me)
          then(wait.count() > 0 ? wait_for(wait) : me->ask_again());
      });
}

} // namespace tessera::airplay
