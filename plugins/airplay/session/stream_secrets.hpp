// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "wire/stream_keys.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace tessera::airplay {

/// What opens the streams of one sender. The key of a stream comes from the pairing, unless the
/// sender has sent one.
class stream_secrets {
public:
  explicit stream_secrets(secret shared) : key_(std::move(shared)) {}
  /// Legacy: of a key that came wrapped, and its vector. It counts on a paired link, too.
  stream_secrets(secret key, std::string vector)
      : key_(std::move(key)), vector_(std::move(vector)) {}

  [[nodiscard]] picture_opener pictures(std::uint64_t id) const {
    return vector_ ? picture_opener{key_, id} : picture_opener{stream_key(key_, id)};
  }
  /// `own`: 32 bytes of the stream's own, from the request.
  [[nodiscard]] sound_opener sound(std::uint64_t id, const std::optional<std::string>& own) const {
    if (own && own->size() == key_bytes)
      return sound_opener{secret{*own}};
    return vector_ ? sound_opener{key_, *vector_} : sound_opener{stream_key(key_, id)};
  }

private:
  secret key_;                        ///< what pairing has agreed on; legacy: the key itself
  std::optional<std::string> vector_; ///< legacy
};

} // namespace tessera::airplay
