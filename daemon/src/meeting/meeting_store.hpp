// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

#include <set>
#include <string>

namespace tessera::meeting {

/// What of the meeting survives a restart of the box.
struct stored_meeting {
  secret pin;
  std::string epoch; ///< random; resume tokens of another epoch are void
  std::int64_t started_at = 0;
  unsigned long last_participant = 0;
  std::set<participant_id> banned;
};

/// `file` in the state folder, mode 0600. Errors: not_found (first start), parse_error, io_error.
[[nodiscard]] result<stored_meeting> load_meeting(const std::string& file);
[[nodiscard]] result<> save_meeting(const std::string& file, const stored_meeting& what);

} // namespace tessera::meeting
