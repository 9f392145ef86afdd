// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/typed.hpp"

#include "base/file.hpp"
#include "ctl/ctl_params.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

namespace tessera::ctl {
namespace {

constexpr std::size_t max_file = 16UL * 1024 * 1024;

/// The terminal shows nothing of what is typed while this lives.
class silence {
public:
  silence() : good_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    auto quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (good_)
      ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  ~silence() {
    if (good_)
      ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  silence(const silence&) = delete;
  silence& operator=(const silence&) = delete;

private:
  termios before_{};
  bool good_;
};

std::string ask(const char* what) {
  std::fprintf(stderr, "%s: ", what);
  std::string line;
  std::getline(std::cin, line);
  std::fputc('\n', stderr);
  return line;
}

result<std::string> read_unseen() {
  if (::isatty(STDIN_FILENO) == 0) {
    std::string line;
    std::getline(std::cin, line);
    return line;
  }
  silence quiet;
  auto first = ask("Password");
  if (ask("Once more") != first)
    return {errc::invalid_argument, "the two passwords differ; nothing was changed"};
  return first;
}

} // namespace

result<std::string> read_operand(const std::string& path) {
  if (path == unseen)
    return read_unseen();
  if (path == "-")
    return std::string{std::istreambuf_iterator<char>{std::cin}, {}};
  return read_file(path, max_file);
}

} // namespace tessera::ctl
