// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// Where the web door listens. A wrong setting of it shuts out whoever could put it right.
namespace tessera::app {

/// Can a server listen there now? Port 0 asks for the addresses alone. Errors: those of
/// net::try_listening, which is one.
using listen_probe =
    std::function<result<>(const std::vector<std::string>& addresses, std::uint16_t port)>;

/// Whether the web door could listen where `wanted` says, as far as can be found out while it
/// listens where `running` says. Errors: invalid_argument, which names the option at fault and what
/// to do.
[[nodiscard]] result<>
may_listen(const settings& running, const settings& wanted, const listen_probe& probe);

} // namespace tessera::app
