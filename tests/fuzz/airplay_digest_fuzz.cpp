// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "require.hpp"
#include "wire/digest.hpp"

#include <string>

// Authorization of a request. Nothing that somebody writes without the password is right.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto said = parse_digest(fuzz::text_of(data, size));
  if (!said)
    return 0;
  TESSERA_REQUIRE(size <= max_digest_bytes);
  TESSERA_REQUIRE(said->response.size() == 32);
  TESSERA_REQUIRE(said->response.find_first_not_of("0123456789abcdef") == std::string::npos);
  TESSERA_REQUIRE(said->qop.empty() || (said->nc.size() == 8 && !said->cnonce.empty()));
  TESSERA_REQUIRE(digest_response(*said, "SETUP", secret{"4711"}).size() == 32);
  digest_challenge challenge{said->realm};
  TESSERA_REQUIRE(challenge.judge(*said, "SETUP", said->uri, secret{"4711"}) ==
                  digest_challenge::verdict::foreign);
  return 0;
}
