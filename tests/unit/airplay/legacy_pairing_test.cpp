// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/legacy_pin_setup.hpp"
#include "pairing/legacy_verify.hpp"

#include <catch2/catch.hpp>

#include <openssl/bn.h>

namespace tessera::airplay {

namespace {

using namespace std::string_view_literals;

const identity me{"6f1b52a0-0000-4000-8000-00000000b0c5",
                  *ed25519_key::from_seed(secret{std::string(32, 'r')})};
const ed25519_key sender_key = *ed25519_key::from_seed(secret{std::string(32, 's')});
const std::string user = "366B4165DD64AD3A";
const secret pin{"4711"};

/// RFC 5054 A, 2048 bits.
constexpr const char* group =
    "AC6BDB41324A9A9BF166DE5E1389582FAF72B6651987EE07FC3192943DB56050A37329CBB4A099ED8193E0757767A1"
    "3DD52312AB4B03310DCD7F48A9DA04FD50E8083969EDB767B0CF6095179A163AB3661A05FBD5FAAAE82918A9962F0B"
    "93B855F97993EC975EEAA80D740ADBF4FF747359D041D5C33EA71D281E446B14773BCA97B43A23FB801676BD207A43"
    "6C6481F1D2B9078717461A5B9D32E688F87748544523B524B0D57D5EA77A2775D2ECFA032CFBDBF52FB37861602790"
    "04E57AE6AF874E7303CE53299CCC041C7BC308D82A5698F3A8D0C38271AE35F8E9DBFBB694B5C803D89F7AE435DE23"
    "6D525F54759B65E372FCD68EF20FA7111F9E4AFF73";

std::string bytes(const BIGNUM* value, int size = 0) {
  std::string out(static_cast<std::size_t>(size != 0 ? size : BN_num_bytes(value)), '\0');
  BN_bn2binpad(value, reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(out.size()));
  return out;
}

BIGNUM* number(std::string_view text) {
  return BN_bin2bn(
      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()), nullptr);
}

/// The sender's half, by its own formula: S = (B - k g^x) ^ (a + u x).
struct legacy_client {
  std::string a_public, proof, expected;
  secret key;

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
    key = secret{sha1({s, "\0\0\0\0"sv}) + sha1({s, "\0\0\0\1"sv})};
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

struct begun {
  legacy_pin_setup run{me};
  legacy_client client;

  explicit begun(const std::string& typed) : client(begin(run, typed)) {}
  static legacy_client begin(legacy_pin_setup& run, const std::string& typed) {
    const auto first = run.begin(user, pin);
    REQUIRE(first.data("pk")->size() == 256);
    REQUIRE(first.data("salt")->size() == 16);
    return {typed, *first.data("salt"), *first.data("pk")};
  }
};

/// A sender in raw pair-verify.
struct verifying {
  legacy_verify run{me};
  x25519_key own;
  std::string theirs;
  secret shared;
  std::string signature; ///< ours, opened

  [[nodiscard]] static std::string first(const x25519_key& own, const ed25519_key& key) {
    return std::string{"\1\0\0\0", 4} + own.public_key() + key.public_key();
  }
  result<legacy_verify::step> begin() {
    auto step = run.go_on(first(own, sender_key));
    if (step) {
      theirs = step->answer.substr(0, 32);
      shared = *own.agree(theirs);
      signature = cipher().apply(step->answer.substr(32));
    }
    return step;
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

} // namespace

TEST_CASE("legacy_pin_setup: the right PIN leaves each with the other's key", "[airplay]") {
  begun setup{"4711"};
  const auto second = setup.run.go_on(setup.client.second());
  REQUIRE(second);
  CHECK(second->answer.data("proof") == setup.client.expected);
  CHECK_FALSE(second->paired);
  const auto third = setup.run.go_on(setup.client.third(sender_key.public_key()));
  REQUIRE(third);
  REQUIRE(third->paired);
  CHECK(third->paired->key == sender_key.public_key());
  CHECK(third->paired->id == legacy_id(sender_key.public_key()));
  CHECK(aes_gcm_open(setup.client.half("Pair-Setup-AES-Key"),
                     setup.client.vector(2),
                     *third->answer.data("epk") + *third->answer.data("authTag"))
            .value_or("") == me.key.public_key());
}

TEST_CASE("legacy_pin_setup: a wrong PIN is one guess and ends the run", "[airplay]") {
  begun setup{"4712"};
  CHECK(setup.run.go_on(setup.client.second()).code() == errc::wrong_pin);
  CHECK(setup.run.go_on(setup.client.second()).code() == errc::parse_error);
  CHECK(setup.run.go_on(setup.client.third(sender_key.public_key())).code() == errc::parse_error);
}

TEST_CASE("legacy_pin_setup: keys out of the group, which need no PIN, are refused", "[airplay]") {
  BIGNUM* n = nullptr;
  BN_hex2bn(&n, group);
  const auto whole = bytes(n);
  BN_free(n);
  for (const auto& a : {std::string{}, std::string(256, '\0'), whole, std::string(257, '\1')}) {
    begun setup{"4711"};
    const auto second = plist{}.set_data("pk", a).set_data("proof", std::string(20, 'p'));
    CHECK(setup.run.go_on(second).code() == errc::parse_error);
  }
}

TEST_CASE(
    "legacy_pin_setup: a forged key, one of another size, and messages out of order are refused",
    "[airplay]") {
  for (int attack = 0; attack < 3; ++attack) {
    begun setup{"4711"};
    REQUIRE(setup.run.go_on(setup.client.second()));
    const auto third = attack == 0 ? plist{}
                                         .set_data("epk", std::string(32, 'f'))
                                         .set_data("authTag", std::string(16, 'f'))
                       : attack == 1 ? setup.client.third(std::string(31, 'k'))
                                     : plist{}.set("epk", "text");
    CHECK(setup.run.go_on(third).code() == errc::parse_error);
    // Over: the right one comes too late.
    CHECK(setup.run.go_on(setup.client.third(sender_key.public_key())).code() == errc::parse_error);
  }
  legacy_pin_setup fresh{me};
  CHECK(fresh.go_on(plist{}.set_data("proof", "p")).code() == errc::parse_error);
  CHECK(fresh.go_on(plist{}).code() == errc::parse_error);
}

TEST_CASE("legacy_pin_setup: only its own first message begins it", "[airplay]") {
  const auto wish = legacy_pin_setup::read_wish(plist{}.set("method", "pin").set("user", "me"));
  REQUIRE(wish);
  CHECK(*wish == "me");
  CHECK(legacy_pin_setup::read_wish(plist{}.set_data("pk", "x")).value_or("x") == std::nullopt);
  CHECK_FALSE(legacy_pin_setup::read_wish(plist{}.set("method", "password").set("user", "me")));
  CHECK_FALSE(legacy_pin_setup::read_wish(plist{}.set("method", "pin")));
  CHECK_FALSE(
      legacy_pin_setup::read_wish(plist{}.set("method", "pin").set("user", std::string(129, 'u'))));
}

TEST_CASE("legacy_verify: each side proves its key, and both have one secret", "[airplay]") {
  verifying sender;
  REQUIRE(sender.begin());
  CHECK(ed25519_verify(
      me.key.public_key(), sender.theirs + sender.own.public_key(), sender.signature));
  const auto done = sender.run.go_on(sender.second(sender_key));
  REQUIRE(done);
  CHECK(done->answer.empty());
  REQUIRE(done->proven);
  CHECK(done->proven->key == sender_key.public_key());
  REQUIRE(done->shared);
  CHECK(*done->shared == sender.shared);
}

TEST_CASE("legacy_verify: who shows another's key is refused, and has one try a run", "[airplay]") {
  verifying thief;
  REQUIRE(thief.begin());
  CHECK(thief.run.go_on(thief.second(me.key)).code() == errc::unauthenticated);
  CHECK(thief.run.go_on(thief.second(sender_key)).code() == errc::parse_error);
}

TEST_CASE("legacy_verify: a proof of another run is worth nothing", "[airplay]") {
  verifying first;
  REQUIRE(first.begin());
  const auto recorded = first.second(sender_key);
  verifying second;
  REQUIRE(second.begin());
  CHECK(second.run.go_on(recorded).code() == errc::unauthenticated);
}

TEST_CASE("legacy_verify: other sizes, other orders and weak keys are refused", "[airplay]") {
  legacy_verify run{me};
  CHECK(run.go_on("").code() == errc::parse_error);
  CHECK(run.go_on(std::string(67, '\1')).code() == errc::parse_error);
  CHECK(run.go_on(std::string(68, '\0')).code() == errc::parse_error);
  CHECK(run.go_on(std::string(68, '\2')).code() == errc::parse_error);
  // A point of low order, whose secret everybody knows.
  CHECK(run.go_on(std::string{"\1\0\0\0", 4} + std::string(32, '\0') + sender_key.public_key())
            .code() == errc::parse_error);
  CHECK(legacy_setup(me, std::string(32, 'k')).value_or("") == me.key.public_key());
  CHECK(legacy_setup(me, std::string(31, 'k')).code() == errc::parse_error);
}

} // namespace tessera::airplay
