// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/utf8.hpp"
#include "meeting/letters.hpp"
#include "meeting/names.hpp"
#include "require.hpp"

// What is clean is short enough, valid, visible, and stays as it is.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::meeting;
  const std::string text{fuzz::text_of(data, size)};
  const auto key = name_key(text);
  TESSERA_REQUIRE(invalid_utf8_at(key) == std::string::npos);
  const auto label = clean_label(text);
  TESSERA_REQUIRE(invalid_utf8_at(label) == std::string::npos);
  TESSERA_REQUIRE(characters_in(label) <= max_name_characters && clean_label(label) == label);
  const auto name = clean_name(text);
  if (!name) {
    TESSERA_REQUIRE(name.code() == errc::invalid_argument);
    return 0;
  }
  TESSERA_REQUIRE(invalid_utf8_at(*name) == std::string::npos);
  TESSERA_REQUIRE(characters_in(*name) >= 1 && characters_in(*name) <= max_name_characters);
  TESSERA_REQUIRE(clean_name(*name).value_or("") == *name);
  const auto letters = letters_of(*name);
  TESSERA_REQUIRE(!is_unseen(letters.front()) && !is_mark(letters.front()));
  const auto plain = without_number(*name);
  TESSERA_REQUIRE(!plain.empty() && plain.size() <= name->size());
  TESSERA_REQUIRE(without_number(plain) == plain);
  TESSERA_REQUIRE(characters_in(first_characters(*name, 5)) <= 5);
  return 0;
}
