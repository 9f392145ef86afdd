// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/log_calls.hpp"

#include "base/clock.hpp"
#include "base/log_memory.hpp"

#include <fmt/chrono.h>

#include <ctime>

namespace tessera::admin {
namespace {

constexpr std::int64_t minute_ms = 60 * 1000;

log_level level_of(std::string_view name) {
  for (auto level : {log_level::info, log_level::warning, log_level::error}) {
    if (log_memory::name_of(level) == name)
      return level;
  }
  return log_level::debug;
}

result<json> recent(const json& params) {
  auto since = wall_ms() - params.value("minutes", std::int64_t{60}) * minute_ms;
  auto lines = json::array();
  for (const auto& one :
       log_memory::lines(since, level_of(params.value("level", std::string{"debug"}))))
    lines.push_back({{"at", one.at},
                     {"level", log_memory::name_of(one.level)},
                     {"topic", one.topic},
                     {"text", one.text}});
  return json{{"lines", lines}};
}

} // namespace

void add_log_calls(call_rows& rows) {
  rows["logs.get"] = [](const call_house& what, const reply& then) { then(recent(*what.params)); };
}

std::string recent_log() {
  std::string text;
  for (const auto& one : log_memory::lines(0, log_level::debug))
    text += fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z {:7} {}: {}\n",
                        fmt::gmtime(static_cast<std::time_t>(one.at / 1000)),
                        one.at % 1000,
                        log_memory::name_of(one.level),
                        one.topic,
                        one.text);
  return text;
}

} // namespace tessera::admin
