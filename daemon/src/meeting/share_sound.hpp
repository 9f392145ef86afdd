// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>

namespace tessera::meeting {

/// How loud the display plays one share.
struct share_sound {
  int volume = 100;
  bool muted_by_owner = false;
  bool muted_by_host = false;

  [[nodiscard]] bool muted() const noexcept { return muted_by_owner || muted_by_host; }
  /// host, owner, or "" when it is not muted.
  [[nodiscard]] const char* muter() const noexcept;
  friend bool operator==(const share_sound&, const share_sound&) = default;
};

/// What somebody wants of a sound; what is absent stays.
struct sound_wish {
  std::optional<int> volume;
  std::optional<bool> muted;
  std::optional<bool> ducking; ///< of the sound of the room alone
};

/// Errors: invalid_argument when it says nothing.
[[nodiscard]] result<> says_something(const sound_wish& what);

/// `own`: it is the owner's wish, `decides`: a host's, the display's or an admin's; one of the two,
/// or both, are true. Who mutes lets it be heard again: the owner does not undo a host's mute, and
/// nobody the owner's, who may hide something. `name`: of the owner. Errors: invalid_argument,
/// not_allowed; then nothing is changed.
[[nodiscard]] result<>
apply(share_sound& to, const sound_wish& what, bool own, bool decides, const std::string& name);

} // namespace tessera::meeting
