// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace tessera::sdp {

/// `offer` as it is once its bundle was accepted: the sections of the group have the ICE user name,
/// password and candidates of the first one. An offer may give each section a transport of its own
/// for receivers without bundles (aiortc does); webrtcbin takes that for a fault. Without a group,
/// or with one that names no section of the offer, it stays as it is. Spec: RFC 9143 7.2.
[[nodiscard]] std::string with_one_transport(std::string_view offer);

} // namespace tessera::sdp
