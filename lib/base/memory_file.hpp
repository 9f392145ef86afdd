// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tessera {

/// Bytes that go to another process beside a message: a file without a name, in memory, which
/// nobody can change any more. Errors: io_error.
[[nodiscard]] result<unique_fd> make_memory_file(std::string_view bytes);

/// The whole of such a file from another process. Never blocks: what is no sealed memory file is
/// refused unread. Errors: invalid_argument (no such file), message_too_large, io_error.
/// Spec: memfd_create(2), fcntl(2) F_GET_SEALS.
[[nodiscard]] result<std::string> read_memory_file(const unique_fd& file, std::size_t max_bytes);

} // namespace tessera
