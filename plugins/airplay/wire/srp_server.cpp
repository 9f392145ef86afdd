// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/srp_server.hpp"

#include "wire/crypto.hpp"

#include <openssl/bn.h>

#include <algorithm>
#include <cstdlib>

namespace tessera::airplay {

namespace {

constexpr std::size_t group_bytes = 384;
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

std::string padded(const BIGNUM* value) {
  std::string out(group_bytes, '\0');
  must(BN_bn2binpad(value, reinterpret_cast<unsigned char*>(out.data()), group_bytes) ==
       static_cast<int>(group_bytes));
  return out;
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
  std::string user;
  std::string salt;
  std::string b_public; ///< padded
  bn_context context{BN_CTX_secure_new()};
  number n{BN_get_rfc3526_prime_3072(nullptr)};
  number g = from_bytes("\x05");
  number v;
  number b;
};

srp_server::srp_server(std::string_view user, const secret& pin)
    : numbers_(std::make_unique<numbers>()) {
  auto& me = *numbers_;
  must(me.context != nullptr && me.n != nullptr);
  me.user = user;
  me.salt = random_bytes(salt_bytes);
  const auto x = from_bytes(sha512({me.salt, sha512({user, ":", std::string_view{pin.reveal()}})}));
  me.v = power(me.g.get(), x.get(), me.n.get(), me.context.get());
  me.b = from_bytes(random_bytes(exponent_bytes));
  const auto k = from_bytes(sha512({padded(me.n.get()), padded(me.g.get())}));
  const auto from_secret = power(me.g.get(), me.b.get(), me.n.get(), me.context.get());
  auto public_number = zero();
  must(BN_mod_mul(public_number.get(), k.get(), me.v.get(), me.n.get(), me.context.get()) == 1 &&
       BN_mod_add(public_number.get(),
                  public_number.get(),
                  from_secret.get(),
                  me.n.get(),
                  me.context.get()) == 1);
  me.b_public = padded(public_number.get());
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
  if (a.empty() || a.size() > group_bytes)
    return {errc::parse_error, "The sender's key of SRP has no more than 384 bytes."};
  const auto from_sender = from_bytes(a);
  auto rest = zero();
  must(BN_mod(rest.get(), from_sender.get(), me.n.get(), me.context.get()) == 1);
  if (BN_is_zero(rest.get()) || BN_cmp(from_sender.get(), me.n.get()) >= 0)
    return {errc::parse_error, "The sender's key of SRP is not in the group."};
  const auto own = from_bytes(me.b_public);
  const auto u = from_bytes(sha512({padded(from_sender.get()), me.b_public}));
  // S = (A * v^u)^b
  const auto masked = power(me.v.get(), u.get(), me.n.get(), me.context.get());
  auto base = zero();
  must(BN_mod_mul(base.get(), from_sender.get(), masked.get(), me.n.get(), me.context.get()) == 1);
  const auto shared = power(base.get(), me.b.get(), me.n.get(), me.context.get());
  agreement out;
  out.key = secret{sha512({minimal(shared.get())})};
  auto group = sha512({minimal(me.n.get())});
  const auto generator = sha512({minimal(me.g.get())});
  for (std::size_t i = 0; i < group.size(); ++i)
    group[i] = static_cast<char>(group[i] ^ generator[i]);
  const auto a_bytes = minimal(from_sender.get());
  const auto& key = out.key.reveal();
  const secret expected{
      sha512({group, sha512({me.user}), me.salt, a_bytes, minimal(own.get()), key})};
  if (!expected.equals(proof))
    return errc::wrong_pin;
  out.proof = sha512({a_bytes, expected.reveal(), key});
  return out;
}

} // namespace tessera::airplay
