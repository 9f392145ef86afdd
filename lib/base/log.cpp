// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/log.hpp"

#include "base/clock.hpp"
#include "base/log_memory.hpp"

#include <atomic>
#include <cstdlib>
#include <iterator>

#include <unistd.h>

#include <fmt/chrono.h>

namespace tessera {
namespace {

std::atomic<log_level> threshold{log_level::info};

constexpr std::string_view names[] = {"debug", "info", "warning", "error"};
// Spec: sd-daemon(3), priority prefixes.
constexpr std::string_view priorities[] = {"<7>", "<6>", "<4>", "<3>"};

bool journal_reads() {
  static const bool value = std::getenv("JOURNAL_STREAM") != nullptr;
  return value;
}

} // namespace

bool log_topic::enabled(log_level level) noexcept {
  return level >= threshold.load(std::memory_order_relaxed);
}

void log_topic::write(log_level level, std::string_view line) const {
  auto index = static_cast<std::size_t>(level);
  fmt::memory_buffer out;
  if (journal_reads()) {
    fmt::format_to(std::back_inserter(out), "{}{}: ", priorities[index], name_);
  } else {
    auto now = std::chrono::system_clock::now();
    auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()) % 1000;
    auto seconds = std::chrono::system_clock::to_time_t(now);
    fmt::format_to(std::back_inserter(out), "{:%H:%M:%S}.{:03} {:7} {}: ",
                   fmt::localtime(seconds), ms.count(), names[index], name_);
  }
  const auto text_at = out.size();
  for (char letter : line) {
    // One event is one line, whatever a stranger put into a name.
    out.push_back(static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter);
  }
  log_memory::keep(wall_ms(), level, name_, {out.data() + text_at, out.size() - text_at});
  out.push_back('\n');
  [[maybe_unused]] auto put = ::write(STDERR_FILENO, out.data(), out.size());
}

void set_log_level(log_level level) noexcept {
  threshold.store(level, std::memory_order_relaxed);
}

bool set_log_level(std::string_view text) noexcept {
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (names[i] == text) {
      set_log_level(static_cast<log_level>(i));
      return true;
    }
  }
  return false;
}

} // namespace tessera
