// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/letters.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace tessera::meeting {
namespace {

struct g_freed {
  void operator()(gchar* text) const noexcept { g_free(text); }
};
using g_text = std::unique_ptr<gchar, g_freed>;

std::string taken(g_text text) {
  return text ? std::string{text.get()} : std::string{};
}

g_text normal(std::string_view text) {
  return g_text{g_utf8_normalize(text.data(), static_cast<gssize>(text.size()), G_NORMALIZE_NFKC)};
}

bool within(char32_t letter, char32_t first, char32_t last) noexcept {
  return letter >= first && letter <= last;
}

/// Letters that Unicode counts as visible, but that paint nothing or a blank.
bool is_blank_letter(char32_t letter) noexcept {
  constexpr auto blanks = std::to_array<char32_t>({
      0x034f, // combining grapheme joiner
      0x115f,
      0x1160, // Hangul fillers
      0x17b4,
      0x17b5, // Khmer inherent vowels
      0x2800, // Braille without a dot
      0x3164,
      0xffa0, // Hangul fillers
      0xfffc, // stands for an object
  });
  return std::ranges::find(blanks, letter) != blanks.end() || within(letter, 0xfdd0, 0xfdef) ||
         (letter & 0xfffeU) == 0xfffeU;
}

bool is_pictograph(char32_t letter) noexcept {
  constexpr char32_t emoji_style = 0xfe0f;
  bool skin_tone = within(letter, 0x1f3fb, 0x1f3ff);
  return letter == emoji_style || skin_tone || g_unichar_type(letter) == G_UNICODE_OTHER_SYMBOL;
}

/// Arabic, Syriac and their relatives, then the Indic scripts: joiners change how words are
/// written.
bool is_joining_script(char32_t letter) noexcept {
  return within(letter, 0x0620, 0x08ff) || within(letter, 0x0900, 0x0dff);
}

} // namespace

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> letters;
  letters.reserve(text.size());
  const char* end = text.data() + text.size();
  for (const char* at = text.data(); at < end; at = g_utf8_next_char(at))
    letters.push_back(g_utf8_get_char(at));
  return letters;
}

void append_utf8(std::string& text, char32_t letter) {
  std::array<gchar, 6> bytes{};
  auto length = g_unichar_to_utf8(letter, bytes.data());
  text.append(bytes.data(), static_cast<std::size_t>(length));
}

bool is_mark(char32_t letter) noexcept {
  return g_unichar_ismark(letter) != FALSE && !is_blank_letter(letter);
}

bool is_digit(char32_t letter) noexcept {
  return g_unichar_isdigit(letter) != FALSE;
}

bool opens_bracket(char32_t letter) noexcept {
  return g_unichar_type(letter) == G_UNICODE_OPEN_PUNCTUATION;
}

bool closes_bracket(char32_t letter) noexcept {
  return g_unichar_type(letter) == G_UNICODE_CLOSE_PUNCTUATION;
}

bool is_unseen(char32_t letter) noexcept {
  switch (g_unichar_type(letter)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_FORMAT:
  case G_UNICODE_PRIVATE_USE:
  case G_UNICODE_SURROGATE:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
  case G_UNICODE_SPACE_SEPARATOR:
    return true;
  default:
    return is_blank_letter(letter);
  }
}

bool joins(char32_t before, char32_t joiner, char32_t after) noexcept {
  constexpr char32_t zero_width_joiner = 0x200d;
  if (joiner == zero_width_joiner && is_pictograph(before) && is_pictograph(after) &&
      !is_mark(after))
    return true;
  return is_joining_script(before) && is_joining_script(after) && !is_mark(after) &&
         !is_unseen(after);
}

std::string compatible_form(std::string_view text) {
  return taken(normal(text));
}

std::string folded(std::string_view text) {
  auto plain = normal(text);
  if (!plain)
    return {};
  g_text small{g_utf8_casefold(plain.get(), -1)};
  return taken(normal(small.get()));
}

char32_t latin_twin(char32_t letter) noexcept {
  using twin = std::pair<char32_t, char>;
  static constexpr auto twins = std::to_array<twin>({
      {0x03b1, 'a'}, {0x03b2, 'b'}, {0x03b5, 'e'}, {0x03b6, 'z'}, {0x03b7, 'h'}, {0x03b9, 'i'},
      {0x03ba, 'k'}, {0x03bc, 'm'}, {0x03bd, 'n'}, {0x03bf, 'o'}, {0x03c1, 'p'}, {0x03c4, 't'},
      {0x03c5, 'y'}, {0x03c7, 'x'}, {0x0430, 'a'}, {0x0432, 'b'}, {0x0435, 'e'}, {0x043a, 'k'},
      {0x043c, 'm'}, {0x043d, 'h'}, {0x043e, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'},
      {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x04bb, 'h'},
      {0x04cf, 'l'}, {0x0501, 'd'}, {0x051b, 'q'}, {0x051d, 'w'}, {0x0131, 'i'},
  });
  auto it = std::ranges::find(twins, letter, &twin::first);
  return it == twins.end() ? letter : static_cast<char32_t>(it->second);
}

} // namespace tessera::meeting
