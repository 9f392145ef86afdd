// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/plist_guard.hpp"

#include "base/utf8.hpp"

#include <cstdint>
#include <optional>

namespace tessera::airplay {

namespace {

constexpr std::size_t head_bytes = 8;
constexpr std::size_t trailer_bytes = 32;
constexpr std::size_t node_bytes = 64; ///< what a node takes, roughly, besides its content

/// Walks over a list as libplist does, and makes nothing of it.
class walk {
public:
  explicit walk(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool all() {
    if (bytes_.size() < head_bytes + trailer_bytes)
      return false;
    const auto trailer = bytes_.size() - trailer_bytes;
    offset_bytes_ = static_cast<std::uint8_t>(bytes_[trailer + 6]);
    name_bytes_ = static_cast<std::uint8_t>(bytes_[trailer + 7]);
    const auto count = number(trailer + 8, 8);
    const auto top = number(trailer + 16, 8);
    const auto table = number(trailer + 24, 8);
    if (!is_width(offset_bytes_) || !is_width(name_bytes_) || !count || !top || !table)
      return false;
    if (*table > trailer || *count > (trailer - *table) / offset_bytes_)
      return false;
    table_ = static_cast<std::size_t>(*table);
    count_ = *count;
    return node(*top, 0);
  }

private:
  static bool is_width(std::size_t bytes) { return bytes >= 1 && bytes <= 8; }

  [[nodiscard]] std::optional<std::uint64_t> number(std::size_t at, std::size_t width) const {
    if (at > bytes_.size() || width > bytes_.size() - at)
      return std::nullopt;
    std::uint64_t value = 0;
    for (const char byte : bytes_.substr(at, width))
      value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
  }

  [[nodiscard]] bool spend(std::size_t bytes) {
    if (bytes > left_)
      return false;
    left_ -= bytes;
    return true;
  }

  /// The count of what follows a marker; moves `at` behind it.
  [[nodiscard]] std::optional<std::size_t> count_of(std::uint8_t marker, std::size_t& at) const {
    std::uint64_t value = marker & 0x0FU;
    if (value == 0x0F) {
      const auto kind = number(at, 1);
      if (!kind || *kind >> 4 != 1 || (*kind & 0x0FU) > 3)
        return std::nullopt;
      const std::size_t width = std::size_t{1} << (*kind & 0x0FU);
      const auto found = number(at + 1, width);
      if (!found)
        return std::nullopt;
      value = *found;
      at += 1 + width;
    }
    return value > bytes_.size() ? std::nullopt : std::optional{static_cast<std::size_t>(value)};
  }

  [[nodiscard]] bool is_utf16_text(std::size_t at, std::size_t count) const {
    bool half = false; // the first of a pair of surrogates was the last one
    for (std::size_t i = 0; i < count; ++i) {
      const auto unit = number(at + 2 * i, 2);
      if (!unit || *unit == 0 || half != (*unit >> 10 == 0x37))
        return false;
      half = *unit >> 10 == 0x36;
    }
    return !half;
  }

  [[nodiscard]] bool nodes(std::size_t at, std::size_t count, int depth) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto index = number(at + i * name_bytes_, name_bytes_);
      if (!index || !node(*index, depth))
        return false;
    }
    return true;
  }

  [[nodiscard]] bool node(std::uint64_t index, int depth) {
    if (depth > max_plist_depth || index >= count_ || !spend(node_bytes))
      return false;
    const auto offset =
        number(table_ + static_cast<std::size_t>(index) * offset_bytes_, offset_bytes_);
    if (!offset || *offset < head_bytes || *offset >= table_)
      return false;
    auto at = static_cast<std::size_t>(*offset);
    const auto marker = static_cast<std::uint8_t>(bytes_[at++]);
    switch (marker >> 4) {
    case 0x0: // null, false, true
    case 0x1: // whole number
    case 0x2: // real
    case 0x3: // date
    case 0x8: // UID
      return true;
    case 0x4: { // data
      const auto count = count_of(marker, at);
      return count && spend(*count);
    }
    case 0x5: { // ASCII; others write UTF-8
      const auto count = count_of(marker, at);
      return count && spend(*count) && is_text(bytes_.substr(at, *count));
    }
    case 0x6: { // UTF-16
      const auto count = count_of(marker, at);
      return count && spend(3 * *count) && is_utf16_text(at, *count);
    }
    case 0xA: {
      const auto count = count_of(marker, at);
      return count && nodes(at, *count, depth + 1);
    }
    case 0xD: {
      const auto count = count_of(marker, at);
      return count && nodes(at, 2 * *count, depth + 1);
    }
    default:
      return false;
    }
  }

  std::string_view bytes_;
  std::size_t offset_bytes_ = 0;
  std::size_t name_bytes_ = 0;
  std::size_t table_ = 0;
  std::uint64_t count_ = 0;
  std::size_t left_ = max_unfolded_bytes;
};

} // namespace

bool is_text(std::string_view bytes) {
  return invalid_utf8_at(bytes) == std::string_view::npos &&
         bytes.find('\0') == std::string_view::npos;
}

bool may_be_unfolded(std::string_view binary) {
  return walk{binary}.all();
}

} // namespace tessera::airplay
