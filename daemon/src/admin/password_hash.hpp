// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <cstdint>
#include <string>

namespace tessera::admin {

/// Argon2id, version 1.3. Spec: RFC 9106; the costs are its second recommended option (4) with one
/// lane, because a box has two cores and the second one shows pictures.
struct password_cost {
  std::uint32_t passes = 3;
  std::uint32_t memory_kib = 64 * 1024;
  std::uint32_t lanes = 1;
};
inline constexpr std::size_t password_salt_bytes = 16;
inline constexpr std::size_t password_hash_bytes = 32;

/// "$argon2id$v=19$m=...": what is kept of a password. Takes tenths of a second. Errors: internal.
[[nodiscard]] result<std::string> hash_password(const secret& password, password_cost cost = {});

/// Takes as long as the hash says; a hash that is none fits nothing.
[[nodiscard]] bool password_fits(const std::string& hash, const secret& password);

/// Whether the text is such a hash, with costs that this box can bear.
[[nodiscard]] bool is_password_hash(const std::string& text);

/// SHA-256, hexadecimal: what is kept of a random token. Not for passwords.
[[nodiscard]] std::string hash_token(const std::string& token);

} // namespace tessera::admin
