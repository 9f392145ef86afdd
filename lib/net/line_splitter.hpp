// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::net {

/// Cuts a stream of bytes into lines at "\n"; a "\r" before it and empty lines are left out. Pure.
class line_splitter {
public:
  explicit line_splitter(std::size_t max_line) : max_line_(max_line) {}

  /// Appends the lines that are complete now to `out`. Keeps at most max_line bytes.
  /// Errors: message_too_large; the splitter is of no use any more then.
  [[nodiscard]] result<> feed(std::string_view bytes, std::vector<std::string>& out);

private:
  std::size_t max_line_;
  std::string pending_;
};

} // namespace tessera::net
