// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/names.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::meeting;

namespace {

std::string cleaned(const std::string& name) {
  return clean_name(name).value_or("refused");
}

} // namespace

TEST_CASE("names: a name is cleaned, not trusted", "[meeting][names]") {
  CHECK(cleaned(" Ada \t Love\nlace ") == "Ada Love lace");
  CHECK(cleaned("a\u202eb") == "a b"); // an override would turn the line around on the display
  CHECK(cleaned("\u2066Ada\u2069") == "Ada");
  CHECK(cleaned("Ada\u00a0\u3000B") == "Ada B");
  CHECK(clean_name("").code() == errc::invalid_argument);
  CHECK(clean_name(" \n ").code() == errc::invalid_argument);
  CHECK(clean_name("\xff\xfe").code() == errc::invalid_argument);
  CHECK(clean_name("\xe2\x80").code() == errc::invalid_argument); // cut in the middle
  CHECK(clean_name("\xc0\xaf").code() == errc::invalid_argument); // overlong '/'
}

TEST_CASE("names: one that nobody can see is none", "[meeting][names]") {
  for (const char* name : {"\u200b\u200d", "\u3164", "\u115f\u2800", "\u00ad", "\u0301", "\ue000"})
    CHECK(clean_name(name).code() == errc::invalid_argument);
}

TEST_CASE("names: 64 characters are the most, 500 are an error", "[meeting][names]") {
  CHECK(clean_name(std::string(64, 'x')));
  CHECK(clean_name(std::string(65, 'x')).code() == errc::invalid_argument);
  CHECK(clean_name(std::string(500, 'x')).code() == errc::invalid_argument);
  CHECK(clean_name(std::string(1'000'000, ' ')).code() == errc::invalid_argument);
  std::string wide;
  for (int i = 0; i < 64; ++i)
    wide += "\u65e5";
  CHECK(cleaned(wide) == wide);
}

TEST_CASE("names: emoji and right-to-left names stay readable", "[meeting][names]") {
  for (const char* name : {"Ada \U0001f980",
                           "\U0001f469\u200d\U0001f4bb",                 // woman, joiner, computer
                           "\u2764\ufe0f\u200d\U0001f525",               // heart on fire
                           "\U0001f44b\U0001f3fd Li",                    // skin tone
                           "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", // Persian, non-joiner
                           "\u0dc1\u0dca\u200d\u0dbb\u0dd3",             // Sinhala, joiner
                           "\u05d3\u05d5\u05d3 Cohen"})
    CHECK(cleaned(name) == name);
}

TEST_CASE("names: a flood of marks does not run over the lines beside", "[meeting][names]") {
  std::string flooded = "A";
  for (int i = 0; i < 40; ++i)
    flooded += "\u0301";
  CHECK(cleaned(flooded) == "A\u0301\u0301\u0301\u0301");
  CHECK(cleaned("\u0301Ada") == "Ada"); // it would sit on what stands before the name
}

TEST_CASE("names: twins are found whatever they hide behind", "[meeting][names]") {
  for (const char* name : {"ADA",
                           "A da",
                           "\u0410da",           // Cyrillic A
                           "\uff21\uff44\uff41", // full width
                           "A\u200dda",          // zero width
                           "\U0001d400da"})      // mathematical bold
    CHECK(name_key(name) == name_key("Ada"));
  CHECK(name_key("Stra\u00dfe") == name_key("STRASSE"));
  CHECK(name_key("Bob") != name_key("Ada"));
  std::string unfolds;
  for (std::size_t i = 0; i < max_name_characters; ++i)
    unfolds += "\ufdfa";
  CHECK_FALSE(name_key(unfolds).empty());
  CHECK(name_key(unfolds).size() <= max_key_bytes);
  CHECK(name_key("\xff").empty());
}

TEST_CASE("names: only the box numbers names", "[meeting][names]") {
  for (const char* name : {"Ada (2)",
                           "Ada(2)",
                           "Ada (2) (3)",
                           "Ada [2]",
                           "Ada \uff08\uff12\uff09",
                           "Ada \u2475",
                           "Ada (\u0662)"})
    CHECK(without_number(name) == "Ada");
  CHECK(without_number("(2)") == "(2)");
  CHECK(without_number("Room 2") == "Room 2");
  CHECK(without_number("Ada (she)") == "Ada (she)");
}

TEST_CASE("names: a message has 500 characters at most, on one line", "[meeting][names]") {
  CHECK(clean_message("one\ntwo").value_or("") == "one two");
  CHECK(clean_message(std::string(500, 'x')));
  CHECK(clean_message(std::string(501, 'x')).code() == errc::invalid_argument);
  CHECK(clean_message("\u200b").code() == errc::invalid_argument);
}

TEST_CASE("names: a label that is too long is cut between two characters", "[meeting][names]") {
  CHECK(clean_label("Quarterly report") == "Quarterly report");
  CHECK(clean_label(std::string(64, 'x')) == std::string(64, 'x'));
  CHECK(clean_label(std::string(65, 'x')) == std::string(63, 'x') + "\u2026");
  std::string emoji;
  for (int i = 0; i < 64; ++i)
    emoji += "\U0001f469\u200d";
  auto cut = clean_label(emoji);
  CHECK(characters_in(cut) <= max_name_characters);
  CHECK(clean_label(cut) == cut); // valid, and ends in no joiner
  CHECK(clean_label("").empty());
  CHECK(clean_label("\u200b\n").empty());
  CHECK(clean_label("\xff").empty());
}

TEST_CASE("names: what is clean stays as it is", "[meeting][names]") {
  for (const char* name : {" a\u200d\u0301b ", "\u0627\u200c\u200c\u0628", "x\u202e\u202dy"}) {
    auto once = cleaned(name);
    CHECK(cleaned(once) == once);
  }
}
