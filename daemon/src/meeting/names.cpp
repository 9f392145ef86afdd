// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/names.hpp"

#include "base/utf8.hpp"
#include "meeting/letters.hpp"

#include <algorithm>
#include <optional>

namespace tessera::meeting {
namespace {

/// Far more than the longest clean text: what is longer is not even looked at.
constexpr std::size_t max_bytes = 16 * 1024;
constexpr char32_t zero_width_non_joiner = 0x200c;
constexpr char32_t zero_width_joiner = 0x200d;

/// Puts a text together, character by character.
class cleaner {
public:
  void take(char32_t letter, std::optional<char32_t> next) {
    bool joiner = letter == zero_width_joiner || letter == zero_width_non_joiner;
    if (joiner && next && !text_.empty() && !space_ && joins(last_, letter, *next))
      put(letter);
    else if (is_mark(letter))
      take_mark(letter);
    else if (is_unseen(letter))
      space_ = true;
    else
      take_visible(letter);
  }

  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  [[nodiscard]] std::string text() && { return std::move(text_); }

private:
  /// One without a letter of its own would sit on its neighbour's.
  void take_mark(char32_t mark) {
    if (text_.empty() || space_ || marks_ >= max_marks)
      return;
    ++marks_;
    put(mark);
  }

  void take_visible(char32_t letter) {
    if (space_ && !text_.empty())
      put(U' ');
    space_ = false;
    marks_ = 0;
    put(letter);
  }

  void put(char32_t letter) {
    append_utf8(text_, letter);
    last_ = letter;
    ++count_;
  }

  std::string text_;
  std::size_t count_ = 0;
  int marks_ = 0;
  bool space_ = false;
  char32_t last_ = 0;
};

result<std::string> clean(std::string_view text, std::size_t most, const char* what) {
  failure too_long{errc::invalid_argument,
                   std::string{what} + " has more than " + std::to_string(most) + " characters",
                   {}};
  if (text.size() > max_bytes)
    return too_long;
  if (invalid_utf8_at(text) != std::string_view::npos)
    return {errc::invalid_argument, std::string{what} + " is not valid text"};
  auto letters = letters_of(text);
  cleaner into;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    auto next = i + 1 < letters.size() ? std::optional{letters[i + 1]} : std::nullopt;
    into.take(letters[i], next);
    if (into.count() > most)
      return too_long;
  }
  return std::move(into).text();
}

/// " (2)" in any brackets and digits.
bool is_number_in_brackets(std::string_view tail) {
  auto letters = letters_of(compatible_form(tail));
  std::erase(letters, U' ');
  return letters.size() >= 3 && opens_bracket(letters.front()) && closes_bracket(letters.back()) &&
         std::all_of(letters.begin() + 1, letters.end() - 1, is_digit);
}

} // namespace

result<std::string> clean_name(std::string_view name) {
  auto text = clean(name, max_name_characters, "the name");
  if (text && text->empty())
    return {errc::invalid_argument, "a name is needed, so that the others see who shows"};
  return text;
}

std::string clean_label(std::string_view label) {
  auto text = clean(label, max_bytes, "the label");
  if (!text || characters_in(*text) <= max_name_characters)
    return text.value_or("");
  return first_characters(*text, max_name_characters - 1) + "\u2026";
}

result<std::string> clean_message(std::string_view given) {
  auto text = clean(given, max_message_characters, "the message");
  if (text && text->empty())
    return {errc::invalid_argument, "there is nothing to read in this message"};
  return text;
}

std::string name_key(std::string_view name) {
  if (invalid_utf8_at(name) != std::string_view::npos)
    return {};
  std::string key;
  for (auto letter : letters_of(folded(name))) {
    if (!is_unseen(letter))
      append_utf8(key, latin_twin(letter));
  }
  // One letter may unfold to a sentence (U+FDFA); who agrees in so much is the same.
  return std::string{first_bytes(key, max_key_bytes)};
}

std::string without_number(std::string_view name) {
  // A number of more digits does not come from the box, and nobody takes it for one.
  constexpr std::size_t longest_tail = 8;
  std::size_t at = name.size();
  for (std::size_t letters = 0; at > 0 && letters < longest_tail; ++letters) {
    --at;
    while (at > 0 && is_utf8_continuation(name[at]))
      --at;
    if (!is_number_in_brackets(name.substr(at)))
      continue;
    auto rest = first_characters(name.substr(0, at), max_name_characters);
    return rest.empty() ? std::string{name} : without_number(rest);
  }
  return std::string{name};
}

std::string first_characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if (!is_utf8_continuation(text[end]) && count-- == 0)
      break;
  }
  auto letters = letters_of(text.substr(0, end));
  while (!letters.empty() && is_unseen(letters.back()))
    letters.pop_back();
  std::string cut;
  for (auto letter : letters)
    append_utf8(cut, letter);
  return cut;
}

std::size_t characters_in(std::string_view text) noexcept {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_utf8_continuation(c); }));
}

} // namespace tessera::meeting
