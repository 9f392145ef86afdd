// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera::http {

inline constexpr std::size_t max_query_params = 16;

/// What stands behind '?', decoded, in its order. Spec: RFC 3986 2.1; "+" means a blank, as forms
/// write it. Errors: parse_error (not percent-encoded UTF-8, a zero byte), invalid_argument (more
/// than max_query_params).
[[nodiscard]] result<std::vector<std::pair<std::string, std::string>>>
parse_query(std::string_view text);

} // namespace tessera::http
