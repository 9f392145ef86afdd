// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/http_text.hpp"
#include "require.hpp"

// A path that was accepted cannot leave the folder it is looked up in.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const auto text = fuzz::text_of(data, size);
  if (const auto target = http::parse_target(text)) {
    TESSERA_REQUIRE(text.size() <= http::max_target_bytes);
    TESSERA_REQUIRE(!target->path.empty() && target->path.front() == '/');
    TESSERA_REQUIRE(target->path.find('\\') == std::string::npos);
    TESSERA_REQUIRE(target->path.find('\0') == std::string::npos);
    const std::string closed = target->path + '/';
    TESSERA_REQUIRE(closed.find("/../") == std::string::npos);
    TESSERA_REQUIRE(closed.find("/./") == std::string::npos);
  }
  if (const auto authority = http::parse_authority(text)) {
    TESSERA_REQUIRE(!authority->host.empty());
    TESSERA_REQUIRE(authority->host.size() <= http::max_authority_bytes);
  }
  if (const auto host = http::host_in(text)) {
    const auto again = http::parse_authority(http::to_text(*host));
    TESSERA_REQUIRE(again && *again == *host);
  }
  if (const auto origin = http::parse_origin(text)) {
    TESSERA_REQUIRE(origin->where.port != 0);
    TESSERA_REQUIRE(!http::same_origin(text, "", origin->secure));
  }
  return 0;
}
