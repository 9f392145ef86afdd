// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/memory_file.hpp"

#include "base/file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace tessera {

namespace {

constexpr const char* what = "a file in memory";
/// Who has these can neither change nor cut it under a reader.
constexpr int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW;

} // namespace

result<unique_fd> make_memory_file(std::string_view bytes) {
  unique_fd file{::memfd_create("tessera", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  if (!file)
    return file_error(errno, "make", what);
  while (!bytes.empty()) {
    const auto put = ::write(file.get(), bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR)
      return file_error(errno, "write", what);
    bytes.remove_prefix(put > 0 ? static_cast<std::size_t>(put) : 0);
  }
  if (::fcntl(file.get(), F_ADD_SEALS, seals | F_SEAL_SEAL) != 0)
    return file_error(errno, "seal", what);
  return file;
}

result<std::string> read_memory_file(const unique_fd& file, std::size_t max_bytes) {
  const int found = file ? ::fcntl(file.get(), F_GET_SEALS) : -1;
  if (found < 0 || (found & seals) != seals)
    return {errc::invalid_argument, "what came beside a message is no sealed file in memory"};
  struct stat info {};
  if (::fstat(file.get(), &info) != 0)
    return file_error(errno, "read", what);
  if (info.st_size > static_cast<off_t>(max_bytes))
    return {errc::message_too_large,
            "what came beside a message has more than " + std::to_string(max_bytes) + " bytes"};
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const auto got =
        ::pread(file.get(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return file_error(errno, "read", what);
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

} // namespace tessera
