// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// What classic senders say of their sound: SDP of an ANNOUNCE, and the transport of a SETUP.

#include "require.hpp"
#include "wire/announce.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto text = fuzz::text_of(data, size);
  if (const auto sound = parse_announce(text)) {
    TESSERA_REQUIRE(size <= max_announce_bytes);
    TESSERA_REQUIRE(sound->caps == (lane::sound_caps{"alac", 44'100, 2}));
    TESSERA_REQUIRE(sound->name.size() < size);
  }
  if (const auto ports = parse_transport(text); ports && ports->control != 0)
    TESSERA_REQUIRE(text.find("control_port=") != std::string_view::npos);
  return 0;
}
