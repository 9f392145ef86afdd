// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "proto/image_header.hpp"

#include <string>

namespace tessera::admin {

/// The pictures of the display, in a folder that the kiosk's group can read. The name of a file
/// tells its content apart, so that the display sees that there is another one.
/// Context: one thread at a time; blocks.
class image_store {
public:
  static constexpr std::size_t max_bytes = 8 * 1024 * 1024;

  /// `group` may be empty: tesserad's own.
  image_store(std::string folder, std::string group)
      : folder_(std::move(folder)), group_(std::move(group)) {}

  struct picture {
    image_header header;
    std::string bytes;
  };

  /// Errors: unsupported_type, parse_error, message_too_large, permission_denied, io_error.
  [[nodiscard]] result<image_header> put(const std::string& name, const std::string& bytes) const;
  /// Errors: not_found, io_error.
  [[nodiscard]] result<picture> get(const std::string& name) const;
  /// Errors: permission_denied, io_error; there being none is no error.
  [[nodiscard]] result<> clear(const std::string& name) const;

private:
  [[nodiscard]] result<> open_folder() const;
  [[nodiscard]] result<> remove_but(const std::string& name, const std::string& keep) const;

  std::string folder_;
  std::string group_;
};

} // namespace tessera::admin
