// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/http_server.hpp"

#include <map>
#include <string>

namespace tessera::signalling {

/// The files of web/, read once at start: nothing else can be asked for.
class static_files {
public:
  static constexpr std::size_t max_file_bytes = 2 * 1024 * 1024;
  static constexpr std::size_t max_files = 512;

  /// Errors: not_found (no folder, no index.html), io_error.
  [[nodiscard]] static result<static_files> load(const std::string& folder);

  /// 200, 304 (the page has it already), 404 or 405, with the security headers.
  [[nodiscard]] net::http_response serve(const net::http_request& request) const;

private:
  struct file {
    std::shared_ptr<const std::string> body;
    std::string type;
    std::string etag;
  };
  std::map<std::string, file, std::less<>> files_;
};

/// Content-Security-Policy and its like, on everything that the box serves.
void add_security_headers(net::http_response& response);
/// For what is not the same for everybody: nobody on the way keeps a copy.
void forbid_storing(net::http_response& response);

/// The plain-HTTP listener's only answer: explains, and sends the browser to `https_port`.
[[nodiscard]] net::http_response explain(const net::http_request& request, int https_port);

/// Is this Host one of the box's own names? An address, localhost, NAME.local, or one of `names`:
/// else a foreign page could reach us under its own name (DNS rebinding).
[[nodiscard]] bool own_host(std::string_view host_header, const std::vector<std::string>& names);

} // namespace tessera::signalling
