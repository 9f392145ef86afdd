// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera::net {

struct http_request {
  /// GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS; others are refused before.
  std::string method;
  /// Percent-decoded, starts with '/', without "." and "..", no NUL, valid UTF-8.
  std::string path;
  std::string query; ///< what stands behind '?', as it came
  std::vector<std::pair<std::string, std::string>> headers;
  std::string remote_address; ///< without port
  bool secure = false;
  std::string body; ///< empty while only the head is there; any method may have one

  /// The first such header, empty when there is none. Names compare without case.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept;
};

struct http_response {
  unsigned status = 200;
  std::string content_type;
  /// Shared, so that a file is kept once; null = empty. For HEAD the server leaves it out.
  std::shared_ptr<const std::string> body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool close = false; ///< end the connection after it
};

[[nodiscard]] http_response text_response(unsigned status, std::string text);

} // namespace tessera::net
