// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/password_hash.hpp"

#include <argon2.h>
#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>
#include <cstdio>

namespace tessera::admin {
namespace {

// Nobody but us writes hashes; a file that was tampered with must not eat the box's memory.
constexpr unsigned most_memory_kib = 1024 * 1024;
constexpr unsigned most_passes = 16;
constexpr unsigned most_lanes = 16;
constexpr std::size_t longest_hash = 256;

} // namespace

result<std::string> hash_password(const secret& password, password_cost cost) {
  auto salt = random_bytes(password_salt_bytes);
  std::array<char, longest_hash> text{};
  const auto& plain = password.reveal();
  auto code = ::argon2id_hash_encoded(cost.passes,
                                      cost.memory_kib,
                                      cost.lanes,
                                      plain.data(),
                                      plain.size(),
                                      salt.data(),
                                      salt.size(),
                                      password_hash_bytes,
                                      text.data(),
                                      text.size());
  if (code != ARGON2_OK)
    return {errc::internal,
            fmt::format("cannot hash the password: {}; free some memory",
                        ::argon2_error_message(code))};
  return std::string{text.data()};
}

bool is_password_hash(const std::string& text) {
  unsigned version = 0;
  unsigned memory = 0;
  unsigned passes = 0;
  unsigned lanes = 0;
  return text.size() < longest_hash &&
         std::sscanf(text.c_str(), // NOLINT(cert-err34-c): out of range is refused below
                     "$argon2id$v=%u$m=%u,t=%u,p=%u$",
                     &version,
                     &memory,
                     &passes,
                     &lanes) == 4 &&
         memory <= most_memory_kib && passes <= most_passes && lanes <= most_lanes;
}

bool password_fits(const std::string& hash, const secret& password) {
  const auto& plain = password.reveal();
  return is_password_hash(hash) &&
         ::argon2id_verify(hash.c_str(), plain.data(), plain.size()) == ARGON2_OK;
}

std::string hash_token(const std::string& token) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  ::SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), digest.data());
  std::string text;
  for (auto byte : digest)
    text += fmt::format("{:02x}", byte);
  return text;
}

} // namespace tessera::admin
