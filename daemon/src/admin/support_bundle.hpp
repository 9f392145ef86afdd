// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace tessera::admin {

/// What goes into a support bundle, before it is cut down.
struct bundle_parts {
  std::string version;
  std::string settings; ///< as --print-config prints them
  std::string metrics;
  std::string log;
  std::string status; ///< JSON
  std::shared_ptr<const nlohmann::json> room;
};

/// A tar.gz without secrets, without names of people. `now` in seconds since 1970.
/// Errors: internal.
[[nodiscard]] result<std::string> make_bundle(const bundle_parts& parts, std::int64_t now);

} // namespace tessera::admin
