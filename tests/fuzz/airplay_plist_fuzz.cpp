// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "require.hpp"
#include "wire/plist.hpp"

// libplist behind its limits, before anybody is paired: what was read can be asked for anything, and
// what was written reads again.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  const auto list = plist::parse(fuzz::text_of(data, size));
  if (!list) {
    TESSERA_REQUIRE(list.code() == errc::parse_error || list.code() == errc::message_too_large);
    return 0;
  }
  TESSERA_REQUIRE(size <= max_plist_bytes);
  for (const char* key : {"type", "streams", "name", "qualifier", "streamConnectionID", "pk"}) {
    const int kinds = int{list->text(key).has_value()} + int{list->number(key).has_value()} +
                      int{list->data(key).has_value()};
    TESSERA_REQUIRE(kinds <= int{list->has(key)});
    TESSERA_REQUIRE(list->texts(key, 3).size() <= 3);
    for (const auto& below : list->dictionaries(key, 3))
      TESSERA_REQUIRE(!below.text("type") || below.has("type"));
  }
  const auto again = plist::parse(list->binary());
  TESSERA_REQUIRE(again || again.code() == errc::message_too_large);
  if (again)
    TESSERA_REQUIRE(again->text("name") == list->text("name") &&
                    again->number("type") == list->number("type"));
  return 0;
}
