// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "require.hpp"
#include "wire/rtsp_message.hpp"

// The same requests come out in whatever pieces they arrive, and none of them is over its limits.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto text = fuzz::text_of(data, size);
  message_reader whole, pieces;
  whole.feed(text);
  std::size_t fed = 0;
  for (;;) {
    const auto one = whole.next();
    auto other = pieces.next();
    while (other && !*other && fed < text.size()) {
      const auto piece = std::min<std::size_t>(1 + fed % 5, text.size() - fed);
      pieces.feed(std::string_view{text}.substr(fed, piece));
      fed += piece;
      other = pieces.next();
    }
    TESSERA_REQUIRE(one.has_value() == other.has_value());
    if (!one || !*one)
      return 0;
    TESSERA_REQUIRE(*other && (*one)->method == (*other)->method && (*one)->body == (*other)->body);
    TESSERA_REQUIRE(!(*one)->method.empty() && !(*one)->target.empty());
    TESSERA_REQUIRE((*one)->headers.size() <= max_headers);
    TESSERA_REQUIRE((*one)->body.size() <= max_body_before_pairing);
    TESSERA_REQUIRE((*one)->path().size() <= (*one)->target.size() + 1);
    for (const auto& [name, value] : (*one)->headers)
      TESSERA_REQUIRE(value.find_first_of("\r\n") == std::string::npos);
  }
}
