// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace tessera::net {

/// What a certificate says, for status and for people who compare fingerprints.
struct certificate_info {
  std::string subject;                ///< common name
  std::string fingerprint;            ///< SHA-256, "AB:CD:..."
  std::vector<std::string> names;     ///< DNS names
  std::vector<std::string> addresses; ///< IP addresses as text
  std::chrono::system_clock::time_point not_after;
  bool self_made = false; ///< by make_self_signed: it may be made anew without asking
};

/// Makes a self-signed certificate for these names and addresses, valid for 825 days, and writes it
/// as PEM. The key at `key_path` is kept when it is one of P-256 that is closed to others, else a
/// new one is written there (mode 0600). Bad names and addresses are left out.
/// Context: any thread; takes some milliseconds. Errors: permission_denied, io_error, internal.
[[nodiscard]] result<> make_self_signed(const std::string& cert_path,
                                        const std::string& key_path,
                                        const std::vector<std::string>& names,
                                        const std::vector<std::string>& addresses);

/// Whether a self-made certificate can hold the name.
[[nodiscard]] bool is_certificate_name(const std::string& name);

/// The server's side of TLS (1.2 and 1.3). Context: any thread.
class tls_context {
public:
  /// Errors: not_found, permission_denied, io_error (files), config_invalid (no PEM, the key
  /// belongs to another certificate).
  [[nodiscard]] static result<std::shared_ptr<tls_context>> load(const std::string& cert_path,
                                                                 const std::string& key_path);
  ~tls_context();

  /// Reads both files again; new connections use them from now on, running ones stay as they are.
  /// After an error the former certificate stays in use. Errors: as load.
  [[nodiscard]] result<> reload();
  /// From these files from now on. After an error all stays as it was. Errors: as load.
  [[nodiscard]] result<> reload(const std::string& cert_path, const std::string& key_path);

  [[nodiscard]] certificate_info info() const;

  /// True when a self-made certificate lacks one of these addresses or names, runs out within 30
  /// days or is not valid yet. Never true for an admin's certificate: look at info().not_after for
  /// that.
  [[nodiscard]] bool needs_renewal(const std::vector<std::string>& addresses,
                                   const std::vector<std::string>& names = {}) const;

  class impl;
  [[nodiscard]] impl& native() noexcept { return *impl_; }

private:
  explicit tls_context(std::unique_ptr<impl> state);
  std::unique_ptr<impl> impl_;
};

} // namespace tessera::net
