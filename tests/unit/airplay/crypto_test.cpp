// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "hex.hpp"
#include "wire/crypto.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

TEST_CASE("airplay crypto: opens and makes the vector of RFC 8439 A.5", "[airplay]") {
  const secret key{from_hex("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0")};
  const auto nonce = from_hex("0102030405060708");
  const auto associated = from_hex("f33388860000000000004e91");
  const auto sealed = from_hex(
      "64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb24c6cfc18755d43eea09ee94e382d"
      "26b0bdb7b73c321b0100d4f03b7f355894cf332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1"
      "ff37c8559797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4b9166c767b804d46a59b"
      "5216cde7a4e99040c5a40433225ee282a1b0a06c523eaf4534d7f83fa1155b0047718cbc546a0d072b04b3564eea"
      "1b422273f548271a0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a1049e617d91d36"
      "1094fa68f0ff77987130305beaba2eda04df997b714d6c6f2c29a6ad5cb4022b02709beead9d67890cbb22392336"
      "fea1851f38");
  auto plain = chacha_open(key, nonce, associated, sealed);
  REQUIRE(plain);
  CHECK(plain->starts_with("Internet-Drafts are draft documents"));
  CHECK(chacha_seal(key, nonce, associated, *plain) == sealed);
  CHECK(chacha_open(key, nonce, associated.substr(1), sealed).code() == errc::parse_error);
  auto forged = sealed;
  forged[3] = static_cast<char>(forged[3] ^ 1);
  CHECK(chacha_open(key, nonce, associated, forged).code() == errc::parse_error);
  CHECK(chacha_open(key, nonce, associated, sealed.substr(0, 15)).code() == errc::parse_error);
}

TEST_CASE("airplay crypto: counts little-endian", "[airplay]") {
  CHECK(to_hex(counter_nonce(0)) == "0000000000000000");
  CHECK(to_hex(counter_nonce(0x0102)) == "0201000000000000");
}

// The expected key was made with Python's hmac and hashlib by the steps of RFC 5869.
TEST_CASE("airplay crypto: derives keys by HKDF with SHA-512", "[airplay]") {
  const secret material{
      from_hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")};
  CHECK(to_hex(hkdf_sha512(material, "Control-Salt", "Control-Write-Encryption-Key").reveal()) ==
        "c3ca130c7033dbe5e7ff7f91d117ead869bac476994c7a48ca170c111136ed96");
}

TEST_CASE("airplay crypto: signs as RFC 8032 7.1 test 1 does", "[airplay]") {
  auto key = ed25519_key::from_seed(
      secret{from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")});
  REQUIRE(key);
  CHECK(to_hex(key->public_key()) ==
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  const auto signature = key->sign("");
  CHECK(to_hex(signature) == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb88"
                             "21590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  CHECK(ed25519_verify(key->public_key(), "", signature));
  CHECK_FALSE(ed25519_verify(key->public_key(), "x", signature));
  CHECK_FALSE(ed25519_verify(std::string(31, 'a'), "", signature));
  CHECK_FALSE(ed25519_verify(key->public_key(), "", signature.substr(1)));
  CHECK(ed25519_key::from_seed(secret{"short"}).code() == errc::invalid_argument);
}

TEST_CASE("airplay crypto: two agree on a secret, and points of low order are refused",
          "[airplay]") {
  const x25519_key one, other;
  auto here = one.agree(other.public_key());
  auto there = other.agree(one.public_key());
  REQUIRE(here);
  REQUIRE(there);
  CHECK(*here == *there);
  CHECK(one.agree(std::string(32, '\0')).code() == errc::parse_error);
  CHECK(one.agree(std::string(1, '\1') + std::string(31, '\0')).code() == errc::parse_error);
  CHECK(one.agree("short").code() == errc::parse_error);
}

// Spec: NIST SP 800-38A F.5.1 and F.2.2: the first two blocks.
TEST_CASE("airplay crypto: AES streams go on where they stopped", "[airplay]") {
  const secret key{from_hex("2b7e151628aed2a6abf7158809cf4f3c")};
  const auto plain = from_hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
  const auto sealed = from_hex("874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff");
  aes_ctr_stream stream{key, from_hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")};
  std::string out;
  for (std::size_t at = 0; at < sealed.size(); at += 5)
    out += stream.apply(std::string_view{sealed}.substr(at, 5));
  CHECK(to_hex(out) == to_hex(plain));

  const auto iv = from_hex("000102030405060708090a0b0c0d0e0f");
  const auto blocks = from_hex("7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2");
  CHECK(to_hex(aes_cbc_open(key, iv, blocks + "tail")) == to_hex(plain + "tail"));
}

} // namespace tessera::airplay
