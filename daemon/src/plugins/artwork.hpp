// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <string_view>

namespace tessera::plugins {

/// Is this a picture that the display can be given (now_playing::artwork)? Errors:
/// message_too_large, unsupported_type, parse_error.
[[nodiscard]] result<> check_artwork(std::string_view bytes);

} // namespace tessera::plugins
