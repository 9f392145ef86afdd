// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/dmap.hpp"

#include "base/utf8.hpp"

#include <cstdint>

namespace tessera::airplay {

namespace {

constexpr std::size_t head_bytes = 8;
constexpr std::string_view listing = "mlit"; // the piece; holds the others

std::size_t length_at(std::string_view bytes) {
  std::uint32_t out = 0;
  for (const unsigned char each : bytes.substr(4, 4))
    out = out << 8 | each;
  return out;
}

std::string text_of(std::string_view value) {
  return std::string{invalid_utf8_at(value) == std::string_view::npos
                         ? first_bytes(value, max_track_text_bytes)
                         : std::string_view{}};
}

struct walk {
  track_text out = {};
  std::size_t items = 0;

  result<> items_of(std::string_view bytes, bool outermost) {
    while (!bytes.empty()) {
      if (++items > max_dmap_items)
        return {errc::message_too_large, "What is said of the piece has more than 512 items."};
      if (bytes.size() < head_bytes || length_at(bytes) > bytes.size() - head_bytes)
        return {errc::parse_error, "What is said of the piece ends within an item."};
      const auto name = bytes.substr(0, 4), value = bytes.substr(head_bytes, length_at(bytes));
      if (name == listing && outermost) {
        if (auto inner = items_of(value, false); !inner)
          return inner;
      } else if (name == "minm") {
        out.title = text_of(value);
      } else if (name == "asar") {
        out.artist = text_of(value);
      } else if (name == "asal") {
        out.album = text_of(value);
      }
      bytes.remove_prefix(head_bytes + value.size());
    }
    return {};
  }
};

} // namespace

result<track_text> parse_dmap(std::string_view body) {
  if (body.size() > max_dmap_bytes)
    return {errc::message_too_large, "What is said of the piece has more than 64 KiB."};
  walk all;
  if (auto read = all.items_of(body, true); !read)
    return std::move(read).error();
  return std::move(all.out);
}

} // namespace tessera::airplay
