// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/guest_book.hpp"
#include "meeting/meeting_store.hpp"
#include "require.hpp"

#include <algorithm>
#include <string>

// What the meeting keeps on the disk, which may be damaged: a PIN that is read back is one.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const std::string text{fuzz::text_of(data, size)};
  if (auto stored = meeting::parse_meeting(text)) {
    const auto& pin = stored->pin.reveal();
    TESSERA_REQUIRE(pin.size() <= 8);
    TESSERA_REQUIRE(
        std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; }));
    TESSERA_REQUIRE(!stored->epoch.empty());
  }
  if (auto book = meeting::parse_guest_book(text))
    TESSERA_REQUIRE(!book->key.empty());
  return 0;
}
