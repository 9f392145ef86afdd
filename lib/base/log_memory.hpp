// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/log.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The lines that were logged lately, kept in memory for `logs.get` and the support bundle.
namespace tessera::log_memory {

struct line {
  std::int64_t at = 0; ///< ms since 1970
  log_level level = log_level::info;
  std::string topic;
  std::string text;
};

inline constexpr std::int64_t kept_ms = 60 * 60 * 1000; ///< an hour
inline constexpr std::size_t kept_bytes = 512 * 1024; ///< of topics and texts; the oldest go first
inline constexpr std::size_t longest_text = 4 * 1024; ///< more is cut off

/// Context: any thread.
void keep(std::int64_t at, log_level level, std::string_view topic, std::string_view text);

/// Those not older than `since` (ms since 1970) and at least that grave, the oldest first.
/// Context: any thread.
[[nodiscard]] std::vector<line> lines(std::int64_t since, log_level least);

[[nodiscard]] std::string_view name_of(log_level level) noexcept;

} // namespace tessera::log_memory
