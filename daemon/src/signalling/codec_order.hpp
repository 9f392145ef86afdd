// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace tessera::signalling {

/// Which codec a browser should send, best first: what the admin says, else what the kiosk decodes
/// in hardware (H.264 before others), else VP9, H.264, VP8; never what the kiosk cannot decode.
[[nodiscard]] std::vector<std::string> codec_order(const std::vector<std::string>& configured,
                                                   const nlohmann::json& room);

} // namespace tessera::signalling
