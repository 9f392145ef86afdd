// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/layout.hpp"

#include <span>
#include <vector>

namespace tessera::meeting {

/// What a page shall send. fps 0 = its own choice; scale: W3C scaleResolutionDownBy.
struct wish {
  int fps = 0;
  double scale = 1.0;

  friend bool operator==(const wish&, const wish&) = default;
};

/// One second of a share that the display draws.
struct load_share {
  place where = place::main;
  double fps = 0;       ///< that came in, and far enough apart to be seen
  double shown_fps = 0; ///< that the display made of it
  int delay_ms = 0;     ///< arrival to display, without waiting for the network
  double pixels = 0;    ///< of a picture
};

/// False for a picture that stands still, or nearly so.
[[nodiscard]] bool moves(const load_share& one) noexcept;
/// True when the display does not keep up with what comes in.
[[nodiscard]] bool strained(const load_share& one) noexcept;

/// Decides how much less than they could the senders shall send, so that the display keeps up.
/// It goes up and down one ladder for all shares, so that none of the same place is worse off than
/// another. Down soon, up slowly; a step up that failed is tried again only after twice the time.
class load_governor {
public:
  /// Once a second, with all shares that are drawn.
  void observe(std::span<const load_share> drawn);
  [[nodiscard]] wish wish_for(place where, bool paused) const noexcept;
  [[nodiscard]] bool reduced() const noexcept { return rung_ > 0; }
  [[nodiscard]] int rung() const noexcept { return rung_; }

private:
  void lower(std::span<const load_share> drawn);
  void raise(std::span<const load_share> drawn);

  int rung_ = 0;
  int strained_seconds_ = 0; ///< counts down too: a single good second does not wipe out three bad
  int calm_seconds_ = 0;
  int settling_ = 0;    ///< seconds until the senders have followed the last change
  int calm_wanted_ = 0; ///< before the next step up
  int since_raise_ = 0; ///< seconds; 0 = the last change was no step up
  std::vector<place> places_;
};

} // namespace tessera::meeting
