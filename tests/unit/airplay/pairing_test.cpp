// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pair_setup.hpp"
#include "pairing/pair_verify.hpp"

#include <catch2/catch.hpp>

#include <openssl/bn.h>

namespace tessera::airplay {

namespace {

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

const identity me{"6f1b52a0-0000-4000-8000-00000000b0c5",
                  *ed25519_key::from_seed(secret{std::string(32, 'r')})};
const ed25519_key sender_key = *ed25519_key::from_seed(secret{std::string(32, 's')});
const std::string sender_id = "AB12-sender";
const secret pin{"4711"};

tlv8 m1(std::uint8_t flags = 0) {
  return tlv8{}.add(tlv::state, 1).add(tlv::method, 0).add(tlv::flags, flags);
}

/// A run after M2.
struct begun {
  pair_setup run{me};
  srp_client client;

  explicit begun(const std::string& typed, bool transient = false)
      : client(begin(run, typed, transient)) {}

  static srp_client begin(pair_setup& run, const std::string& typed, bool transient) {
    const auto m2 = run.begin({transient}, pin);
    return {typed, std::string{*m2.find(tlv::salt)}, std::string{*m2.find(tlv::public_key)}};
  }
  [[nodiscard]] tlv8 m3() const {
    return tlv8{}
        .add(tlv::state, 3)
        .add(tlv::public_key, client.a_public)
        .add(tlv::proof, client.proof);
  }
  [[nodiscard]] tlv8 m5(const ed25519_key& signer, const std::string& id) const {
    auto text = hkdf_sha512(client.key,
                            "Pair-Setup-Controller-Sign-Salt",
                            "Pair-Setup-Controller-Sign-Info")
                    .reveal();
    const auto inner = tlv8{}
                           .add(tlv::identifier, id)
                           .add(tlv::public_key, sender_key.public_key())
                           .add(tlv::signature, signer.sign(text + id + sender_key.public_key()));
    const auto sealing =
        hkdf_sha512(client.key, "Pair-Setup-Encrypt-Salt", "Pair-Setup-Encrypt-Info");
    return tlv8{}
        .add(tlv::state, 5)
        .add(tlv::encrypted, chacha_seal(sealing, "PS-Msg05", {}, inner.bytes()));
  }
};

/// A sender that shows the key of `signer` as that of `id`.
struct verifying {
  pair_verify run{me, [](const std::string& id) {
                    return id == sender_id ? sender_key.public_key() : std::string{};
                  }};
  x25519_key own;
  secret shared;
  std::string theirs;

  [[nodiscard]] result<pair_verify::step> v1() {
    auto answer = run.go_on(tlv8{}.add(tlv::state, 1).add(tlv::public_key, own.public_key()));
    if (answer) {
      theirs = *answer->answer.find(tlv::public_key);
      shared = *own.agree(theirs);
    }
    return answer;
  }
  [[nodiscard]] tlv8 v3(const ed25519_key& signer, const std::string& id) const {
    const auto inner = tlv8{}
                           .add(tlv::identifier, id)
                           .add(tlv::signature, signer.sign(own.public_key() + id + theirs));
    const auto sealing =
        hkdf_sha512(shared, "Pair-Verify-Encrypt-Salt", "Pair-Verify-Encrypt-Info");
    return tlv8{}
        .add(tlv::state, 3)
        .add(tlv::encrypted, chacha_seal(sealing, "PV-Msg03", {}, inner.bytes()));
  }
};

} // namespace

TEST_CASE("pair-setup: the right PIN leaves each with the other's key", "[airplay]") {
  begun setup{"4711"};
  auto m4 = setup.run.go_on(setup.m3());
  REQUIRE(m4);
  CHECK(m4->answer.number(tlv::state) == 4u);
  CHECK(m4->answer.find(tlv::proof) == setup.client.expected);
  CHECK_FALSE(m4->shared);
  auto m6 = setup.run.go_on(setup.m5(sender_key, sender_id));
  REQUIRE(m6);
  REQUIRE(m6->paired);
  CHECK(m6->paired->id == sender_id);
  CHECK(m6->paired->key == sender_key.public_key());
  const auto sealing =
      hkdf_sha512(setup.client.key, "Pair-Setup-Encrypt-Salt", "Pair-Setup-Encrypt-Info");
  auto inner = tlv8::parse(*chacha_open(sealing, "PS-Msg06", {}, *m6->answer.find(tlv::encrypted)));
  REQUIRE(inner);
  auto text = hkdf_sha512(setup.client.key,
                          "Pair-Setup-Accessory-Sign-Salt",
                          "Pair-Setup-Accessory-Sign-Info")
                  .reveal();
  CHECK(ed25519_verify(
      me.key.public_key(), text + me.id + me.key.public_key(), *inner->find(tlv::signature)));
}

TEST_CASE("pair-setup: transient, the link's secret comes after M4 and nothing is stored",
          "[airplay]") {
  begun setup{"4711", true};
  auto m4 = setup.run.go_on(setup.m3());
  REQUIRE(m4);
  REQUIRE(m4->shared);
  CHECK(*m4->shared == setup.client.key);
  CHECK(setup.run.go_on(setup.m5(sender_key, sender_id)).code() == errc::parse_error);
}

TEST_CASE("pair-setup: a wrong PIN is one guess and ends the run", "[airplay]") {
  begun setup{"4712"};
  CHECK(setup.run.go_on(setup.m3()).code() == errc::wrong_pin);
  CHECK(setup.run.go_on(setup.m3()).code() == errc::parse_error);
}

TEST_CASE("pair-setup: keys out of the group, which need no PIN, are refused", "[airplay]") {
  auto* n = BN_get_rfc3526_prime_3072(nullptr);
  std::string group(384, '\0');
  BN_bn2bin(n, reinterpret_cast<unsigned char*>(group.data()));
  BN_free(n);
  for (const auto& a : {std::string{}, std::string(384, '\0'), group, std::string(385, '\1')}) {
    begun setup{"4711"};
    const auto m3 =
        tlv8{}.add(tlv::state, 3).add(tlv::public_key, a).add(tlv::proof, std::string(64, 'p'));
    CHECK(setup.run.go_on(m3).code() == errc::parse_error);
  }
}

TEST_CASE("pair-setup: a key that another has signed, and a forged message, are refused",
          "[airplay]") {
  for (int attack = 0; attack < 3; ++attack) {
    begun setup{"4711"};
    REQUIRE(setup.run.go_on(setup.m3()));
    auto m5 = attack == 0   ? setup.m5(me.key, sender_id)
              : attack == 1 ? setup.m5(sender_key, "")
                            : tlv8{}.add(tlv::state, 5).add(tlv::encrypted, std::string(80, 'f'));
    CHECK(setup.run.go_on(m5).code() == errc::parse_error);
    // Over: the right one comes too late.
    CHECK(setup.run.go_on(setup.m5(sender_key, sender_id)).code() == errc::parse_error);
  }
}

TEST_CASE("pair-setup: messages out of their order are refused", "[airplay]") {
  pair_setup run{me};
  CHECK(run.go_on(tlv8{}.add(tlv::state, 3)).code() == errc::parse_error);
  CHECK(run.go_on(tlv8{}.add(tlv::state, 5)).code() == errc::parse_error);
  CHECK(pair_setup::read_wish(tlv8{}.add(tlv::state, 3)).code() == errc::parse_error);
  CHECK(pair_setup::read_wish(tlv8{}.add(tlv::state, 1).add(tlv::method, 1)).code() ==
        errc::unsupported_type);
  CHECK(pair_setup::read_wish(m1(0x10))->transient);
  CHECK_FALSE(pair_setup::read_wish(m1())->transient);
}

TEST_CASE("pair-verify: a paired sender gets a link", "[airplay]") {
  verifying sender;
  auto v2 = sender.v1();
  REQUIRE(v2);
  const auto sealing =
      hkdf_sha512(sender.shared, "Pair-Verify-Encrypt-Salt", "Pair-Verify-Encrypt-Info");
  auto inner = tlv8::parse(*chacha_open(sealing, "PV-Msg02", {}, *v2->answer.find(tlv::encrypted)));
  REQUIRE(inner);
  CHECK(ed25519_verify(me.key.public_key(),
                       sender.theirs + me.id + sender.own.public_key(),
                       *inner->find(tlv::signature)));
  auto v4 = sender.run.go_on(sender.v3(sender_key, sender_id));
  REQUIRE(v4);
  CHECK(v4->sender == sender_id);
  CHECK(*v4->shared == sender.shared);
}

TEST_CASE("pair-verify: a stolen identity and a stranger are refused alike", "[airplay]") {
  for (const auto& [signer, id] :
       {std::pair{me.key, sender_id}, std::pair{sender_key, std::string{"stranger"}}}) {
    verifying sender;
    REQUIRE(sender.v1());
    CHECK(sender.run.go_on(sender.v3(signer, id)).code() == errc::unauthenticated);
    CHECK(sender.run.go_on(sender.v3(sender_key, sender_id)).code() == errc::parse_error);
  }
}

TEST_CASE("pair-verify: a signature of another run is worth nothing", "[airplay]") {
  verifying first, second;
  REQUIRE(first.v1());
  REQUIRE(second.v1());
  CHECK(second.run.go_on(first.v3(sender_key, sender_id)).code() == errc::parse_error);
  verifying low;
  CHECK(
      low.run.go_on(tlv8{}.add(tlv::state, 1).add(tlv::public_key, std::string(32, '\0'))).code() ==
      errc::parse_error);
  CHECK(low.run.go_on(tlv8{}.add(tlv::state, 3)).code() == errc::parse_error);
}

} // namespace tessera::airplay
