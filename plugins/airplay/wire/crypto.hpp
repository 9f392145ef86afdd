// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

/// OpenSSL by the few operations that AirPlay needs. Bytes are std::string. What OpenSSL cannot do
/// at all (no memory, a broken build) ends the process: there is nothing to go on with.
namespace tessera::airplay {

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t tag_bytes = 16;
inline constexpr std::size_t signature_bytes = 64;

/// For Digest of classic senders only. Spec: RFC 1321.
[[nodiscard]] std::string md5(std::initializer_list<std::string_view> parts);
[[nodiscard]] std::string sha1(std::initializer_list<std::string_view> parts);
[[nodiscard]] std::string sha512(std::initializer_list<std::string_view> parts);

/// 32 bytes. Spec: RFC 5869 with SHA-512.
[[nodiscard]] secret
hkdf_sha512(const secret& material, std::string_view salt, std::string_view info);

/// Spec: RFC 7748 5. A new pair each time.
class x25519_key {
public:
  x25519_key();
  [[nodiscard]] const std::string& public_key() const noexcept { return public_; }
  /// Errors: parse_error (not 32 bytes, or a point of low order: its secret would be known to all).
  [[nodiscard]] result<secret> agree(std::string_view peer_public) const;

private:
  std::shared_ptr<void> key_;
  std::string public_;
};

/// Spec: RFC 8032 5.1. `seed` is the private key: 32 bytes.
class ed25519_key {
public:
  /// Errors: invalid_argument (not 32 bytes).
  [[nodiscard]] static result<ed25519_key> from_seed(const secret& seed);
  [[nodiscard]] const std::string& public_key() const noexcept { return public_; }
  [[nodiscard]] std::string sign(std::string_view message) const;

private:
  ed25519_key() = default;
  std::shared_ptr<void> key_;
  std::string public_;
};

[[nodiscard]] bool
ed25519_verify(std::string_view public_key, std::string_view message, std::string_view signature);

/// ChaCha20-Poly1305 with the last 8 bytes of the nonce; the first four are zero. Spec: RFC
/// 8439 2.8.
[[nodiscard]] std::string chacha_seal(const secret& key,
                                      std::string_view nonce,
                                      std::string_view associated,
                                      std::string_view plain);
/// `sealed` ends with its tag. Errors: parse_error (too short, or not sealed with this key).
[[nodiscard]] result<std::string> chacha_open(const secret& key,
                                              std::string_view nonce,
                                              std::string_view associated,
                                              std::string_view sealed);

/// A counter as the nonce's last 8 bytes: little-endian.
[[nodiscard]] std::string counter_nonce(std::uint64_t count);

/// One key stream of AES-128-CTR that goes on from call to call. Spec: NIST SP 800-38A 6.5.
class aes_ctr_stream {
public:
  /// 16 bytes each.
  aes_ctr_stream(const secret& key, std::string_view iv);
  [[nodiscard]] std::string apply(std::string_view text);

private:
  std::shared_ptr<void> context_;
};

/// AES-128-GCM with a vector of 16 bytes and nothing associated; the tag is the last 16 bytes.
/// Spec: NIST SP 800-38D 7.
[[nodiscard]] std::string
aes_gcm_seal(const secret& key, std::string_view iv, std::string_view plain);
/// Errors: parse_error (too short, or not sealed with this key).
[[nodiscard]] result<std::string>
aes_gcm_open(const secret& key, std::string_view iv, std::string_view sealed);

/// Whole 16-byte blocks; what is left over stays as it is. Spec: NIST SP 800-38A 6.2.
[[nodiscard]] std::string
aes_cbc_open(const secret& key, std::string_view iv, std::string_view text);

} // namespace tessera::airplay
