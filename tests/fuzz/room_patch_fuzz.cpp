// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/room_document.hpp"
#include "require.hpp"

#include <algorithm>

namespace {

using tessera::room::json;

bool holds_null(const json& value) {
  return value.is_null() ||
         (value.is_structured() && std::any_of(value.begin(), value.end(), holds_null));
}

} // namespace

// Input: one line with a document, one with a patch or a second document.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const auto text = fuzz::text_of(data, size);
  const auto line = text.find('\n');
  if (line == std::string_view::npos || size > 64 * 1024)
    return 0;
  const json before = json::parse(text.substr(0, line), nullptr, false);
  const json second = json::parse(text.substr(line + 1), nullptr, false);
  if (!before.is_object() || second.is_discarded())
    return 0;

  json patched = before;
  if (!room::apply(patched, second)) {
    TESSERA_REQUIRE(patched == before);
  } else {
    TESSERA_REQUIRE(patched.is_object());
    json again = patched;
    // A merge patch changes nothing the second time (RFC 7396 sets and removes, it never adds up).
    TESSERA_REQUIRE(room::apply(again, second).has_value());
    TESSERA_REQUIRE(again == patched);
  }

  if (second.is_object() && !holds_null(before) && !holds_null(second)) {
    json restored = before;
    if (room::apply(restored, room::diff(before, second)))
      TESSERA_REQUIRE(restored == second);
    const json guest = room::redact(second, room::audience::guest);
    if (guest.contains("meeting") && guest["meeting"].is_object())
      TESSERA_REQUIRE(!guest["meeting"].contains("pin"));
  }
  return 0;
}
