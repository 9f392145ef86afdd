// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_table.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tessera::ctl {
namespace {

using range = std::pair<char32_t, char32_t>;

// Spec: Unicode UAX 11, blocks that are Wide or Fullwidth as a whole.
constexpr std::array wide{range{0x1100, 0x115f},
                          range{0x2e80, 0xa4cf},
                          range{0xac00, 0xd7a3},
                          range{0xf900, 0xfaff},
                          range{0xfe30, 0xfe6f},
                          range{0xff00, 0xff60},
                          range{0xffe0, 0xffe6},
                          range{0x1f300, 0x1faff},
                          range{0x20000, 0x3fffd}};
// C0, DEL and C1; Spec: Unicode UAX 9 2 for the characters that turn the direction of the text.
constexpr std::array hidden{range{0x00, 0x1f},
                            range{0x7f, 0x9f},
                            range{0x61c, 0x61c},
                            range{0x200b, 0x200f},
                            range{0x2028, 0x202e},
                            range{0x2066, 0x2069},
                            range{0xfeff, 0xfeff}};

template <class Ranges>
bool within(const Ranges& ranges, char32_t letter) {
  return std::any_of(ranges.begin(), ranges.end(), [letter](range part) {
    return letter >= part.first && letter <= part.second;
  });
}

/// Calls use(code point, its bytes) for each letter of a UTF-8 text.
template <class Use>
void for_each_letter(std::string_view text, Use use) {
  while (!text.empty()) {
    std::size_t length = 1;
    while (length < text.size() && is_utf8_continuation(text[length]))
      ++length;
    auto first = static_cast<unsigned char>(text[0]);
    char32_t letter = length == 1 ? first : first & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
      letter = (letter << 6) | (static_cast<unsigned char>(text[i]) & 0x3fU);
    use(letter, text.substr(0, length));
    text.remove_prefix(length);
  }
}

} // namespace

std::string printable(std::string_view text) {
  if (auto bad = invalid_utf8_at(text); bad != text.npos)
    return printable(text.substr(0, bad)) + '?';
  std::string out;
  for_each_letter(text, [&](char32_t letter, std::string_view bytes) {
    out += within(hidden, letter) ? std::string_view{"?"} : bytes;
  });
  return out;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for_each_letter(
      text, [&](char32_t letter, std::string_view) { columns += within(wide, letter) ? 2 : 1; });
  return columns;
}

std::string table(const std::vector<std::string>& head,
                  const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::vector<std::string>> all{head};
  std::vector<std::size_t> widths(head.size());
  for (const auto& row : rows) {
    auto& line = all.emplace_back();
    std::transform(row.begin(), row.end(), std::back_inserter(line), printable);
    line.resize(head.size());
  }
  for (const auto& line : all) {
    for (std::size_t i = 0; i < head.size(); ++i)
      widths[i] = std::max(widths[i], columns_of(line[i]));
  }
  std::string out;
  for (const auto& line : all) {
    std::string text;
    for (std::size_t i = 0; i < head.size(); ++i)
      text += line[i] + std::string(widths[i] - columns_of(line[i]) + 2, ' ');
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
  return out;
}

} // namespace tessera::ctl
