// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/admin_actor.hpp"
#include "admin/call_rows.hpp"

namespace tessera::admin {

/// The options, as the box's own functions know them; who may set which.
class settings_calls {
public:
  settings_calls(box_services box, slow_runner slowly)
      : box_(std::move(box)), slowly_(std::move(slowly)) {}

  void add_to(call_rows& rows);

  /// The display may set its own. Errors: not_allowed. Pure.
  [[nodiscard]] static result<> may_set(const caller& who, const json& values);

private:
  box_services box_;
  slow_runner slowly_;
};

} // namespace tessera::admin
