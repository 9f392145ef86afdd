// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/admin_actor.hpp"
#include "admin/call_rows.hpp"

#include <functional>

namespace tessera::admin {

/// The options, as the box's own functions know them; who may set which.
class settings_calls {
public:
  /// Runs its argument once every part of the house has heard of the last settings.
  using when_heard = std::function<void(std::function<void()>)>;

  settings_calls(box_services box, slow_runner slowly, when_heard heard)
      : box_(std::move(box)), slowly_(std::move(slowly)), heard_(std::move(heard)) {}

  void add_to(call_rows& rows);

  /// The display may set its own. Errors: not_allowed. Pure.
  [[nodiscard]] static result<> may_set(const caller& who, const json& values);

private:
  [[nodiscard]] reply once_in_force(const reply& then) const;

  box_services box_;
  slow_runner slowly_;
  when_heard heard_;
};

} // namespace tessera::admin
