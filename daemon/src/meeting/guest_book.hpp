// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "meeting/blocks.hpp"

#include <string>
#include <vector>

namespace tessera::meeting {

/// What the box remembers of its guests beyond a meeting.
struct guest_book {
  std::string key;                ///< of devices
  std::vector<std::string> known; ///< marks of devices
  std::vector<block> blocks;

  friend bool operator==(const guest_book&, const guest_book&) = default;
};

/// `file` in the state folder, mode 0600. Errors: not_found (first start), parse_error, io_error.
[[nodiscard]] result<guest_book> load_guest_book(const std::string& file);
/// Errors: parse_error.
[[nodiscard]] result<guest_book> parse_guest_book(const std::string& text);
[[nodiscard]] result<> save_guest_book(const std::string& file, const guest_book& what);

} // namespace tessera::meeting
