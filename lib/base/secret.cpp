// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/secret.hpp"

#include "base/file.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>

#include <sys/random.h>
#include <sys/stat.h>

namespace tessera {
namespace {

constexpr std::size_t max_secret_bytes = 16 * 1024;

} // namespace

secret::secret(secret&& other) noexcept : text_(other.text_) {
  other.wipe();
}

secret& secret::operator=(const secret& other) {
  if (this != &other) {
    wipe();
    text_ = other.text_;
  }
  return *this;
}

secret& secret::operator=(secret&& other) noexcept {
  if (this != &other) {
    wipe();
    text_ = other.text_;
    other.wipe();
  }
  return *this;
}

secret::~secret() {
  wipe();
}

void secret::wipe() noexcept {
  volatile char* bytes = text_.data();
  for (std::size_t i = 0; i < text_.size(); ++i)
    bytes[i] = 0;
  text_.clear();
}

bool secret::equals(std::string_view other) const noexcept {
  std::size_t longest = text_.size() > other.size() ? text_.size() : other.size();
  unsigned difference = text_.size() == other.size() ? 0U : 1U;
  for (std::size_t i = 0; i < longest; ++i) {
    auto mine = i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0U;
    auto theirs = i < other.size() ? static_cast<unsigned char>(other[i]) : 0U;
    difference |= mine ^ theirs;
  }
  return difference == 0;
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t done = 0;
  while (done < count) {
    auto got = ::getrandom(bytes.data() + done, count - done, 0);
    if (got > 0)
      done += static_cast<std::size_t>(got);
    else if (errno != EINTR)
      std::abort(); // Without random numbers no PIN and no token may be made.
  }
  return bytes;
}

std::string random_digits(std::size_t count) {
  std::string digits;
  while (digits.size() < count) {
    for (unsigned char byte : random_bytes(count)) {
      // 250 = 25 * 10: bytes above would make the digits 0 to 5 likelier.
      if (byte < 250 && digits.size() < count)
        digits += static_cast<char>('0' + byte % 10);
    }
  }
  return digits;
}

result<secret> read_secret_file(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0)
    return file_error(errno, "read the secret file", path);
  if ((info.st_mode & S_IRWXO) != 0)
    return {errc::permission_denied, "the secret file " + path +
                                         " can be read by everybody; run: chmod o-rwx " + path};
  auto text = read_file(path, max_secret_bytes);
  if (!text)
    return std::move(text).error();
  while (!text->empty() && (text->back() == '\n' || text->back() == '\r'))
    text->pop_back();
  return secret{std::move(*text)};
}

} // namespace tessera
