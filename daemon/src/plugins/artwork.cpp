// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/artwork.hpp"

#include "proto/image_header.hpp"

#include <tessera/door.hpp>

namespace tessera::plugins {

result<> check_artwork(std::string_view bytes) {
  if (bytes.size() > now_playing::max_artwork_bytes)
    return {errc::message_too_large, "it has more than 1 MiB"};
  auto header = read_image_header(bytes);
  return header ? result<>{} : result<>{std::move(header).error()};
}

} // namespace tessera::plugins
