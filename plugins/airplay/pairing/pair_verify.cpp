// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pair_verify.hpp"

namespace tessera::airplay {

namespace {

secret sealing_key(const secret& shared) {
  return hkdf_sha512(shared, "Pair-Verify-Encrypt-Salt", "Pair-Verify-Encrypt-Info");
}

} // namespace

result<pair_verify::step> pair_verify::go_on(const tlv8& message) {
  const auto state = message.number(tlv::state);
  if (state == 1u)
    return begin(message);
  if (state == 3u && shared_)
    return check(message);
  return {errc::parse_error, "This message of pair-verify comes out of its order."};
}

result<pair_verify::step> pair_verify::begin(const tlv8& v1) {
  own_.emplace();
  shared_.reset();
  theirs_ = v1.find(tlv::public_key).value_or("");
  auto shared = own_->agree(theirs_);
  if (!shared)
    return std::move(shared).error();
  shared_ = *shared;
  std::string proven = own_->public_key();
  proven.append(me_->id).append(theirs_);
  const auto inner =
      tlv8{}.add(tlv::identifier, me_->id).add(tlv::signature, me_->key.sign(proven)).bytes();
  step out;
  out.answer.add(tlv::state, 2)
      .add(tlv::public_key, own_->public_key())
      .add(tlv::encrypted, chacha_seal(sealing_key(*shared_), "PV-Msg02", {}, inner));
  return out;
}

result<pair_verify::step> pair_verify::check(const tlv8& v3) {
  const auto shared = std::move(*shared_);
  shared_.reset();
  auto plain =
      chacha_open(sealing_key(shared), "PV-Msg03", {}, v3.find(tlv::encrypted).value_or(""));
  if (!plain)
    return std::move(plain).error();
  auto inner = tlv8::parse(*plain);
  if (!inner)
    return std::move(inner).error();
  const std::string id{inner->find(tlv::identifier).value_or("")};
  const auto key = known_(id);
  std::string proven = theirs_;
  proven.append(id).append(own_->public_key());
  // An unknown sender and one that borrows an identity get the same answer.
  if (key.empty() || !ed25519_verify(key, proven, inner->find(tlv::signature).value_or("")))
    return {errc::unauthenticated, "This sender is not paired with this box."};
  step out;
  out.answer.add(tlv::state, 4);
  out.shared = shared;
  out.sender = id;
  return out;
}

} // namespace tessera::airplay
