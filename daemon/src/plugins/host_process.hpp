// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <sys/types.h>

#include <optional>
#include <string>

namespace tessera::plugins {

/// A running `tesserad --plugin-host NAME`.
struct host_process {
  pid_t pid = -1;
  unique_fd exited;  ///< a pidfd: readable when it has ended
  unique_fd control; ///< our end of the control socket
};

/// The program that a host process runs: this one.
inline constexpr const char* this_program = "/proc/self/exe";

/// Starts it with the control socket and standard error, and no other descriptor; a process group
/// of its own; it dies with the calling thread. Root hands it to the user tessera-plugin, if that
/// exists. Context: a thread that lives as long as tesserad. Errors: io_error.
[[nodiscard]] result<host_process> start_host_process(const std::string& name,
                                                      const std::string& library,
                                                      const std::string& state_folder,
                                                      const std::string& program = this_program);

/// Ends it and all that it started. Does not wait.
void kill_host_process(pid_t pid) noexcept;

/// How it ended, in words, once `exited` is readable; nothing while it runs.
[[nodiscard]] std::optional<std::string> reap_host_process(pid_t pid);

/// Runs one plugin until tesserad says stop or goes away; the process's exit code.
/// Context: the main thread of a host process.
int run_plugin_host(const std::string& name, int control_fd, const std::string& library);

/// For main(): the exit code of a plugin host when the arguments ask for one
/// (`--plugin-host NAME --control-fd N --library FILE`), else nothing.
[[nodiscard]] std::optional<int> plugin_host_main(int argc, const char* const* argv);

} // namespace tessera::plugins
