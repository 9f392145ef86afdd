// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace tessera::test {

/// A folder of a test's own, gone at the end.
struct temp_folder {
  temp_folder() {
    path = (std::filesystem::temp_directory_path() / "tessera-test-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr)
      throw std::system_error{errno, std::generic_category(), "mkdtemp"};
  }
  ~temp_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  temp_folder(const temp_folder&) = delete;
  temp_folder& operator=(const temp_folder&) = delete;

  std::string path;
};

} // namespace tessera::test
