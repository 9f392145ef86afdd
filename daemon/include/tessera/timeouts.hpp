// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

/// How long anybody waits for somebody else, in one table.
namespace tessera::timeouts {

inline constexpr std::chrono::milliseconds meeting{2000};      ///< any question to meeting
inline constexpr std::chrono::milliseconds share_decision{75000}; ///< open_share: people decide
inline constexpr std::chrono::milliseconds house{15000}; ///< call_house: bundles, password hashes
inline constexpr std::chrono::milliseconds thumbnail{1500}; ///< get_thumbnail
inline constexpr std::chrono::milliseconds agent{2000};        ///< open_agent
inline constexpr std::chrono::milliseconds peer{5000};         ///< open_peer, renew_peer
inline constexpr std::chrono::milliseconds lane{2000};         ///< attach_reader
inline constexpr std::chrono::milliseconds alive{3000};        ///< check_alive, through all actors
inline constexpr std::chrono::milliseconds watchdog{3500};     ///< check_alive from outside
inline constexpr std::chrono::milliseconds status{1000};       ///< get_status, get_plugins
inline constexpr std::chrono::milliseconds config_check{5000}; ///< config.check of an admin
inline constexpr std::chrono::milliseconds lanes_hello{5000};  ///< the kiosk's second connection
inline constexpr std::chrono::milliseconds plugin_start{5000}; ///< hello until ready
inline constexpr std::chrono::milliseconds plugin_pong{5000};  ///< a door that hangs is killed
inline constexpr std::chrono::milliseconds plugin_stop{500};   ///< a door lets go of everything

} // namespace tessera::timeouts
