// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/base64.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace tessera {

/// A text that must not be logged. Prints as `***`; its memory is wiped at the end.
class secret {
public:
  secret() = default;
  explicit secret(std::string text) : text_(std::move(text)) {}
  secret(const secret&) = default;
  secret(secret&& other) noexcept;
  secret& operator=(const secret& other);
  secret& operator=(secret&& other) noexcept;
  ~secret();

  /// The text itself. Each call is a place where it can leak: keep them few.
  [[nodiscard]] const std::string& reveal() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

  /// Compares in a time that depends on the lengths only.
  [[nodiscard]] bool equals(std::string_view other) const noexcept;
  friend bool operator==(const secret& a, const secret& b) noexcept { return a.equals(b.text_); }

  friend std::ostream& operator<<(std::ostream& out, const secret&) { return out << "***"; }

private:
  void wipe() noexcept;
  std::string text_;
};

/// Bytes from the kernel's random generator. Errors: none; the process ends if there are none.
[[nodiscard]] std::string random_bytes(std::size_t count);
/// `count` decimal digits, each equally likely.
[[nodiscard]] std::string random_digits(std::size_t count);

/// Reads a secret from a file. Errors: not_found, io_error, permission_denied when others than the
/// owner and the group may read it.
[[nodiscard]] result<secret> read_secret_file(const std::string& path);

} // namespace tessera
