// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "require.hpp"
#include "video/gate_request.hpp"
#include "video/hls_playlist.hpp"
#include "video/play_request.hpp"

#include <cmath>
#include <string>

// What is said about a video: an address gets through only when it is http's, and a playlist comes
// out with nothing but addresses that were looked at.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto text = fuzz::text_of(data, size);
  if (const auto what = parse_play(text)) {
    TESSERA_REQUIRE(parse_media_url(what->url).has_value());
    TESSERA_REQUIRE(what->start_fraction >= 0 && what->start_fraction <= 1);
    TESSERA_REQUIRE(std::isfinite(what->start_seconds) && what->start_seconds >= 0);
  }
  if (const auto url = parse_media_url(text)) {
    TESSERA_REQUIRE(size <= max_url_bytes && !url->host.empty());
    TESSERA_REQUIRE(text.find_first_of(" \r\n\t") == std::string_view::npos);
    const auto asked =
        parse_gate_request("GET " + gate_path("secret", text) + " HTTP/1.1\r\n\r\n", "secret");
    TESSERA_REQUIRE(asked && asked->url == text);
  }
  if (const auto seconds = parse_seconds(text))
    TESSERA_REQUIRE(std::isfinite(*seconds));
  if (const auto asked = parse_gate_request(text, "secret"))
    TESSERA_REQUIRE(asked->range.find_first_not_of("0123456789-") == std::string::npos);
  std::size_t addresses = 0;
  const auto list = rewrite_playlist(text, [&](std::string_view address) -> result<std::string> {
    ++addresses;
    TESSERA_REQUIRE(address.find('\n') == std::string_view::npos);
    return std::string{"#"}; // no address: it would be one more the second time
  });
  if (list) {
    TESSERA_REQUIRE(is_playlist(text) && size <= max_playlist_bytes);
    TESSERA_REQUIRE(addresses > 0 || list->size() <= size + 1);
    // Nothing that is protected has come through.
    const auto again = rewrite_playlist(*list, [](std::string_view address) -> result<std::string> {
      return std::string{address};
    });
    TESSERA_REQUIRE(again && *again == *list);
  }
  return 0;
}
