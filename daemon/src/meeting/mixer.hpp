// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "meeting/share_sound.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace tessera::meeting {

/// The sound of the room as the admin wants it to begin.
struct sound_rules {
  int volume = 80; ///< 0 to 100
  bool ducking = false;

  friend bool operator==(const sound_rules&, const sound_rules&) = default;
};

/// The sound of the room, as it is kept over a restart.
struct stored_sound {
  int volume = 80;
  bool muted = false;
  bool ducking = false;
  sound_rules rules; ///< those that it was set under

  friend bool operator==(const stored_sound&, const stored_sound&) = default;
};

/// How loud the display is in all. Like a television it keeps its volume, from one meeting to the
/// next and over a restart.
class mixer {
public:
  /// What was stored counts as long as the admin's rules are those it was stored under.
  explicit mixer(sound_rules rules, const std::optional<stored_sound>& stored = {});

  /// A rule that is another one now counts at once.
  void set_rules(sound_rules rules);
  /// Errors: invalid_argument.
  [[nodiscard]] result<> set(const sound_wish& what);
  /// Nobody of the next one knows that the last one was muted.
  void end_meeting() noexcept { now_.muted = false; }

  [[nodiscard]] const stored_sound& keep() const noexcept { return now_; }
  [[nodiscard]] nlohmann::json render() const;

private:
  stored_sound now_;
};

} // namespace tessera::meeting
