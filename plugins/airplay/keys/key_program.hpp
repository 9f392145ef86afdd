// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <sys/types.h>

#include <string>

/// A key program as a process: foreign code, shut in. It sees no network, no other process, none of
/// our descriptors, variables or files in the state folder.
namespace tessera::airplay {

struct key_program_plan {
  std::string path;          ///< absolute
  std::string user;          ///< empty: the plugin's own, which must not be root then
  std::string hidden_folder; ///< looks empty to it
};

/// Before anything is started. Errors: invalid_argument (path, user), not_found, permission_denied
/// (others may write the program; root without another user; a user that we may not become).
[[nodiscard]] result<> check_key_program(const key_program_plan& named);

struct key_program {
  pid_t pid = -1;
  unique_fd exited; ///< a pidfd: readable when it has ended
  unique_fd talk;   ///< a stream socket, non-blocking: its standard input and output
  unique_fd words;  ///< a pipe, non-blocking: its standard error
};

/// It dies with the calling thread. Errors: those above, permission_denied (the kernel gives no
/// namespaces: then it does not run at all), io_error. What fails later, it says by itself on its
/// standard error.
[[nodiscard]] result<key_program> start_key_program(const key_program_plan& named);

/// It and all that it has started. Does not wait.
void kill_key_program(pid_t pid) noexcept;
/// How it ended, in words, once `exited` is readable.
[[nodiscard]] std::string reap_key_program(pid_t pid);

} // namespace tessera::airplay
