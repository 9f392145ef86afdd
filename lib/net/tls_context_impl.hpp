// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/openssl_ptr.hpp"
#include "net/tls_context.hpp"

#include <mutex>
#include <string>
#include <utility>

namespace tessera::net {

/// Private to lib/net: the OpenSSL side of a tls_context.
class tls_context::impl {
public:
  impl(std::string cert_path, std::string key_path)
      : cert_path(std::move(cert_path)), key_path(std::move(key_path)) {}

  /// The context for one new connection, with a reference of its own.
  [[nodiscard]] ssl_ctx_ptr acquire() const {
    std::lock_guard lock{mutex};
    SSL_CTX_up_ref(context.get());
    return ssl_ctx_ptr{context.get()};
  }

  [[nodiscard]] std::pair<std::string, std::string> paths() const {
    std::lock_guard lock{mutex};
    return {cert_path, key_path};
  }

  std::string cert_path;
  std::string key_path;
  mutable std::mutex mutex;
  ssl_ctx_ptr context;
  certificate_info info;
  std::chrono::system_clock::time_point not_before;
};

} // namespace tessera::net
