// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <tessera/door.hpp>

#include <string>
#include <vector>

namespace tessera::replay {

/// A picture that was encoded before (VP8): as its sender likes it, or for less.
struct clip {
  int fps = 0;
  double scale = 1.0;
  lane::caps caps;
  std::vector<std::string> pictures; ///< the first is a key frame
};

[[nodiscard]] bool is_key_frame(const std::string& picture);

/// The same clip at several rates and sizes: what an encoder that is asked for less would send.
class clips {
public:
  /// `file`: IVF, the sender's own choice. `slower`: a folder with FPSxTENTHS.ivf ("15x20.ivf": 15
  /// pictures a second, each side halved), or empty. Errors: media_failed.
  [[nodiscard]] static result<clips>
  read(const std::string& file, const std::string& slower, int fps, int width, int height);

  /// The most that the wish allows; where nothing is so little, the least.
  [[nodiscard]] const clip& for_wish(const sender_wish& wish) const;

private:
  std::vector<clip> all_; ///< from much to little
};

} // namespace tessera::replay
