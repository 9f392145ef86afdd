// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/resume_token.hpp"
#include "require.hpp"

// Nobody makes a token of ours by chance, and refusals say nothing.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const auto text = fuzz::text_of(data, size);
  static const secret key{std::string(token_key_bytes, 'k')};
  const auto parsed = parse_resume_token(text, key, 0);
  TESSERA_REQUIRE(!parsed && parsed.code() == errc::token_expired);

  const resume_token token{participant_id{"p1"}, std::string{text.substr(0, 64)}, "1", 7, 1000};
  const std::string signed_token = sign(token, key);
  if (signed_token.size() <= max_token_bytes) {
    const auto ours = parse_resume_token(signed_token, key, 999);
    // A name that is no UTF-8 comes back repaired; everything else comes back as it was.
    if (ours)
      TESSERA_REQUIRE(ours->participant == token.participant && ours->generation == 7);
    TESSERA_REQUIRE(!parse_resume_token(signed_token, key, 1001));
  }
  if (const auto bytes = from_base64url(text); bytes && base64url(*bytes) == text)
    TESSERA_REQUIRE(text.find('=') == std::string_view::npos);
  return 0;
}
