// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "wire/crypto.hpp"
#include "wire/plist.hpp"

#include <openssl/bn.h>

#include <string>
#include <string_view>

/// A sender of before HomeKit, by its own formulas.
namespace tessera::airplay::test_sender {

inline const std::string user = "366B4165DD64AD3A";

/// RFC 5054 A, 2048 bits.
inline constexpr const char* group =
    "AC6BDB41324A9A9BF166DE5E1389582FAF72B6651987EE07FC3192943DB56050A37329CBB4A099ED8193E0757767A1"
    "3DD52312AB4B03310DCD7F48A9DA04FD50E8083969EDB767B0CF6095179A163AB3661A05FBD5FAAAE82918A9962F0B"
    "93B855F97993EC975EEAA80D740ADBF4FF747359D041D5C33EA71D281E446B14773BCA97B43A23FB801676BD207A43"
    "6C6481F1D2B9078717461A5B9D32E688F87748544523B524B0D57D5EA77A2775D2ECFA032CFBDBF52FB37861602790"
    "04E57AE6AF874E7303CE53299CCC041C7BC308D82A5698F3A8D0C38271AE35F8E9DBFBB694B5C803D89F7AE435DE23"
    "6D525F54759B65E372FCD68EF20FA7111F9E4AFF73";

inline std::string bytes(const BIGNUM* value, int size = 0) {
  std::string out(static_cast<std::size_t>(size != 0 ? size : BN_num_bytes(value)), '\0');
  BN_bn2binpad(value, reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(out.size()));
  return out;
}

inline BIGNUM* number(std::string_view text) {
  return BN_bin2bn(
      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()), nullptr);
}

/// POST /pair-setup-pin. S = (B - k g^x) ^ (a + u x).
struct legacy_client {
  std::string a_public, proof, expected;
  secret key;

  using text = std::string_view;

  legacy_client(const std::string& typed, const std::string& salt, const std::string& b_public) {
    auto* context = BN_CTX_new();
    BIGNUM* n = nullptr;
    BN_hex2bn(&n, group);
    auto* g = number("\x02");
    auto* a = number(std::string(32, 'a'));
    auto *big_a = BN_new(), *gx = BN_new(), *exponent = BN_new(), *base = BN_new(),
         *shared = BN_new();
    BN_mod_exp(big_a, g, a, n, context);
    a_public = bytes(big_a, 256);
    auto* x = number(sha1({salt, sha1({user, ":", typed})}));
    auto* k = number(sha1({bytes(n), bytes(g, 256)}));
    auto* u = number(sha1({a_public, b_public}));
    auto* b = number(b_public);
    BN_mod_exp(gx, g, x, n, context);
    BN_mod_mul(gx, k, gx, n, context);
    BN_mod_sub(base, b, gx, n, context);
    BN_mul(exponent, u, x, context);
    BN_add(exponent, exponent, a);
    BN_mod_exp(shared, base, exponent, n, context);
    const auto s = bytes(shared);
    key = secret{sha1({s, text{"\0\0\0\0", 4}}) + sha1({s, text{"\0\0\0\1", 4}})};
    auto mixed = sha1({bytes(n)});
    const auto of_g = sha1({bytes(g)});
    for (std::size_t i = 0; i < mixed.size(); ++i)
      mixed[i] = static_cast<char>(mixed[i] ^ of_g[i]);
    proof = sha1({mixed, sha1({user}), salt, bytes(big_a), bytes(b), key.reveal()});
    expected = sha1({bytes(big_a), proof, key.reveal()});
    for (auto* each : {n, g, a, big_a, x, k, u, gx, exponent, base, shared, b})
      BN_free(each);
    BN_CTX_free(context);
  }

  [[nodiscard]] plist second() const {
    return plist{}.set_data("pk", a_public).set_data("proof", proof);
  }
  [[nodiscard]] secret half(std::string_view label) const {
    return secret{sha512({label, key.reveal()}).substr(0, 16)};
  }
  [[nodiscard]] std::string vector(int message) const {
    auto out = half("Pair-Setup-AES-IV").reveal();
    out.back() = static_cast<char>(out.back() + message);
    return out;
  }
  [[nodiscard]] plist third(std::string_view public_key) const {
    const auto sealed = aes_gcm_seal(half("Pair-Setup-AES-Key"), vector(1), public_key);
    return plist{}
        .set_data("epk", sealed.substr(0, sealed.size() - 16))
        .set_data("authTag", sealed.substr(sealed.size() - 16));
  }
};

/// POST /pair-verify.
struct raw_client {
  x25519_key own;
  std::string theirs;
  secret shared;
  std::string signature; ///< the box's, opened

  [[nodiscard]] std::string first(const ed25519_key& key) const {
    return std::string{"\1\0\0\0", 4} + own.public_key() + key.public_key();
  }
  void take(const std::string& answer) {
    theirs = answer.substr(0, 32);
    shared = *own.agree(theirs);
    signature = cipher().apply(answer.substr(32));
  }
  [[nodiscard]] aes_ctr_stream cipher() const {
    return aes_ctr_stream{secret{sha512({"Pair-Verify-AES-Key", shared.reveal()}).substr(0, 16)},
                          sha512({"Pair-Verify-AES-IV", shared.reveal()}).substr(0, 16)};
  }
  [[nodiscard]] std::string second(const ed25519_key& signer) const {
    auto stream = cipher();
    [[maybe_unused]] auto used = stream.apply(std::string(64, '\0'));
    return std::string(4, '\0') + stream.apply(signer.sign(own.public_key() + theirs));
  }
};

} // namespace tessera::airplay::test_sender
