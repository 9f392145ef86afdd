// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What Unicode knows of a letter, from GLib's tables. All texts here are valid UTF-8.
namespace tessera::meeting {

[[nodiscard]] std::vector<char32_t> letters_of(std::string_view text);
void append_utf8(std::string& text, char32_t letter);

[[nodiscard]] bool is_mark(char32_t letter) noexcept; ///< stands on the letter before it
[[nodiscard]] bool is_digit(char32_t letter) noexcept;
[[nodiscard]] bool opens_bracket(char32_t letter) noexcept;
[[nodiscard]] bool closes_bracket(char32_t letter) noexcept;
/// White space, controls, direction marks, private letters and those that paint nothing.
[[nodiscard]] bool is_unseen(char32_t letter) noexcept;
/// May this joiner stand here? Within an emoji; in scripts of the Arabic and Indic families.
[[nodiscard]] bool joins(char32_t before, char32_t joiner, char32_t after) noexcept;

/// Spec: Unicode normalization form NFKC: full-width, circled and other variants become plain.
[[nodiscard]] std::string compatible_form(std::string_view text);
/// NFKC without the difference of capital and small letters.
[[nodiscard]] std::string folded(std::string_view text);
/// The Latin letter that a folded Cyrillic or Greek one looks like, else the letter itself.
[[nodiscard]] char32_t latin_twin(char32_t letter) noexcept;

} // namespace tessera::meeting
