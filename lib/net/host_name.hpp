// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace tessera::net {

/// "tessera-" and four hex digits that stay the same for the same machine.
[[nodiscard]] std::string host_name_for(std::string_view machine_id);

/// The further host name that the box publishes, without ".local": the configured one, or that of
/// this machine. Context: any thread; reads a small file.
[[nodiscard]] std::string published_host_name(const std::string& configured);

} // namespace tessera::net
