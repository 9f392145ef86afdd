// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/sdp.hpp"
#include "proto/sdp_bundle.hpp"
#include "proto/sdp_lines.hpp"
#include "require.hpp"

#include <algorithm>
#include <array>

namespace {

using namespace tessera;

void check_sections(const sdp::offer_summary& offer) {
  TESSERA_REQUIRE(offer.sections.size() <= sdp::max_sections);
  const std::array<std::string, 3> preferred{"vp9", "h264", "vp8"};
  for (const auto& section : offer.sections) {
    TESSERA_REQUIRE(section.codecs.size() <= sdp::max_codecs);
    TESSERA_REQUIRE(section.candidates <= sdp::max_candidates);
    TESSERA_REQUIRE(offer.find(section.mid) != nullptr);
    if (const auto sound = sdp::choose_sound_codec(section))
      TESSERA_REQUIRE(sound->name == "opus" && sound->payload < 128);
    if (const auto choice = sdp::choose_codec(section, preferred)) {
      TESSERA_REQUIRE(std::count(preferred.begin(), preferred.end(), choice->name) == 1);
      TESSERA_REQUIRE(std::any_of(section.codecs.begin(), section.codecs.end(), [&](const auto& c) {
        return c.payload == choice->payload && c.name == choice->name;
      }));
    } else {
      TESSERA_REQUIRE(choice.code() == errc::codec_unsupported);
    }
  }
}

} // namespace

// A description that was accepted stays acceptable after every change that the box makes to it.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (const auto offer = sdp::inspect_offer(text)) {
    TESSERA_REQUIRE(text.size() <= sdp::max_bytes);
    check_sections(*offer);
    const auto kept = sdp::inspect_offer(sdp::without_bad_candidates(text));
    TESSERA_REQUIRE(kept && kept->sections.size() == offer->sections.size());
    const auto one = sdp::inspect_offer(sdp::with_one_transport(text));
    TESSERA_REQUIRE(!one || one->sections.size() == offer->sections.size());
  }
  const auto turned = sdp::with_direction(text, {0, 2}, "inactive");
  TESSERA_REQUIRE(turned.size() <= 2 * (size + 1));
  TESSERA_REQUIRE(sdp::with_direction(turned, {0, 2}, "inactive") == turned);
  const auto mixed = sdp::with_mixed_extensions(text);
  TESSERA_REQUIRE(mixed.size() <= 2 * size + 32);
  TESSERA_REQUIRE(sdp::with_mixed_extensions(mixed) == mixed);
  const auto with_rate = sdp::with_start_rate(text, {8000, 1000, 12000});
  TESSERA_REQUIRE(with_rate.size() <= 256 * (size + 1));

  if (const auto candidate = sdp::parse_candidate(text)) {
    TESSERA_REQUIRE(text.size() <= sdp::max_candidate_bytes + 2);
    TESSERA_REQUIRE(!(candidate->is_mdns() && candidate->is_literal()));
  }
  sdp::line_reader lines{text};
  while (const auto line = lines.next())
    TESSERA_REQUIRE(!line->empty() && line->find('\n') == std::string_view::npos);
  return 0;
}
