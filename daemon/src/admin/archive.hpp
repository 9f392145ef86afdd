// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera::admin {

struct archive_member {
  std::string path; ///< inside the archive
  std::string text;
};

/// A tar.gz in memory. `at` is the members' date, seconds since 1970. Errors: internal.
[[nodiscard]] result<std::string> pack(const std::vector<archive_member>& members, std::int64_t at);

} // namespace tessera::admin
