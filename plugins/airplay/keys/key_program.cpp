// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "keys/key_program.hpp"

#include "base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace tessera::airplay {

namespace {

constexpr rlim_t max_open_files = 64;
constexpr rlim_t max_memory = 1024 * 1024 * 1024;
constexpr rlim_t max_file_bytes = 16 * 1024 * 1024;
/// Of its user in all.
constexpr rlim_t max_processes = 256;
/// Sockets of the box and of the system's services lie here; a network namespace does not keep
/// anybody from them.
constexpr const char* folder_of_sockets = "/run";
constexpr int could_not_begin = 127;

struct identity_of_user {
  uid_t uid = 0;
  gid_t gid = 0;
};

result<std::optional<identity_of_user>> user_of(const key_program_plan& plan) {
  const bool root = ::geteuid() == 0;
  if (plan.user.empty() && root)
    return {errc::permission_denied,
            "A key program is not run as root: name a user of its own in "
            "plugins.airplay.key_provider_user."};
  if (plan.user.empty())
    return std::optional<identity_of_user>{};
  std::vector<char> buffer(64 * 1024);
  passwd entry{};
  passwd* found = nullptr;
  ::getpwnam_r(plan.user.c_str(), &entry, buffer.data(), buffer.size(), &found);
  if (found == nullptr)
    return {errc::invalid_argument,
            "There is no user " + plan.user + " (plugins.airplay.key_provider_user)."};
  if (entry.pw_uid == 0)
    return {errc::permission_denied, "A key program is not run as root."};
  if (!root && entry.pw_uid != ::geteuid())
    return {errc::permission_denied,
            "Only root can run the key program as the user " + plan.user +
                ": leave plugins.airplay.key_provider_user empty, and it runs as the plugin's."};
  return std::optional{identity_of_user{entry.pw_uid, entry.pw_gid}};
}

/// Whoever may change the file, or a folder on the way to it, chooses what is run.
result<> place_fault(const std::string& path) {
  for (std::filesystem::path at{path};; at = at.parent_path()) {
    struct stat about {};
    if (::stat(at.c_str(), &about) != 0)
      return file_error(errno, "look at what leads to the key program", at.string());
    // In /tmp and the like, others may add, and not take away.
    const bool sticky = S_ISDIR(about.st_mode) && (about.st_mode & S_ISVTX) != 0;
    if ((about.st_mode & (S_IWOTH | S_IWGRP)) != 0 && !sticky)
      return {errc::permission_denied,
              at.string() + " may be written by others: take that permission away (chmod go-w)."};
    if (about.st_uid != 0 && about.st_uid != ::geteuid())
      return {errc::permission_denied,
              at.string() + " belongs to another user, who may change it: give it to root (chown root)."};
    if (at == at.parent_path())
      return {};
  }
}

/// What a name leads to in the end, over all links: that is what is looked at, and run.
std::string real_path(const std::string& path) {
  std::error_code fault;
  const auto real = std::filesystem::canonical(path, fault);
  return fault ? path : real.string();
}

result<> file_fault(const key_program_plan& plan) {
  if (!plan.path.starts_with('/'))
    return {errc::invalid_argument,
            "plugins.airplay.key_provider_program wants a whole path, from / on."};
  if (plan.path.starts_with(std::string{folder_of_sockets} + "/"))
    return {errc::invalid_argument, "The key program does not see /run: put it elsewhere."};
  if (!plan.hidden_folder.empty() && plan.path.starts_with(plan.hidden_folder + "/"))
    return {errc::invalid_argument, "The key program must not lie in the plugin's state folder."};
  struct stat about {};
  if (::stat(plan.path.c_str(), &about) != 0)
    return file_error(errno, "look at the key program", plan.path);
  if (!S_ISREG(about.st_mode) || (about.st_mode & (S_IXUSR | S_IXGRP | S_IXOTH)) == 0)
    return {errc::invalid_argument, plan.path + " is no program."};
  return place_fault(plan.path);
}

struct pair_of_fds {
  unique_fd ours;
  unique_fd theirs;
};

bool make_non_blocking(int fd) {
  return ::fcntl(fd, F_SETFL, O_NONBLOCK) == 0;
}

result<pair_of_fds> fault_of_system(const char* attempt) {
  return {errc::io_error, fmt::format("cannot {}: {}", attempt, std::strerror(errno))};
}

result<pair_of_fds> make_talk() {
  std::array<int, 2> fds{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) != 0)
    return fault_of_system("make a socket for the key program");
  pair_of_fds out{unique_fd{fds[0]}, unique_fd{fds[1]}};
  return make_non_blocking(out.ours.get()) ? result<pair_of_fds>{std::move(out)}
                                           : fault_of_system("set up a socket");
}

result<pair_of_fds> make_words() {
  std::array<int, 2> fds{};
  if (::pipe2(fds.data(), O_CLOEXEC) != 0)
    return fault_of_system("make a pipe for the key program");
  pair_of_fds out{unique_fd{fds[0]}, unique_fd{fds[1]}};
  return make_non_blocking(out.ours.get()) ? result<pair_of_fds>{std::move(out)}
                                           : fault_of_system("set up a pipe");
}

/// All that the child needs, made before it exists.
struct child_plan {
  const char* program;
  const char* hidden;
  int talk;
  int words;
  std::optional<identity_of_user> user; ///< to become, as root
  std::string uid_map;                  ///< otherwise: of the user namespace
  std::string gid_map;
};

/// Raw: between clone and exec, calls that are safe in a signal handler only.
bool put(const char* path, std::string_view text) {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  const bool fine =
      file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (file >= 0)
    ::close(file);
  return fine;
}

bool map_user(const child_plan& plan) {
  return plan.uid_map.empty() ||
         (put("/proc/self/setgroups", "deny") && put("/proc/self/uid_map", plan.uid_map) &&
          put("/proc/self/gid_map", plan.gid_map));
}

bool hide(const char* folder) {
  return ::mount("tessera",
                 folder,
                 "tmpfs",
                 MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC,
                 "size=4k,mode=0555") == 0;
}

bool hide_folders(const child_plan& plan) {
  return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         (*plan.hidden == '\0' || hide(plan.hidden)) && hide(folder_of_sockets);
}

/// Not by glibc's functions: they wait for threads that this copy of the process has not.
bool become_user(const child_plan& plan) {
  if (!plan.user)
    return true;
  const auto [uid, gid] = *plan.user;
  return ::syscall(SYS_setgroups, 0, nullptr) == 0 &&
         ::syscall(SYS_setresgid, gid, gid, gid) == 0 &&
         ::syscall(SYS_setresuid, uid, uid, uid) == 0;
}

bool limit_it() {
  const rlimit files{max_open_files, max_open_files};
  const rlimit memory{max_memory, max_memory};
  const rlimit processes{max_processes, max_processes};
  const rlimit size{max_file_bytes, max_file_bytes};
  const rlimit none{0, 0};
  return ::setrlimit(RLIMIT_NOFILE, &files) == 0 && ::setrlimit(RLIMIT_NPROC, &processes) == 0 &&
         ::setrlimit(RLIMIT_AS, &memory) == 0 &&
         ::setrlimit(RLIMIT_FSIZE, &size) == 0 && ::setrlimit(RLIMIT_CORE, &none) == 0;
}

[[noreturn]] void give_up(const char* what) {
  [[maybe_unused]] auto first = ::write(STDERR_FILENO, what, std::strlen(what));
  ::_exit(could_not_begin);
}

[[noreturn]] void become_program(const child_plan& plan, char* const* arguments) {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  if (::dup2(plan.words, STDERR_FILENO) < 0 || ::dup2(plan.talk, STDIN_FILENO) < 0 ||
      ::dup2(plan.talk, STDOUT_FILENO) < 0 || ::close_range(STDERR_FILENO + 1, ~0U, 0) != 0)
    ::_exit(could_not_begin);
  if (!map_user(plan))
    give_up("cannot map its user\n");
  if (!hide_folders(plan))
    give_up("cannot hide the state folder and /run from it\n");
  if (::setsid() < 0 || ::chdir("/") != 0 || !limit_it() || !become_user(plan))
    give_up("cannot give it a user and limits of its own\n");
  // After the change of user, which clears the first.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    give_up("cannot take its privileges away\n");
  char* const nothing[] = {nullptr};
  ::execve(plan.program, arguments, nothing);
  give_up("cannot be run: is it a program that its user may read and execute?\n");
}

/// As fork(), into namespaces of its own: 0 in the child. It is the first process of its own
/// numbering, so that its end takes everything along that it has started.
pid_t fork_apart(bool own_users, int& pidfd) {
  const auto flags =
      static_cast<unsigned long>(CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC |
                                 CLONE_PIDFD | SIGCHLD | (own_users ? CLONE_NEWUSER : 0));
  return static_cast<pid_t>(::syscall(SYS_clone, flags, nullptr, &pidfd, nullptr, nullptr));
}

} // namespace

result<> check_key_program(const key_program_plan& named) {
  auto plan = named;
  plan.path = real_path(named.path);
  if (auto fine = file_fault(plan); !fine)
    return fine;
  auto user = user_of(plan);
  return user ? result<>{} : result<>{std::move(user).error()};
}

result<key_program> start_key_program(const key_program_plan& named) {
  auto plan = named;
  plan.path = real_path(named.path);
  if (auto fine = file_fault(plan); !fine)
    return std::move(fine).error();
  auto user = user_of(plan);
  if (!user)
    return std::move(user).error();
  auto talk = make_talk();
  if (!talk)
    return std::move(talk).error();
  auto words = make_words();
  if (!words)
    return std::move(words).error();
  const bool root = ::geteuid() == 0;
  child_plan child{plan.path.c_str(),
                   plan.hidden_folder.c_str(),
                   talk->theirs.get(),
                   words->theirs.get(),
                   root ? *user : std::nullopt,
                   root ? std::string{} : fmt::format("{0} {0} 1", ::geteuid()),
                   root ? std::string{} : fmt::format("{0} {0} 1", ::getegid())};
  std::string name = plan.path;
  char* const arguments[] = {name.data(), nullptr};
  int pidfd = -1;
  const auto pid = fork_apart(!root, pidfd);
  if (pid == 0)
    become_program(child, arguments);
  if (pid < 0)
    return {
        errc::permission_denied,
        fmt::format("The kernel refuses the namespaces without which the key program is not run "
                    "({}): see user.max_user_namespaces and, in a container, its rules.",
                    std::strerror(errno))};
  return key_program{pid, unique_fd{pidfd}, std::move(talk->ours), std::move(words->ours)};
}

void kill_key_program(pid_t pid) noexcept {
  if (pid > 0)
    ::kill(pid, SIGKILL);
}

std::string reap_key_program(pid_t pid) {
  int status = 0;
  if (::waitpid(pid, &status, 0) != pid)
    return "it is gone";
  if (WIFSIGNALED(status))
    return fmt::format("it was ended by signal {}", WTERMSIG(status));
  return fmt::format("it ended with code {}", WEXITSTATUS(status));
}

} // namespace tessera::airplay
