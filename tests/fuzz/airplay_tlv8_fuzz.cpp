// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "require.hpp"
#include "wire/tlv8.hpp"

// What was read and written again reads the same.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto text = fuzz::text_of(data, size);
  const auto message = tlv8::parse(text);
  if (!message) {
    TESSERA_REQUIRE(message.code() == errc::parse_error ||
                    message.code() == errc::message_too_large);
    return 0;
  }
  TESSERA_REQUIRE(size <= max_tlv8_bytes && message->size() <= max_tlv8_items);
  const auto bytes = message->bytes();
  const auto again = tlv8::parse(bytes);
  TESSERA_REQUIRE(again.code() == errc::ok || bytes.size() > max_tlv8_bytes);
  if (again)
    for (int type = 0; type < 256; ++type) {
      TESSERA_REQUIRE(message->find(static_cast<tlv>(type)) == again->find(static_cast<tlv>(type)));
      TESSERA_REQUIRE(message->number(static_cast<tlv>(type)) ==
                      again->number(static_cast<tlv>(type)));
    }
  return 0;
}
