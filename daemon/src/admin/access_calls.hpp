// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/call_rows.hpp"
#include "admin/session_book.hpp"
#include "admin/token_book.hpp"
#include "base/secret.hpp"
#include "proto/guess_brake.hpp"

#include <functional>
#include <set>
#include <string>

namespace tessera::admin {

/// The admin's password, its sessions, the bearer tokens.
class access_calls {
public:
  struct options {
    std::string state_folder;
    slow_runner slowly;
    std::function<monotonic::time_point()> now = monotonic::now;
  };
  /// Wrong or right, that many passwords at most are looked at at the same time.
  static constexpr std::size_t most_at_once = 4;
  static constexpr std::size_t setup_digits = 8;

  /// Reads two small files.
  explicit access_calls(options opts);

  void add_to(call_rows& rows);

  /// At a glance a session goes on growing idle. Errors: unauthenticated.
  [[nodiscard]] result<token_owner> owner_of(const std::string& token, bool glance = false);
  [[nodiscard]] bool has_password() const noexcept { return password_ != password_state::none; }

private:
  enum class password_state { none, set, unreadable };

  void open_session(const call_house& what, const reply& then);
  void close_session(const call_house& what, const reply& then);
  void set_password(const call_house& what, const reply& then);
  void set_first_password(const call_house& what, const reply& then);
  void store_password(const std::string& password, const reply& then);
  void tell_setup_code(const call_house& what, const reply& then);
  void new_token(const call_house& what, const reply& then);
  void revoke_token(const call_house& what, const reply& then);

  /// `then` gets an object, or why the password does not fit.
  void check_password(const std::string& password, const std::string& source, reply then);
  [[nodiscard]] failure wrong(const std::string& source, std::string text);
  void read_password();
  void read_tokens();

  options opts_;
  password_state password_ = password_state::none;
  std::string hash_;
  secret setup_code_; ///< empty once there is a password
  guess_brake brake_;
  std::set<std::string> being_checked_; ///< sources
  session_book sessions_;
  token_book tokens_;
};

} // namespace tessera::admin
