// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"

#include "base/unique_fd.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace tessera {

failure file_error(int err, std::string_view attempt, std::string_view path) {
  auto code = errc::io_error;
  std::string advice = "check the disk and the path";
  if (err == ENOENT || err == ENOTDIR) {
    code = errc::not_found;
    advice = "check that the path is spelled right";
  } else if (err == EACCES || err == EPERM || err == EROFS) {
    code = errc::permission_denied;
    advice = err == EROFS ? "the file system is mounted read-only"
                          : "give the user that runs this program the right to do so";
  } else if (err == ENOSPC || err == EDQUOT) {
    advice = "the disk is full; free some space";
  }
  return {code,
          "cannot " + std::string{attempt} + " " + std::string{path} + ": " + std::strerror(err) +
              "; " + advice,
          {}};
}

result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  // A FIFO would keep us waiting for its other end; a device may never end.
  unique_fd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
  struct stat info {};
  if (!fd || ::fstat(fd.get(), &info) != 0)
    return file_error(errno, "read", path);
  if (!S_ISREG(info.st_mode))
    return {errc::invalid_argument,
            "cannot read " + path + ": it is no regular file; name one that is"};
  std::string text;
  char buffer[16 * 1024];
  for (;;) {
    auto got = ::read(fd.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return file_error(errno, "read", path);
    if (got == 0)
      return text;
    text.append(buffer, static_cast<std::size_t>(got));
    if (text.size() > max_bytes)
      return {errc::message_too_large,
              path + " has more than " + std::to_string(max_bytes) +
                  " bytes; that is more than such a file may have"};
  }
}

namespace {

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    auto put = ::write(fd, text.data(), text.size());
    if (put < 0 && errno == EINTR)
      continue;
    if (put < 0)
      return false;
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

} // namespace

result<> write_file(const std::string& path, std::string_view text, unsigned mode) {
  auto fresh = path + ".new";
  int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (fd < 0)
    return file_error(errno, "write", fresh);
  bool good = ::fchmod(fd, mode) == 0 && write_all(fd, text) && ::fsync(fd) == 0;
  int err = errno;
  ::close(fd);
  if (good && std::rename(fresh.c_str(), path.c_str()) == 0)
    return {};
  if (good)
    err = errno;
  ::unlink(fresh.c_str());
  return file_error(err, "write", path);
}

result<> make_folder(const std::string& path) {
  for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
    auto part = path.substr(0, end);
    if (::mkdir(part.c_str(), 0750) != 0) {
      int err = errno == EEXIST ? ENOTDIR : errno;
      struct stat info {};
      if (::stat(part.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
        return file_error(err, "make the folder", part);
    }
    if (end == std::string::npos)
      break;
  }
  return {};
}

} // namespace tessera
