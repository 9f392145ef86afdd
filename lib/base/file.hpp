// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tessera {

/// Turns errno into an error that says what was attempted on what, and what to do.
[[nodiscard]] failure file_error(int err, std::string_view attempt, std::string_view path);

/// The whole of a regular file. Errors: not_found, permission_denied, io_error, message_too_large,
/// invalid_argument (a folder, a FIFO, a device).
[[nodiscard]] result<std::string> read_file(const std::string& path, std::size_t max_bytes);

/// Replaces the file in one step (a reader sees the old or the new text, never half), with
/// permission bits `mode`. Errors: permission_denied, io_error.
[[nodiscard]] result<> write_file(const std::string& path, std::string_view text, unsigned mode);

/// Makes the folder and its parents, mode 0750. Errors: permission_denied, io_error.
[[nodiscard]] result<> make_folder(const std::string& path);

} // namespace tessera
