// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/legacy_verify.hpp"

#include <fmt/format.h>

namespace tessera::airplay {

namespace {

constexpr std::size_t head_bytes = 4; ///< 1, or 0 for the second message, and three zeros
constexpr std::size_t message_bytes = head_bytes + 2 * key_bytes;

std::string half(std::string_view label, const secret& shared) {
  return sha512({label, shared.reveal()}).substr(0, 16);
}

/// Our signature takes the first 64 bytes of it, the sender's the next.
aes_ctr_stream cipher_of(const secret& shared) {
  return aes_ctr_stream{secret{half("Pair-Verify-AES-Key", shared)},
                        half("Pair-Verify-AES-IV", shared)};
}

} // namespace

std::string legacy_id(std::string_view key) {
  std::string out = "ed25519:";
  for (const unsigned char each : key)
    out += fmt::format("{:02x}", each);
  return out;
}

result<std::string> legacy_setup(const identity& me, std::string_view body) {
  if (body.size() != key_bytes)
    return {errc::parse_error, "A sender's key for pairing has 32 bytes."};
  return me.key.public_key();
}

result<legacy_verify::step> legacy_verify::go_on(std::string_view body) {
  if (body.size() != message_bytes)
    return {errc::parse_error, "A message of pair-verify has 68 bytes."};
  if (body[0] == 1)
    return begin(body);
  if (body[0] == 0 && shared_)
    return check(body);
  return {errc::parse_error, "This message of pair-verify comes out of its order."};
}

result<legacy_verify::step> legacy_verify::begin(std::string_view body) {
  shared_.reset();
  theirs_ = body.substr(head_bytes, key_bytes);
  key_ = body.substr(head_bytes + key_bytes);
  const x25519_key own;
  own_ = own.public_key();
  auto shared = own.agree(theirs_);
  if (!shared)
    return std::move(shared).error();
  shared_ = *std::move(shared);
  step out;
  out.answer = own_ + cipher_of(*shared_).apply(me_->key.sign(own_ + theirs_));
  return out;
}

result<legacy_verify::step> legacy_verify::check(std::string_view body) {
  const auto shared = std::move(*shared_);
  shared_.reset();
  auto cipher = cipher_of(shared);
  [[maybe_unused]] const auto ours = cipher.apply(std::string(signature_bytes, '\0'));
  if (!ed25519_verify(key_, theirs_ + own_, cipher.apply(body.substr(head_bytes))))
    return {errc::unauthenticated, "The sender's key for pairing is not its own."};
  return step{{}, controller{legacy_id(key_), key_}, shared};
}

} // namespace tessera::airplay
