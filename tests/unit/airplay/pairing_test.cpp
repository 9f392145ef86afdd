// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "homekit_sender.hpp"
#include "pairing/pair_setup.hpp"
#include "pairing/pair_verify.hpp"

#include <catch2/catch.hpp>

#include <openssl/bn.h>

namespace tessera::airplay {

namespace {

using namespace test_sender;

const identity me{"6f1b52a0-0000-4000-8000-00000000b0c5",
                  *ed25519_key::from_seed(secret{std::string(32, 'r')})};
const ed25519_key sender_key = *ed25519_key::from_seed(secret{std::string(32, 's')});
const std::string sender_id = "AB12-sender";
const secret pin{"4711"};

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
  [[nodiscard]] tlv8 m3() const { return homekit_m3(client); }
  [[nodiscard]] tlv8 m5(const ed25519_key& signer, const std::string& id) const {
    return homekit_m5(client, id, sender_key, signer);
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
  CHECK(pair_setup::read_wish(homekit_m1(0x10))->transient);
  CHECK_FALSE(pair_setup::read_wish(homekit_m1())->transient);
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
