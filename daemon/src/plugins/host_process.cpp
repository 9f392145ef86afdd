// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/host_process.hpp"

#include "base/file.hpp"
#include "net/fd_channel.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>

namespace tessera::plugins {
namespace {

constexpr const char* plugin_user = "tessera-plugin";
constexpr int control_fd = 3;
constexpr rlim_t max_open_files = 1024;
constexpr rlim_t max_file_bytes = 256 * 1024 * 1024;

/// glibc 2.36 declares pidfd_open without C linkage.
int open_pidfd(pid_t pid) {
  return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}

struct identity {
  uid_t uid;
  gid_t gid;
};

std::optional<identity> other_user() {
  if (::geteuid() != 0)
    return {};
  const auto* entry = ::getpwnam(plugin_user);
  if (entry == nullptr)
    return {};
  return identity{entry->pw_uid, entry->pw_gid};
}

/// What a door may know of our environment: nothing but how to find and run libraries.
std::vector<std::string> environment_for(const std::string& state_folder, bool other_home) {
  constexpr std::string_view kept[] = {
      "PATH=", "LANG=", "LC_ALL=", "TZ=", "LD_LIBRARY_PATH=", "GST_", "ASAN_", "UBSAN_", "LSAN_"};
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text{*entry};
    for (auto prefix : kept) {
      if (text.starts_with(prefix))
        all.emplace_back(text);
    }
    if (!other_home && text.starts_with("HOME="))
      all.emplace_back(text);
  }
  if (other_home)
    all.push_back("HOME=" + state_folder);
  return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (auto& text : texts)
    all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

struct child_plan {
  const char* program;
  int control;
  pid_t parent;
  std::optional<identity> user;
  char* const* arguments;
  char* const* environment;
};

bool limit_child() {
  const rlimit files{max_open_files, max_open_files};
  const rlimit size{max_file_bytes, max_file_bytes};
  const rlimit none{0, 0};
  return ::setrlimit(RLIMIT_NOFILE, &files) == 0 && ::setrlimit(RLIMIT_FSIZE, &size) == 0 &&
         ::setrlimit(RLIMIT_CORE, &none) == 0;
}

bool change_user(const child_plan& plan) {
  return !plan.user || (::setgroups(0, nullptr) == 0 &&
                        ::setresgid(plan.user->gid, plan.user->gid, plan.user->gid) == 0 &&
                        ::setresuid(plan.user->uid, plan.user->uid, plan.user->uid) == 0);
}

/// Between fork and exec of a process with threads: async-signal-safe calls only.
[[noreturn]] void become_host(const child_plan& plan) {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  // dup2 drops close-on-exec, but not when both numbers are the same.
  bool fine = plan.control == control_fd ? ::fcntl(control_fd, F_SETFD, 0) == 0
                                         : ::dup2(plan.control, control_fd) == control_fd;
  fine = fine && ::close_range(control_fd + 1, ~0U, 0) == 0;
  int null = ::open("/dev/null", O_RDWR);
  fine = fine && null >= 0 && ::dup2(null, STDIN_FILENO) >= 0 && ::dup2(null, STDOUT_FILENO) >= 0;
  if (null > control_fd)
    ::close(null);
  fine = fine && ::setpgid(0, 0) == 0 && limit_child() && change_user(plan);
  // After the change of user, which clears it.
  fine = fine && ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
         ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::getppid() == plan.parent;
  if (fine)
    ::execve(plan.program, plan.arguments, plan.environment);
  constexpr std::string_view text = "tesserad: cannot start a plugin host\n";
  [[maybe_unused]] auto put = ::write(STDERR_FILENO, text.data(), text.size());
  ::_exit(127);
}

} // namespace

result<host_process> start_host_process(const std::string& name,
                                        const std::string& library,
                                        const std::string& state_folder,
                                        const std::string& program) {
  auto ends = net::make_fd_channel_pair();
  if (!ends)
    return std::move(ends).error();
  const auto user = other_user();
  if (user && ::chown(state_folder.c_str(), user->uid, user->gid) != 0)
    return file_error(errno, "hand over the folder", state_folder);
  std::vector<std::string> arguments{"tesserad",
                                     "--plugin-host",
                                     name,
                                     "--control-fd",
                                     std::to_string(control_fd),
                                     "--library",
                                     library};
  auto environment = environment_for(state_folder, user.has_value());
  auto argument_list = pointers_to(arguments);
  auto environment_list = pointers_to(environment);
  const child_plan plan{program.c_str(),
                        ends->second.get(),
                        ::getpid(),
                        user,
                        argument_list.data(),
                        environment_list.data()};
  auto pid = ::fork();
  if (pid < 0)
    return {errc::io_error,
            fmt::format("cannot start a host for the plugin {}: {}", name, std::strerror(errno))};
  if (pid == 0)
    become_host(plan);
  host_process started{pid, unique_fd{open_pidfd(pid)}, std::move(ends->first)};
  if (!started.exited) {
    auto why = std::string{std::strerror(errno)};
    kill_host_process(pid);
    ::waitpid(pid, nullptr, 0);
    return {errc::io_error, "cannot watch a plugin host: " + why};
  }
  return started;
}

void kill_host_process(pid_t pid) noexcept {
  if (pid <= 0)
    return;
  // The group exists once the child has got that far.
  ::kill(-pid, SIGKILL);
  ::kill(pid, SIGKILL);
}

std::optional<std::string> reap_host_process(pid_t pid) {
  int status = 0;
  auto got = ::waitpid(pid, &status, WNOHANG);
  if (got == 0)
    return {};
  if (got < 0)
    return "its process is gone";
  if (WIFSIGNALED(status))
    return fmt::format(
        "its process was ended by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
  return fmt::format("its process ended with code {}", WEXITSTATUS(status));
}

} // namespace tessera::plugins
