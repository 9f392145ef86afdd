// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/utf8.hpp"
#include "require.hpp"
#include "wire/dmap.hpp"
#include "wire/parameters.hpp"

// Bodies of SET_PARAMETER, each read as if it were of every kind.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto text = fuzz::text_of(data, size);
  if (const auto track = parse_dmap(text)) {
    TESSERA_REQUIRE(size <= max_dmap_bytes);
    for (const auto& each : {track->title, track->artist, track->album})
      TESSERA_REQUIRE(each.size() <= max_track_text_bytes &&
                      invalid_utf8_at(each) == std::string_view::npos);
  }
  if (const auto said = parse_parameters(text)) {
    TESSERA_REQUIRE(size <= max_parameters_bytes);
    TESSERA_REQUIRE(!said->volume || (*said->volume >= 0 && *said->volume <= 1));
    if (said->progress) {
      TESSERA_REQUIRE(said->progress->position(44'100).count() >= 0);
      TESSERA_REQUIRE(said->progress->position(44'100) <= said->progress->duration(44'100));
    }
  }
  static_cast<void>(parameter_kind_of(text));
  return 0;
}
