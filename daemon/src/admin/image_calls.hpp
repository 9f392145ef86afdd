// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/call_rows.hpp"
#include "admin/image_store.hpp"

#include <functional>

namespace tessera::admin {

/// The wallpaper and the logo of the display.
class image_calls {
public:
  struct options {
    image_store store;
    slow_runner slowly;
    std::function<void()> changed; ///< meeting must look for the files again
  };
  explicit image_calls(options opts) : opts_(std::move(opts)) {}

  void add_to(call_rows& rows);

private:
  options opts_;
};

} // namespace tessera::admin
