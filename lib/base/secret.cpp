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
constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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

std::string base64url(std::string_view bytes) {
  std::string text;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (unsigned char byte : bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += alphabet[(buffer >> bits) & 0x3f];
    }
  }
  if (bits > 0)
    text += alphabet[(buffer << (6 - bits)) & 0x3f];
  return text;
}

result<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (char letter : text) {
    auto value = alphabet.find(letter);
    if (value == std::string_view::npos)
      return {errc::parse_error, "not base64url text"};
    buffer = (buffer << 6) | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((buffer >> bits) & 0xff);
    }
  }
  if (bits >= 6 || (buffer & ((1U << bits) - 1)) != 0)
    return {errc::parse_error, "base64url text ends in the middle of a byte"};
  return bytes;
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
