// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace tessera::rest {

/// The REST half of the method table as an OpenAPI 3.1 document.
[[nodiscard]] nlohmann::json openapi(const std::string& version);

} // namespace tessera::rest
