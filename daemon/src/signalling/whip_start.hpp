// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_responder.hpp"
#include "signalling/page_session.hpp"
#include "signalling/whip_request.hpp"
#include "signalling/whip_sessions.hpp"

#include <chrono>

namespace tessera::signalling {

/// So long people may take to let somebody in who came by HTTP, and to let them show: a program at
/// the other end waits for the answer to its request.
inline constexpr std::chrono::seconds whip_decision_time{10};
/// So long the answer waits for the box's addresses, which is all it is ever told of them.
inline constexpr std::chrono::milliseconds whip_gather_time{500};

/// Lets somebody in, opens the share and the connection, and answers: 201 with the box's answer, or
/// why not. Whatever fails, neither participant nor share stays behind.
void start_whip(door& shared,
                whip_sessions& sessions,
                whip_request wanted,
                const whip_caller& who,
                const net::http_responder& to);

} // namespace tessera::signalling
