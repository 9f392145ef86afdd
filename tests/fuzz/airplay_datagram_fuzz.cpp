// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "require.hpp"
#include "wire/sender_clock.hpp"
#include "wire/sound_control.hpp"
#include "wire/stream_keys.hpp"

// What comes over UDP: packets of sound in three ways, answers about the time.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto text = fuzz::text_of(data, size);
  const sound_opener plain;
  const sound_opener legacy{secret{std::string(16, 'k')}, std::string(16, 'i')};
  const sound_opener sealed{secret{std::string(32, 'k')}};
  for (const auto* opener : {&plain, &legacy}) {
    if (const auto packet = opener->open(text); packet && *packet)
      TESSERA_REQUIRE((*packet)->payload.size() + 12 == size && size <= max_sound_packet);
  }
  const auto forged = sealed.open(text);
  TESSERA_REQUIRE(!forged || !*forged);

  if (const auto said = parse_sound_control(text))
    if (const auto* again = std::get_if<sound_again>(&*said))
      TESSERA_REQUIRE(again->packet.size() + 4 == size);

  sender_clock clock;
  if (clock.take(text, 4'000'000'000)) {
    TESSERA_REQUIRE(size == timing_bytes && clock.answers() == 1);
    TESSERA_REQUIRE(clock.ours(1).has_value());
  } else {
    TESSERA_REQUIRE(!clock.ours(1));
  }
  return 0;
}
