// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/srp_server.hpp"

#include "wire/crypto.hpp"

#include <openssl/bn.h>

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

namespace tessera::airplay {

namespace {

constexpr std::size_t salt_bytes = 16;
constexpr std::size_t exponent_bytes = 32;

template <auto Free>
struct bn_deleter {
  template <class T>
  void operator()(T* each) const noexcept {
    Free(each);
  }
};
using number = std::unique_ptr<BIGNUM, bn_deleter<BN_clear_free>>;
using bn_context = std::unique_ptr<BN_CTX, bn_deleter<BN_CTX_free>>;

void must(bool worked) {
  if (!worked)
    std::abort();
}

number zero() {
  number out{BN_new()};
  must(out != nullptr);
  return out;
}

number from_bytes(std::string_view bytes) {
  number out{BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                       static_cast<int>(bytes.size()),
                       nullptr)};
  must(out != nullptr);
  return out;
}

/// Without zeros in front.
std::string minimal(const BIGNUM* value) {
  std::string out(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
  BN_bn2bin(value, reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

std::string padded(const BIGNUM* value, std::size_t size) {
  std::string out(size, '\0');
  must(BN_bn2binpad(value, reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(size)) ==
       static_cast<int>(size));
  return out;
}

/// Spec: RFC 5054 A, 2048 bits. (The group of this size in RFC 3526 is another one.)
constexpr const char* group_2048 =
    "AC6BDB41324A9A9BF166DE5E1389582FAF72B6651987EE07FC3192943DB56050"
    "A37329CBB4A099ED8193E0757767A13DD52312AB4B03310DCD7F48A9DA04FD50"
    "E8083969EDB767B0CF6095179A163AB3661A05FBD5FAAAE82918A9962F0B93B8"
    "55F97993EC975EEAA80D740ADBF4FF747359D041D5C33EA71D281E446B14773B"
    "CA97B43A23FB801676BD207A436C6481F1D2B9078717461A5B9D32E688F87748"
    "544523B524B0D57D5EA77A2775D2ECFA032CFBDBF52FB3786160279004E57AE6"
    "AF874E7303CE53299CCC041C7BC308D82A5698F3A8D0C38271AE35F8E9DBFBB6"
    "94B5C803D89F7AE435DE236D525F54759B65E372FCD68EF20FA7111F9E4AFF73";

number from_digits(const char* hex) {
  BIGNUM* out = nullptr;
  must(BN_hex2bn(&out, hex) != 0);
  return number{out};
}

using hash_function = std::string (*)(std::initializer_list<std::string_view>);

std::string key_of_homekit(const std::string& shared) {
  return sha512({shared});
}

std::string key_of_legacy(const std::string& shared) {
  using namespace std::string_view_literals;
  return sha1({shared, "\0\0\0\0"sv}) + sha1({shared, "\0\0\0\1"sv});
}

struct rule_set {
  number n;
  number g;
  hash_function hash;
  std::string (*key_of)(const std::string& shared);
};

rule_set set_of(srp_rules rules) {
  if (rules == srp_rules::legacy)
    return {from_digits(group_2048), from_bytes("\x02"), sha1, key_of_legacy};
  return {number{BN_get_rfc3526_prime_3072(nullptr)}, from_bytes("\x05"), sha512, key_of_homekit};
}

/// base^exponent mod n, in a time that does not depend on the exponent.
number power(const BIGNUM* base, const BIGNUM* exponent, const BIGNUM* n, BN_CTX* context) {
  auto out = zero();
  number guarded{BN_dup(exponent)};
  must(guarded != nullptr);
  BN_set_flags(guarded.get(), BN_FLG_CONSTTIME);
  must(BN_mod_exp(out.get(), base, guarded.get(), n, context) == 1);
  return out;
}

} // namespace

struct srp_server::numbers {
  explicit numbers(srp_rules rules) : by(set_of(rules)) {
    must(context != nullptr && by.n != nullptr);
    size = static_cast<std::size_t>(BN_num_bytes(by.n.get()));
  }

  rule_set by;
  std::size_t size = 0; ///< of the group, in bytes
  std::string user;
  std::string salt;
  std::string b_public; ///< padded
  bn_context context{BN_CTX_secure_new()};
  number v;
  number b;
};

srp_server::srp_server(srp_rules rules, std::string_view user, const secret& pin)
    : numbers_(std::make_unique<numbers>(rules)) {
  auto& me = *numbers_;
  const auto* n = me.by.n.get();
  const auto* g = me.by.g.get();
  auto* context = me.context.get();
  me.user = user;
  me.salt = random_bytes(salt_bytes);
  me.salt[0] = static_cast<char>(me.salt[0] | 1); // some take it for a number, and drop zeros
  const auto hashed_user = me.by.hash({user, ":", std::string_view{pin.reveal()}});
  const auto x = from_bytes(me.by.hash({me.salt, hashed_user}));
  me.v = power(g, x.get(), n, context);
  me.b = from_bytes(random_bytes(exponent_bytes));
  const auto k = from_bytes(me.by.hash({padded(n, me.size), padded(g, me.size)}));
  const auto from_secret = power(g, me.b.get(), n, context);
  auto public_number = zero();
  must(BN_mod_mul(public_number.get(), k.get(), me.v.get(), n, context) == 1 &&
       BN_mod_add(public_number.get(), public_number.get(), from_secret.get(), n, context) == 1);
  me.b_public = padded(public_number.get(), me.size);
}

srp_server::~srp_server() = default;
srp_server::srp_server(srp_server&&) noexcept = default;
srp_server& srp_server::operator=(srp_server&&) noexcept = default;

const std::string& srp_server::salt() const noexcept {
  return numbers_->salt;
}

const std::string& srp_server::public_key() const noexcept {
  return numbers_->b_public;
}

result<srp_server::agreement> srp_server::agree(std::string_view a, std::string_view proof) const {
  auto& me = *numbers_;
  const auto* n = me.by.n.get();
  auto* context = me.context.get();
  const auto hash = me.by.hash;
  // Before anything that takes time.
  if (proof.size() != hash({}).size())
    return errc::wrong_pin;
  if (a.empty() || a.size() > me.size)
    return {errc::parse_error, "The sender's key of SRP is longer than the group, or empty."};
  const auto from_sender = from_bytes(a);
  auto rest = zero();
  must(BN_mod(rest.get(), from_sender.get(), n, context) == 1);
  if (BN_is_zero(rest.get()) || BN_cmp(from_sender.get(), n) >= 0)
    return {errc::parse_error, "The sender's key of SRP is not in the group."};
  const auto own = from_bytes(me.b_public);
  const auto u = from_bytes(hash({padded(from_sender.get(), me.size), me.b_public}));
  // S = (A * v^u)^b
  const auto masked = power(me.v.get(), u.get(), n, context);
  auto base = zero();
  must(BN_mod_mul(base.get(), from_sender.get(), masked.get(), n, context) == 1);
  const auto shared = power(base.get(), me.b.get(), n, context);
  agreement out;
  out.key = secret{me.by.key_of(minimal(shared.get()))};
  auto group = hash({minimal(n)});
  const auto generator = hash({minimal(me.by.g.get())});
  for (std::size_t i = 0; i < group.size(); ++i)
    group[i] = static_cast<char>(group[i] ^ generator[i]);
  const auto a_bytes = minimal(from_sender.get());
  const auto& key = out.key.reveal();
  const secret expected{hash({group, hash({me.user}), me.salt, a_bytes, minimal(own.get()), key})};
  if (!expected.equals(proof))
    return errc::wrong_pin;
  out.proof = hash({a_bytes, expected.reveal(), key});
  return out;
}

} // namespace tessera::airplay
