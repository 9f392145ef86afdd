// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/line_splitter.hpp"

#include <algorithm>

namespace tessera::net {

result<> line_splitter::feed(std::string_view bytes, std::vector<std::string>& out) {
  while (!bytes.empty()) {
    auto end = bytes.find('\n');
    auto part = bytes.substr(0, end);
    if (pending_.size() + part.size() > max_line_)
      return {errc::message_too_large,
              "a line has more than " + std::to_string(max_line_) + " bytes"};
    pending_.append(part);
    if (end == std::string_view::npos)
      return {};
    bytes.remove_prefix(end + 1);
    if (pending_.ends_with('\r'))
      pending_.pop_back();
    if (!pending_.empty())
      out.push_back(std::move(pending_));
    pending_.clear();
  }
  return {};
}

} // namespace tessera::net
