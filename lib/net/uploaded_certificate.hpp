// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"
#include "net/tls_context.hpp"

#include <chrono>
#include <optional>
#include <string>

/// The certificate that an administrator uploaded; it wins over the configuration's.
/// Context: any thread; reads and writes files in `state_folder`/tls.
namespace tessera::net {

struct certificate_files {
  std::string certificate;
  std::string key;
};

/// Where it stands; nothing when none was uploaded.
[[nodiscard]] std::optional<certificate_files>
uploaded_certificate(const std::string& state_folder);

/// Checks the two and keeps them, in one step: after a power loss there is the former or this one.
/// Errors: config_invalid (no PEM, no match, expired or not valid yet, weak key, no names, a chain
/// of which one did not issue the one before), permission_denied, io_error.
[[nodiscard]] result<certificate_info> keep_certificate(const std::string& state_folder,
                                                        const std::string& certificate,
                                                        const secret& key,
                                                        std::chrono::system_clock::time_point now);

/// There is none any more. Errors: permission_denied, io_error.
[[nodiscard]] result<> drop_certificate(const std::string& state_folder);

} // namespace tessera::net
