// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "wire/crypto.hpp"
#include "wire/tlv8.hpp"

#include <openssl/bn.h>

#include <cstdint>
#include <string>

/// A sender of HomeKit's pairing, by its own formulas.
namespace tessera::airplay::test_sender {

/// The sender's half of SRP, by its own formula: S = (B - k g^x) ^ (a + u x).
class srp_client {
public:
  std::string a_public;
  std::string proof;
  std::string expected; ///< M2
  secret key;

  srp_client(const std::string& pin, const std::string& salt, const std::string& b_public) {
    auto* context = BN_CTX_new();
    auto* n = BN_get_rfc3526_prime_3072(nullptr);
    auto* g = number("\x05");
    auto* a = number(std::string(32, 'a'));
    auto* big_a = BN_new();
    BN_mod_exp(big_a, g, a, n, context);
    a_public = bytes(big_a, 384);
    auto* x = number(sha512({salt, sha512({"Pair-Setup:", pin})}));
    auto* k = number(sha512({bytes(n, 384), bytes(g, 384)}));
    auto* u = number(sha512({a_public, b_public}));
    auto *gx = BN_new(), *exponent = BN_new(), *base = BN_new(), *shared = BN_new();
    BN_mod_exp(gx, g, x, n, context);
    BN_mod_mul(gx, k, gx, n, context);
    auto* b = number(b_public);
    BN_mod_sub(base, b, gx, n, context);
    BN_mul(exponent, u, x, context);
    BN_add(exponent, exponent, a);
    BN_mod_exp(shared, base, exponent, n, context);
    key = secret{sha512({bytes(shared)})};
    auto mixed = sha512({bytes(n)});
    const auto of_g = sha512({bytes(g)});
    for (std::size_t i = 0; i < mixed.size(); ++i)
      mixed[i] = static_cast<char>(mixed[i] ^ of_g[i]);
    proof = sha512({mixed, sha512({"Pair-Setup"}), salt, bytes(big_a), bytes(b), key.reveal()});
    expected = sha512({bytes(big_a), proof, key.reveal()});
    for (auto* each : {n, g, a, big_a, x, k, u, gx, exponent, base, shared, b})
      BN_free(each);
    BN_CTX_free(context);
  }

private:
  static BIGNUM* number(const std::string& text) {
    return BN_bin2bn(reinterpret_cast<const unsigned char*>(text.data()),
                     static_cast<int>(text.size()),
                     nullptr);
  }
  static std::string bytes(const BIGNUM* value, int size = 0) {
    std::string out(static_cast<std::size_t>(size != 0 ? size : BN_num_bytes(value)), '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(out.size()));
    return out;
  }
};

inline tlv8 homekit_m1(std::uint8_t flags = 0) {
  return tlv8{}.add(tlv::state, 1).add(tlv::method, 0).add(tlv::flags, flags);
}

inline tlv8 homekit_m3(const srp_client& client) {
  return tlv8{}
      .add(tlv::state, 3)
      .add(tlv::public_key, client.a_public)
      .add(tlv::proof, client.proof);
}

/// `signer`: whose key signs that `shown` is the one of `id`.
inline tlv8 homekit_m5(const srp_client& client,
                       const std::string& id,
                       const ed25519_key& shown,
                       const ed25519_key& signer) {
  auto text =
      hkdf_sha512(client.key, "Pair-Setup-Controller-Sign-Salt", "Pair-Setup-Controller-Sign-Info")
          .reveal();
  const auto inner = tlv8{}
                         .add(tlv::identifier, id)
                         .add(tlv::public_key, shown.public_key())
                         .add(tlv::signature, signer.sign(text + id + shown.public_key()));
  const auto sealing =
      hkdf_sha512(client.key, "Pair-Setup-Encrypt-Salt", "Pair-Setup-Encrypt-Info");
  return tlv8{}
      .add(tlv::state, 5)
      .add(tlv::encrypted, chacha_seal(sealing, "PS-Msg05", {}, inner.bytes()));
}

} // namespace tessera::airplay::test_sender
