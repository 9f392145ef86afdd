// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"
#include "net/addresses.hpp"
#include "net/tls_context.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tessera::signalling {

/// The box's certificate: the admin's files, or one that the box makes itself.
class certificate {
public:
  /// Errors: those of tls_context::load, for the admin's files. When the state folder cannot be
  /// written, a certificate for this run is made in the runtime folder (logged).
  [[nodiscard]] static result<certificate> open(const settings& values);

  [[nodiscard]] const std::shared_ptr<net::tls_context>& context() const noexcept { return tls_; }

  /// The box has these addresses now: a self-made certificate that lacks one of those that people
  /// are told and that stay is made anew. It keeps its key and the addresses that it had.
  void follow(const std::vector<std::string>& addresses);
  /// Reads the files again (SIGHUP, an upload): the uploaded ones, else the admin's, else our own.
  /// After an error the former stay in use.
  [[nodiscard]] result<> reload();

private:
  /// False: there is none that can be used.
  bool prefer_uploaded();
  [[nodiscard]] result<> make(std::vector<std::string> addresses) const;

  std::string cert_path_;
  std::string key_path_;
  std::vector<std::string> names_;
  std::string fixed_address_;
  std::string state_folder_;
  std::vector<std::string> addresses_; ///< that follow() was told
  bool self_made_ = false;
  bool uploaded_ = false; ///< the one in use was uploaded
  std::shared_ptr<net::tls_context> tls_;
};

/// Those of the addresses `told` that a certificate must have: the one that people type, and those
/// that stay, of real interfaces. A new address of another kind is no reason to lock out pages that
/// trust the present certificate. Pure.
[[nodiscard]] std::vector<std::string> worth_certifying(const std::vector<net::address>& present,
                                                        const std::vector<std::string>& told);

/// What is wrong with the files of the admin's certificate, if there are any. Errors: as open().
[[nodiscard]] result<> check_certificate(const settings& values);

/// The names under which the box is reached: its host name, NAME.local, localhost.
[[nodiscard]] std::vector<std::string> own_names();

} // namespace tessera::signalling
