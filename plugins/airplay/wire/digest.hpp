// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// HTTP Digest with MD5, the receiver's side: how classic senders of sound and of video prove a
/// password without carrying it. Who listens on the network can try all short passwords at home;
/// nothing better is spoken by these senders. Spec: RFC 2617 3.2.
namespace tessera::airplay {

inline constexpr std::size_t max_digest_bytes = 2048; ///< of the header
inline constexpr std::size_t max_digest_members = 16;

/// What stands in `Authorization: Digest ...`.
struct digest_answer {
  std::string username;
  std::string realm;
  std::string nonce;
  std::string uri;
  std::string response;  ///< 32 hexadecimal digits in small letters
  std::string algorithm; ///< "" or MD5
  std::string qop;       ///< "" or auth; then with the next two
  std::string nc;
  std::string cnonce;
};

/// Errors: message_too_large, parse_error (another scheme, a member twice or missing),
/// unsupported_type (another algorithm than MD5, another qop than auth).
[[nodiscard]] result<digest_answer> parse_digest(std::string_view header);

/// What `response` has to be, from whoever knows the password.
[[nodiscard]] std::string
digest_response(const digest_answer& said, std::string_view method, const secret& password);

/// What one connection is asked. Its nonce is its own: an answer that was heard on another
/// connection is of no use here.
class digest_challenge {
public:
  static constexpr int tries = 3; ///< wrong ones, then the nonce is another

  explicit digest_challenge(std::string realm);

  /// Value of WWW-Authenticate. Without qop: senders of this age know RFC 2069 only; one that says
  /// qop=auth all the same is understood.
  [[nodiscard]] std::string text() const;

  enum class verdict {
    right,
    wrong,   ///< the password is another: a guess
    foreign, ///< of another connection, request or realm: says nothing of the password
  };
  /// `target`: as the request line has it. Takes the same time for each wrong response.
  [[nodiscard]] verdict judge(const digest_answer& said,
                              std::string_view method,
                              std::string_view target,
                              const secret& password);

private:
  std::string realm_;
  std::string nonce_;
  int wrong_ = 0;
};

} // namespace tessera::airplay
