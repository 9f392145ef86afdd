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
  explicit stream_secrets(secret shared) : shared_(std::move(shared)) {}

  [[nodiscard]] picture_opener pictures(std::uint64_t id) const {
    return picture_opener{stream_key(shared_, id)};
  }
  /// `own`: 32 bytes of the stream's own, from the request.
  [[nodiscard]] sound_opener sound(std::uint64_t id, const std::optional<std::string>& own) const {
    return sound_opener{own && own->size() == 32 ? secret{*own} : stream_key(shared_, id)};
  }

private:
  secret shared_;
};

} // namespace tessera::airplay
