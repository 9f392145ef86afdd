// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/meeting_id.hpp"
#include "require.hpp"

// The way there and back is the same address, the way back and there the same ID.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const auto text = fuzz::text_of(data, size);
  if (const auto address = meeting_id::to_address(text)) {
    const auto id = meeting_id::from_address(*address);
    TESSERA_REQUIRE(id.has_value() && id->size() == 10);
  }
  if (const auto id = meeting_id::from_address(text)) {
    const auto address = meeting_id::to_address(*id);
    TESSERA_REQUIRE(address.has_value());
    TESSERA_REQUIRE(*meeting_id::from_address(*address) == *id);
  }
  return 0;
}
