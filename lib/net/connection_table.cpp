// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/connection_table.hpp"

#include <algorithm>
#include <string_view>

namespace tessera::net {

void connection_table::add(std::uint64_t id, std::string source) {
  entries_.emplace(id, entry{std::move(source)});
}

void connection_table::set_stage(std::uint64_t id, connection_stage stage) {
  if (auto it = entries_.find(id); it != entries_.end())
    it->second.stage = stage;
}

void connection_table::remove(std::uint64_t id) {
  entries_.erase(id);
}

std::optional<std::uint64_t> connection_table::victim(const std::string& source) const {
  struct crowd {
    std::size_t count = 0;
    std::uint64_t least = 0; // did the least, and is the oldest of these
    connection_stage stage = connection_stage::joined;
  };
  std::size_t total = 0;
  std::map<std::string_view, crowd> crowds;
  for (const auto& [id, e] : entries_) {
    if (e.stage >= connection_stage::streaming)
      continue;
    ++total;
    auto& from = crowds[e.source];
    ++from.count;
    if (e.stage < from.stage) {
      from.stage = e.stage;
      from.least = id;
    }
  }
  if (auto own = crowds.find(source); own != crowds.end() && own->second.count >= max_per_source_)
    return own->second.least;
  if (total < max_total_)
    return std::nullopt;
  auto largest = std::max_element(crowds.begin(), crowds.end(), [](const auto& a, const auto& b) {
    return a.second.count < b.second.count;
  });
  return largest->second.least;
}

std::size_t connection_table::count(connection_stage stage) const {
  return static_cast<std::size_t>(std::count_if(
      entries_.begin(), entries_.end(), [&](const auto& e) { return e.second.stage == stage; }));
}

std::size_t connection_table::count(connection_stage stage, const std::string& source) const {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(), [&](const auto& e) {
        return e.second.stage == stage && e.second.source == source;
      }));
}

} // namespace tessera::net
