// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// Texts of strangers that everybody in the room reads.
namespace tessera::meeting {

inline constexpr std::size_t max_name_characters = 64;
inline constexpr std::size_t max_key_bytes = 512;
inline constexpr std::size_t max_message_characters = 500;
/// Marks (accents, vowel signs) on one letter: more would run over the lines above and below.
inline constexpr int max_marks = 4;

/// 1 to 64 characters of UTF-8 on one line: without controls, direction marks and what cannot be
/// seen, white space folded and trimmed. Joiners stay where a script or an emoji needs them.
/// Errors: invalid_argument. Spec: Unicode 15, UAX #9 and #31 for what is left out.
[[nodiscard]] result<std::string> clean_name(std::string_view name);
/// Likewise, what a share is called: a longer one is cut; empty when there is nothing to read.
[[nodiscard]] std::string clean_label(std::string_view label);
/// Likewise, 1 to 500 characters.
[[nodiscard]] result<std::string> clean_message(std::string_view text);

/// How names are compared: the same for "Ada", "ADA", "A da" and one with a Cyrillic A.
[[nodiscard]] std::string name_key(std::string_view name);

/// Without the number that a name gets beside its twin: "Ada (2)", also in other brackets or
/// digits, becomes "Ada". Only the box numbers names.
[[nodiscard]] std::string without_number(std::string_view name);

/// The first `count` characters, without white space or joiners at the end.
[[nodiscard]] std::string first_characters(std::string_view text, std::size_t count);
[[nodiscard]] std::size_t characters_in(std::string_view text) noexcept;

} // namespace tessera::meeting
