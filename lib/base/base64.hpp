// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace tessera {

/// Base64 of `bytes`, with padding, in one line. Spec: RFC 4648 4.
[[nodiscard]] std::string base64(std::string_view bytes);
/// Errors: parse_error.
[[nodiscard]] result<std::string> from_base64(std::string_view text);

/// URL-safe base64 of `bytes`, no padding. Spec: RFC 4648 5.
[[nodiscard]] std::string base64url(std::string_view bytes);
/// Errors: parse_error.
[[nodiscard]] result<std::string> from_base64url(std::string_view text);

} // namespace tessera
