// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/wrapped_keys.hpp"

#include "keys/key_message.hpp"

#include <utility>

namespace tessera::airplay {

namespace {

constexpr std::string_view magic = "FPLY";
constexpr std::size_t third_message_bytes = 164;
constexpr std::size_t wrapped_bytes = 72;
constexpr std::size_t vector_bytes = 16;
constexpr int unknown_version = 421; // as senders know it

int answer_to_handshake(errc why) {
  return why == errc::refused ? unknown_version : 503;
}

} // namespace

int wrapped_keys::status_of(errc why) noexcept {
  switch (why) {
  case errc::parse_error:
    return 400;
  case errc::unavailable:
    return 503;
  default:
    return 403;
  }
}

void wrapped_keys::fp_setup(std::string_view body, std::function<void(airplay_answer)> then) {
  auto& keys = house_.keys();
  if (!keys.can().fp_answer)
    return then({.status = 404});
  if (!body.starts_with(magic) || body.size() > max_fp_message)
    return then({.status = 400});
  const auto message = std::string{body};
  keys.fp_answer(message, [weak = weak_from_this(), message, then](result<std::string> answer) {
    auto me = weak.lock();
    if (!me)
      return;
    if (!answer) {
      me->house_.log(log_level::warning,
                     me->sender_ + " has no answer to its handshake: " + answer.error().message());
      return then({.status = answer_to_handshake(answer.code())});
    }
    if (message.size() == third_message_bytes) {
      me->handshake_ = message;
      me->sent_.clear(); // the same wrapped key may be another now
    }
    then({.body = *std::move(answer)});
  });
}

void wrapped_keys::take(const plist& setup, const std::optional<secret>& shared, taken then) {
  const auto wrapped = setup.data("ekey");
  const auto vector = setup.data("eiv");
  if (!wrapped && !vector)
    return then(std::optional<stream_secrets>{});
  // Senders repeat their keys with each stream.
  if (wrapped && vector && secrets_ && sent_ == *wrapped + *vector)
    return then(secrets_);
  auto& keys = house_.keys();
  if (!keys.can().unwrap)
    return then({errc::not_allowed,
                 "it sends keys that FairPlay wraps, and there is no key provider that opens them "
                 "(plugins.airplay.key_provider)"});
  if (!wrapped || !wrapped->starts_with(magic) || wrapped->size() != wrapped_bytes || !vector ||
      vector->size() != vector_bytes || handshake_.empty())
    return then({errc::parse_error, "it sends a wrapped key that is none, or without a handshake"});
  keys.unwrap(handshake_,
              *wrapped,
              [weak = weak_from_this(), wrapped = *wrapped, vector = *vector, shared, then](
                  result<secret> key) {
                auto me = weak.lock();
                if (!me)
                  return;
                if (!key)
                  return then(std::move(key).error());
                me->sent_ = wrapped + vector;
                me->secrets_ = stream_secrets{legacy_key(*key, shared), vector};
                then(me->secrets_);
              });
}

} // namespace tessera::airplay
