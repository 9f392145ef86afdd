// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/legacy_pin_setup.hpp"

#include "pairing/legacy_verify.hpp"

namespace tessera::airplay {

namespace {

secret half(std::string_view label, const secret& key) {
  return secret{sha512({label, key.reveal()}).substr(0, 16)};
}

/// The vector's last byte counts the messages.
std::string vector_of(const secret& key, int message) {
  auto out = half("Pair-Setup-AES-IV", key).reveal();
  out.back() = static_cast<char>(out.back() + message);
  return out;
}

} // namespace

result<std::optional<std::string>> legacy_pin_setup::read_wish(const plist& first) {
  if (!first.has("method"))
    return std::optional<std::string>{};
  auto user = first.text("user");
  if (first.text("method") != "pin" || !user || user->empty() || user->size() > max_user)
    return {errc::parse_error, "Pairing begins with the method pin and a name."};
  return user;
}

plist legacy_pin_setup::begin(const std::string& user, const secret& pin) {
  key_.reset();
  srp_ = std::make_shared<const srp_server>(srp_rules::legacy, user, pin);
  return plist{}.set_data("pk", srp_->public_key()).set_data("salt", srp_->salt());
}

result<legacy_pin_setup::step> legacy_pin_setup::go_on(const plist& message) {
  if (srp_ && message.has("proof"))
    return check_proof(message);
  if (key_ && message.has("epk"))
    return exchange_keys(message);
  return {errc::parse_error, "This message of pairing comes out of its order."};
}

result<legacy_pin_setup::step> legacy_pin_setup::check_proof(const plist& message) {
  // One guess a run, whatever comes of it.
  const auto srp = std::exchange(srp_, {});
  auto agreed = srp->agree(message.data("pk").value_or(""), message.data("proof").value_or(""));
  if (!agreed)
    return std::move(agreed).error();
  key_ = agreed->key;
  return step{plist{}.set_data("proof", agreed->proof), std::nullopt};
}

result<legacy_pin_setup::step> legacy_pin_setup::exchange_keys(const plist& message) {
  const auto shared = std::move(*key_);
  key_.reset();
  const auto key = half("Pair-Setup-AES-Key", shared);
  auto theirs =
      aes_gcm_open(key,
                   vector_of(shared, 1),
                   message.data("epk").value_or("") + message.data("authTag").value_or(""));
  if (!theirs)
    return std::move(theirs).error();
  if (theirs->size() != key_bytes)
    return {errc::parse_error, "A sender's key for pairing has 32 bytes."};
  const auto ours = aes_gcm_seal(key, vector_of(shared, 2), me_->key.public_key());
  return step{plist{}
                  .set_data("epk", ours.substr(0, key_bytes))
                  .set_data("authTag", ours.substr(key_bytes)),
              controller{legacy_id(*theirs), *theirs}};
}

} // namespace tessera::airplay
