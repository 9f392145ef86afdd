// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pair_setup.hpp"

#include <algorithm>

namespace tessera::airplay {

namespace {

constexpr std::uint32_t transient_flag = 0x10;
constexpr const char* user = "Pair-Setup";

std::string signed_text(const secret& prefix, std::string_view id, std::string_view key) {
  std::string out = prefix.reveal();
  return out.append(id).append(key);
}

secret sealing_key(const secret& shared) {
  return hkdf_sha512(shared, "Pair-Setup-Encrypt-Salt", "Pair-Setup-Encrypt-Info");
}

} // namespace

bool is_pairing_id(std::string_view text) noexcept {
  return !text.empty() && text.size() <= max_controller_id &&
         std::none_of(text.begin(), text.end(), [](unsigned char letter) {
           return letter < 0x20 || letter == 0x7f;
         });
}

tlv8 pair_refusal(std::uint8_t state, pair_error why) {
  return tlv8{}.add(tlv::state, state).add(tlv::error, static_cast<std::uint8_t>(why));
}

result<pair_setup::wish> pair_setup::read_wish(const tlv8& m1) {
  if (m1.number(tlv::state) != 1u)
    return {errc::parse_error, "Pairing begins with its first message."};
  const auto method = m1.number(tlv::method).value_or(0);
  if (method != static_cast<std::uint32_t>(pair_method::setup))
    return {errc::unsupported_type, "The sender wants a pairing that needs a chip of Apple's."};
  return wish{(m1.number(tlv::flags).value_or(0) & transient_flag) != 0};
}

tlv8 pair_setup::begin(const wish& how, const secret& pin) {
  transient_ = how.transient;
  key_.reset();
  srp_ = std::make_shared<const srp_server>(srp_rules::homekit, user, pin);
  return tlv8{}
      .add(tlv::state, 2)
      .add(tlv::public_key, srp_->public_key())
      .add(tlv::salt, srp_->salt());
}

result<pair_setup::step> pair_setup::go_on(const tlv8& message) {
  const auto state = message.number(tlv::state);
  if (state == 3u && srp_)
    return check_proof(message);
  if (state == 5u && key_ && !transient_)
    return exchange_keys(message);
  return {errc::parse_error, "This message of pairing comes out of its order."};
}

result<pair_setup::step> pair_setup::check_proof(const tlv8& m3) {
  // One guess a run, whatever comes of it.
  const auto srp = std::exchange(srp_, {});
  auto agreed = srp->agree(m3.find(tlv::public_key).value_or(""), m3.find(tlv::proof).value_or(""));
  if (!agreed)
    return std::move(agreed).error();
  key_ = agreed->key;
  step out;
  out.answer.add(tlv::state, 4).add(tlv::proof, agreed->proof);
  if (transient_)
    out.shared = agreed->key;
  return out;
}

result<pair_setup::step> pair_setup::exchange_keys(const tlv8& m5) {
  const auto shared = std::move(*key_);
  key_.reset();
  const auto sealing = sealing_key(shared);
  auto plain = chacha_open(sealing, "PS-Msg05", {}, m5.find(tlv::encrypted).value_or(""));
  if (!plain)
    return std::move(plain).error();
  auto inner = tlv8::parse(*plain);
  if (!inner)
    return std::move(inner).error();
  controller sender{std::string{inner->find(tlv::identifier).value_or("")},
                    std::string{inner->find(tlv::public_key).value_or("")}};
  if (!is_pairing_id(sender.id))
    return {errc::parse_error,
            "A sender's name for pairing has 1 to 128 bytes, and no control characters."};
  const auto theirs =
      hkdf_sha512(shared, "Pair-Setup-Controller-Sign-Salt", "Pair-Setup-Controller-Sign-Info");
  if (!ed25519_verify(sender.key,
                      signed_text(theirs, sender.id, sender.key),
                      inner->find(tlv::signature).value_or("")))
    return {errc::parse_error, "The sender's signature is not that of its key."};
  const auto ours =
      hkdf_sha512(shared, "Pair-Setup-Accessory-Sign-Salt", "Pair-Setup-Accessory-Sign-Info");
  const auto reply =
      tlv8{}
          .add(tlv::identifier, me_->id)
          .add(tlv::public_key, me_->key.public_key())
          .add(tlv::signature, me_->key.sign(signed_text(ours, me_->id, me_->key.public_key())))
          .bytes();
  step out;
  out.answer.add(tlv::state, 6).add(tlv::encrypted, chacha_seal(sealing, "PS-Msg06", {}, reply));
  out.paired = std::move(sender);
  return out;
}

} // namespace tessera::airplay
