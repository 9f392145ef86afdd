// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/artwork.hpp"

#include "proto/image_header.hpp"

#include <tessera/door.hpp>

namespace tessera::plugins {

namespace {

/// Of a whole picture and its small copies in the Exif data in front.
constexpr std::size_t most_scans = 64;

} // namespace

result<> check_artwork(std::string_view bytes) {
  if (bytes.size() > now_playing::max_artwork_bytes)
    return {errc::message_too_large, "it has more than 1 MiB"};
  auto header = read_image_header(bytes);
  if (!header)
    return std::move(header).error();
  if (scans_of(bytes) > most_scans)
    return {errc::message_too_large, "the display would take too long to read it"};
  return {};
}

} // namespace tessera::plugins
