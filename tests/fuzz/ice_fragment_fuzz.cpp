// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/http_query.hpp"
#include "proto/ice_fragment.hpp"
#include "proto/sdp.hpp"
#include "require.hpp"

// What WHIP brings besides an offer: candidates that were accepted are ones that ICE can read, and
// none of them begins a line of its own in an answer.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const auto text = fuzz::text_of(data, size);
  if (const auto fragment = sdp::parse_ice_fragment(text)) {
    TESSERA_REQUIRE(text.size() <= sdp::max_fragment_bytes);
    TESSERA_REQUIRE(!fragment->ufrag.empty() && !fragment->pwd.empty());
    TESSERA_REQUIRE(fragment->candidates.size() <= sdp::max_candidates);
    const auto again = sdp::restarted(text, *fragment);
    TESSERA_REQUIRE(again.find("a=ice-ufrag:" + fragment->ufrag) != std::string::npos);
    for (const auto& each : fragment->candidates) {
      TESSERA_REQUIRE(sdp::parse_candidate(each.candidate));
      TESSERA_REQUIRE(each.candidate.find_first_of("\r\n") == std::string::npos);
    }
  }
  const std::vector<std::string> one{"candidate:1 1 udp 1 192.0.2.1 9 typ host"};
  const auto with = sdp::with_candidates(text, one, true);
  TESSERA_REQUIRE(with.size() <= 2 * size + 128);
  [[maybe_unused]] const auto own = sdp::fragment_of(text, one, false);
  if (sdp::inspect_offer(text)) {
    const auto again = sdp::inspect_offer(with);
    TESSERA_REQUIRE(again || again.code() == errc::too_many_candidates ||
                    again.code() == errc::sdp_invalid);
  }
  if (const auto query = http::parse_query(text)) {
    TESSERA_REQUIRE(query->size() <= http::max_query_params);
    for (const auto& [name, value] : *query)
      TESSERA_REQUIRE(name.size() + value.size() <= size);
  }
  return 0;
}
