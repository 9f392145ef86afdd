// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/http_message.hpp"

#include <tessera/messages/house.hpp>

#include <string_view>

namespace tessera::signalling {

inline constexpr std::string_view health_path = "/healthz";

/// For monitors and load balancers, which have no token: 200 when the last round trip through all
/// actors came back in time, else 503 with the actor that did not answer. `health` is what the
/// supervisor says; when it says nothing, the supervisor is the one.
[[nodiscard]] net::http_response health_page(const result<house_health>& health);
/// Any verb but GET and HEAD.
[[nodiscard]] net::http_response health_is_only_read();

} // namespace tessera::signalling
