// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/door.hpp>

#include <string>
#include <vector>

namespace tessera::airplay {

/// A lane that remembers what came.
struct lane_record : share_lane {
  struct unit {
    std::string bytes;
    std::int64_t presentation_ns = 0;
    bool gap = false;
    bool key_frame = false;
  };

  void set_caps(const lane::caps& value) override { caps.push_back(value); }
  void push(const access_unit& one) override {
    pictures.push_back({std::string{static_cast<const char*>(one.bytes), one.size},
                        one.presentation_ns,
                        one.discontinuity,
                        one.key_frame});
  }
  void set_sound_caps(const lane::sound_caps& value) override { sound_caps.push_back(value); }
  void push_sound(const sound_unit& one) override {
    sound.push_back({std::string{static_cast<const char*>(one.bytes), one.size},
                     one.presentation_ns,
                     one.discontinuity});
  }

  std::vector<lane::caps> caps;
  std::vector<lane::sound_caps> sound_caps;
  std::vector<unit> pictures;
  std::vector<unit> sound;
};

} // namespace tessera::airplay
