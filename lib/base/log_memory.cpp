// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/log_memory.hpp"

#include "base/utf8.hpp"

#include <deque>
#include <mutex>

namespace tessera::log_memory {
namespace {

struct memory {
  std::mutex mutex;
  std::deque<line> lines;
  std::size_t bytes = 0;
};

/// Never destroyed: threads of libraries may log until the process is gone.
memory& kept() {
  static auto* all = new memory;
  return *all;
}

std::size_t size_of(const line& one) {
  return one.topic.size() + one.text.size() + sizeof(line);
}

} // namespace

void keep(std::int64_t at, log_level level, std::string_view topic, std::string_view text) {
  line fresh{at, level, std::string{topic}, std::string{first_bytes(text, longest_text)}};
  auto& all = kept();
  std::lock_guard guard{all.mutex};
  all.bytes += size_of(fresh);
  all.lines.push_back(std::move(fresh));
  while (all.bytes > kept_bytes || all.lines.front().at < at - kept_ms) {
    all.bytes -= size_of(all.lines.front());
    all.lines.pop_front();
  }
}

std::vector<line> lines(std::int64_t since, log_level least) {
  auto& all = kept();
  std::lock_guard guard{all.mutex};
  std::vector<line> out;
  for (const auto& one : all.lines) {
    if (one.at >= since && one.level >= least)
      out.push_back(one);
  }
  return out;
}

std::string_view name_of(log_level level) noexcept {
  constexpr std::string_view names[] = {"debug", "info", "warning", "error"};
  return names[static_cast<std::size_t>(level)];
}

} // namespace tessera::log_memory
