// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/picture_lead.hpp"
#include "wire/mirror_header.hpp"
#include "wire/sender_clock.hpp"
#include "wire/stream_keys.hpp"

#include <tessera/door.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tessera::airplay {

/// Bytes of the mirror stream in, pictures in a lane out. Without sockets, so that it can be tried
/// alone. Context: one thread.
class mirror_stream {
public:
  /// `clock` outlives it.
  mirror_stream(picture_opener opener, const sender_clock& clock, std::shared_ptr<share_lane> lane)
      : opener_(std::move(opener)), clock_(clock), lane_(std::move(lane)) {}

  /// Errors: those of the wire; the stream is over then, for nothing after it can be understood.
  [[nodiscard]] result<> take(std::string_view bytes, std::int64_t now_ns);
  /// The device's screen sleeps: no pictures come, and none is missed.
  [[nodiscard]] bool asleep() const noexcept { return asleep_; }
  [[nodiscard]] std::uint64_t pictures() const noexcept { return pictures_; }
  /// So long before their time pictures come, and are shown: its sound goes with them.
  [[nodiscard]] std::int64_t lead_ns() const noexcept { return lead_.value(); }

private:
  [[nodiscard]] result<> handle(const mirror_header& header,
                                std::string_view head,
                                std::string_view payload,
                                std::int64_t now_ns);
  [[nodiscard]] result<> take_codec(const mirror_header& header, std::string_view payload);
  [[nodiscard]] result<> take_picture(const mirror_header& header,
                                      std::string_view head,
                                      std::string_view payload,
                                      std::int64_t now_ns);

  picture_opener opener_;
  const sender_clock& clock_;
  std::shared_ptr<share_lane> lane_;
  std::string pending_;
  std::string parameter_sets_; ///< Annex B, before each key frame
  lane::caps caps_;
  picture_lead lead_;
  std::uint64_t pictures_ = 0;
  bool asleep_ = false;
};

} // namespace tessera::airplay
