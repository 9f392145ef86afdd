// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/certificate_rules.hpp"
#include "require.hpp"

#include <algorithm>
#include <string>

// Whatever is refused says why in one line that a terminal may show.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const std::string pem{fuzz::text_of(data, size)};
  const auto at = std::chrono::system_clock::from_time_t(1'800'000'000); // in 2027
  const auto checked = net::check_certificates(pem, at);
  if (!checked) {
    TESSERA_REQUIRE(checked.code() == errc::config_invalid);
    const auto& text = checked.error().text;
    TESSERA_REQUIRE(!text.empty());
    TESSERA_REQUIRE(
        std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }));
  }
  return 0;
}
