// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <sys/types.h>

#include <string>

/// Users and groups of the system, for the permissions of Unix sockets. Context: any thread; reads
/// files of the system.
namespace tessera::net {

/// Errors: not_found (no such user), io_error.
[[nodiscard]] result<uid_t> uid_of_user(const std::string& name);

/// The group, when this process may give a file to it: it exists, and the process is in it or root.
/// Errors: not_found, permission_denied, io_error.
[[nodiscard]] result<gid_t> own_group(const std::string& name);

} // namespace tessera::net
