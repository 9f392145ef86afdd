// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <string>

namespace tessera::ctl {

/// What an operand stands for: a file, "-" = standard input, `unseen` = a line that is typed
/// without being shown (twice on a terminal). Errors: not_found, io_error, invalid_argument.
[[nodiscard]] result<std::string> read_operand(const std::string& path);

} // namespace tessera::ctl
