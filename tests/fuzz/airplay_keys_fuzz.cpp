// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "keys/key_message.hpp"
#include "require.hpp"

// What a key program says, in two pieces: no answer is longer than it may be, and what is kept of
// one that is not whole stays small.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto text = fuzz::text_of(data, size);
  const auto half = size == 0 ? 0 : static_cast<std::uint8_t>(text[0]) % (size + 1);
  key_answer_reader reader;
  std::size_t taken = 0;
  for (const auto piece : {text.substr(0, half), text.substr(half)}) {
    reader.feed(piece);
    for (;;) {
      auto next = reader.next();
      if (!next) {
        TESSERA_REQUIRE(next.code() == errc::parse_error || next.code() == errc::message_too_large);
        return 0;
      }
      if (!*next)
        break;
      TESSERA_REQUIRE((*next)->body.size() < max_key_message);
      taken += (*next)->body.size() + 5;
      TESSERA_REQUIRE(taken <= size);
      const auto line = line_for_log((*next)->body);
      TESSERA_REQUIRE(line.size() <= 160 && line.find('\n') == std::string::npos);
      if (const auto greeting = parse_key_greeting((*next)->body))
        TESSERA_REQUIRE((*next)->body.size() == 2);
    }
  }
  TESSERA_REQUIRE(reader.empty() == (taken == size));
  return 0;
}
