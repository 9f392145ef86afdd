// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/admin_actor.hpp"

namespace tessera::admin {

option_table admin_options() {
  static const option table[] = {
      {"admin.group",
       option_type::text,
       std::string{"tessera-admin"},
       "The group whose members may use tesseractl. When there is no such group, or tesserad is "
       "not in it, only root and tesserad's own user may.",
       option_change::restart,
       {},
       0,
       32},
  };
  return table;
}

} // namespace tessera::admin
