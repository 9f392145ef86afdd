// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Runs one fuzz target over its corpus, each file in a process of its own, so that one crash does
// not hide the next. Prints "ok NAME" or "not ok NAME (why)" for scripts/dev test.

#include "require.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

constexpr unsigned seconds_for_a_file = 20;

std::string run(const std::filesystem::path& file) {
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0)
    return std::string{"fork: "} + std::strerror(errno);
  if (child == 0) {
    alarm(seconds_for_a_file);
    std::ifstream in{file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    // A copy of the exact size: the sanitizer sees a read behind the end.
    const std::vector<std::uint8_t> exact{bytes.begin(), bytes.end()};
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
    std::exit(0); // not _exit: the leak check runs at exit
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child)
    return std::string{"waitpid: "} + std::strerror(errno);
  if (WIFSIGNALED(status))
    return std::string{"signal "} + strsignal(WTERMSIG(status));
  return WEXITSTATUS(status) == 0 ? "" : "exit code " + std::to_string(WEXITSTATUS(status));
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s CORPUS_FOLDER\n", argv[0]);
    return 2;
  }
  std::vector<std::filesystem::path> files;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator{argv[1], fault})
    if (entry.is_regular_file())
      files.push_back(entry.path());
  if (fault || files.empty()) {
    std::fprintf(stderr, "%s: no corpus: %s\n", argv[1], fault.message().c_str());
    return 1;
  }
  std::sort(files.begin(), files.end());
  int failed = 0;
  for (const auto& file : files) {
    const std::string why = run(file);
    const std::string name = file.filename().string();
    if (why.empty()) {
      std::printf("ok %s\n", name.c_str());
    } else {
      std::printf("not ok %s (%s)\n", name.c_str(), why.c_str());
      failed = 1;
    }
  }
  return failed;
}
