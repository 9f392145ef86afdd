// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/call_rows.hpp"
#include "base/options.hpp"

#include <functional>
#include <memory>

namespace tessera::admin {

/// The certificate of the web door: seen, uploaded, given up.
class certificate_calls {
public:
  struct options {
    std::shared_ptr<const settings> values; ///< folders and files do not change while it runs
    slow_runner slowly;
    std::function<void()> changed; ///< the web door must read its files again
  };
  explicit certificate_calls(options opts) : opts_(std::move(opts)) {}

  void add_to(call_rows& rows);

private:
  void finish(const result<json>& outcome, const reply& then) const;
  options opts_;
};

} // namespace tessera::admin
