// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/unix_socket.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace tessera::ctl {

/// The failure that an error object of tesserad stands for.
[[nodiscard]] failure failure_of(const nlohmann::json& error);

/// A session on tesserad's admin socket. Context: one thread; every call blocks.
class ctl_client {
public:
  /// Connects and says hello. Errors: not_found, unavailable, permission_denied, version_mismatch,
  /// each with what to do.
  [[nodiscard]] static result<ctl_client> open(const std::string& socket);

  /// Errors: whatever tesserad answers; timeout, closed.
  [[nodiscard]] result<nlohmann::json> call(std::string_view method, const nlohmann::json& params);

  /// Hands every `event` notification to `use` until the connection ends. Errors: closed.
  [[nodiscard]] result<> follow(const std::function<void(const nlohmann::json&)>& use);

private:
  explicit ctl_client(net::line_client line) : line_(std::move(line)) {}
  net::line_client line_;
  int last_id_ = 0;
};

} // namespace tessera::ctl
