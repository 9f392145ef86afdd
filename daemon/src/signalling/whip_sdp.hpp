// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "proto/sdp.hpp"
#include "signalling/whip_request.hpp"

#include <string>
#include <utility>

namespace tessera::signalling {

/// The offer of a request, with one transport, and what stands in it. For the files
/// whip_*request.cpp. Errors: as inspect_offer.
[[nodiscard]] result<std::pair<whip_request, sdp::offer_summary>> read_sdp(const std::string& sdp);

} // namespace tessera::signalling
