// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <string>

namespace tessera::kiosk {

/// Connects to a Unix socket without blocking; `type` is SOCK_STREAM or SOCK_SEQPACKET.
/// Errors: unavailable (nobody listens), permission_denied, invalid_argument (path too long).
[[nodiscard]] result<unique_fd> unix_connect(const std::string& path, int type);

} // namespace tessera::kiosk
