// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "require.hpp"
#include "wire/mirror_header.hpp"

// A stream of pictures after its cipher: headers, codec data, NAL units.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto text = fuzz::text_of(data, size);
  const auto head = std::string_view{text}.substr(0, mirror_header_bytes);
  if (const auto header = parse_mirror_header(head)) {
    TESSERA_REQUIRE(head.size() == mirror_header_bytes && header->size <= max_mirror_payload);
    if (header->kind == mirror_kind::codec)
      TESSERA_REQUIRE(header->width >= 1 && header->width <= 16'384 && header->height >= 1 &&
                      header->height <= 16'384);
  }
  const auto rest = std::string_view{text}.substr(head.size());
  for (const auto payload : {std::string_view{text}, rest}) {
    if (const auto setup = parse_codec_setup(payload)) {
      TESSERA_REQUIRE(setup->codec == "h264" || setup->codec == "h265");
      TESSERA_REQUIRE(!setup->parameter_sets.empty());
      TESSERA_REQUIRE(setup->annex_b().size() <= 4 * setup->parameter_sets.size() + payload.size());
    }
    if (const auto picture = annex_b_of(payload))
      TESSERA_REQUIRE(picture->size() == payload.size());
  }
  return 0;
}
