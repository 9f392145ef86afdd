// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace tessera {

enum class log_level { debug, info, warning, error };

/// One log topic an actor or plugin. Lines go to standard error, with the systemd priority prefix
/// when the journal reads them. Context: any thread.
class log_topic {
public:
  explicit log_topic(std::string name) : name_(std::move(name)) {}

  template <class... Args>
  void debug(fmt::format_string<Args...> text, Args&&... args) const {
    if (enabled(log_level::debug))
      write(log_level::debug, fmt::format(text, std::forward<Args>(args)...));
  }
  template <class... Args>
  void info(fmt::format_string<Args...> text, Args&&... args) const {
    if (enabled(log_level::info))
      write(log_level::info, fmt::format(text, std::forward<Args>(args)...));
  }
  template <class... Args>
  void warning(fmt::format_string<Args...> text, Args&&... args) const {
    if (enabled(log_level::warning))
      write(log_level::warning, fmt::format(text, std::forward<Args>(args)...));
  }
  template <class... Args>
  void error(fmt::format_string<Args...> text, Args&&... args) const {
    if (enabled(log_level::error))
      write(log_level::error, fmt::format(text, std::forward<Args>(args)...));
  }

  [[nodiscard]] static bool enabled(log_level level) noexcept;
  void write(log_level level, std::string_view line) const;

private:
  std::string name_;
};

/// Lines below this level are dropped from now on. Context: any thread.
void set_log_level(log_level level) noexcept;
/// "debug", "info", "warning" or "error"; false when `text` is none of them.
[[nodiscard]] bool set_log_level(std::string_view text) noexcept;

} // namespace tessera
