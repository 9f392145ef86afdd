// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/resume_token.hpp"

#include <nlohmann/json.hpp>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace tessera {
namespace {

using json = nlohmann::json;

std::string mac_of(std::string_view body, const secret& key) {
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  const auto& bytes = key.reveal();
  HMAC(EVP_sha256(), bytes.data(), static_cast<int>(bytes.size()),
       reinterpret_cast<const unsigned char*>(body.data()), body.size(), mac, &length);
  return base64url({reinterpret_cast<const char*>(mac), length});
}

} // namespace

std::string sign(const resume_token& token, const secret& key) {
  json claims{{"p", token.participant.str()},
              {"n", token.name},
              {"m", token.meeting},
              {"g", token.generation},
              {"x", token.expires_at}};
  auto body = base64url(claims.dump(-1, ' ', false, json::error_handler_t::replace));
  return body + "." + mac_of(body, key);
}

result<resume_token>
parse_resume_token(std::string_view text, const secret& key, std::int64_t now_ms) {
  auto dot = text.find('.');
  if (text.size() > max_token_bytes || dot == std::string_view::npos || key.empty())
    return errc::token_expired;
  auto body = text.substr(0, dot);
  if (!secret{mac_of(body, key)}.equals(text.substr(dot + 1)))
    return errc::token_expired;
  auto bytes = from_base64url(body);
  if (!bytes)
    return errc::token_expired;
  auto claims = json::parse(*bytes, nullptr, false);
  if (!claims.is_object() || !claims["p"].is_string() || !claims["n"].is_string() ||
      !claims["m"].is_string() || !claims["g"].is_number_unsigned() ||
      !claims["x"].is_number_integer())
    return errc::token_expired;
  resume_token token;
  token.participant = participant_id{claims["p"].get<std::string>()};
  token.name = claims["n"].get<std::string>();
  token.meeting = claims["m"].get<std::string>();
  token.generation = claims["g"].get<std::uint64_t>();
  token.expires_at = claims["x"].get<std::int64_t>();
  if (token.expires_at < now_ms)
    return errc::token_expired;
  return token;
}

} // namespace tessera
