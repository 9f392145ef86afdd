// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace tessera::kiosk {

/// The colours of a picture without its shapes, dark enough for text. Made small and soft, and
/// drawn large between its points; dithered, because a dark gradient in eight bits shows bands.
class soft_ground {
public:
  static constexpr int columns = 64;
  static constexpr int rows = 36;
  using colour = std::array<float, 3>; ///< red, green, blue, 0 to 255
  /// Captions have 4.5:1 and all other texts 7:1 on grey of this brightness and below.
  static constexpr float brightest = 54;

  /// `from`: columns x rows colours, line by line.
  explicit soft_ground(std::vector<colour> from);
  /// One of our own.
  soft_ground();

  /// 0xffRRGGBB of `width` x `height`, line by line, into `to`.
  void draw(std::uint32_t* to, int width, int height) const;

private:
  std::vector<colour> field_;
};

} // namespace tessera::kiosk
