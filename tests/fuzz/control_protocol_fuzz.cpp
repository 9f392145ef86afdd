// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/control_json.hpp"
#include "plugins/control_protocol.hpp"
#include "require.hpp"

namespace control = tessera::plugins::control;

// What a plugin host says, and what it is told: read, written and read again it is the same
// message.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = tessera::fuzz::text_of(data, size);
  if (const auto message = control::decode_from_door(text)) {
    TESSERA_REQUIRE(control::parse_object(text).has_value());
    const auto written = control::encode(*message);
    const auto again = control::decode_from_door(written);
    TESSERA_REQUIRE(again && again->index() == message->index());
    TESSERA_REQUIRE(control::encode(*again) == written);
  }
  if (const auto message = control::decode_to_door(text)) {
    const auto written = control::encode(*message);
    const auto again = control::decode_to_door(written);
    TESSERA_REQUIRE(again && again->index() == message->index());
    TESSERA_REQUIRE(control::encode(*again) == written);
  }
  return 0;
}
