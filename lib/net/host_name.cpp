// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/host_name.hpp"

#include "base/file.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace tessera::net {
namespace {

constexpr std::size_t max_machine_id_bytes = 64;

} // namespace

std::string host_name_for(std::string_view machine_id) {
  // FNV-1a: the id itself is nobody's business (machine-id(5)), and two boxes shall differ.
  std::uint32_t hash = 2166136261U;
  for (char c : machine_id)
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return fmt::format("tessera-{:04x}", (hash >> 16U) ^ (hash & 0xFFFFU));
}

std::string published_host_name(const std::string& configured) {
  if (!configured.empty())
    return configured;
  return host_name_for(
      read_file("/etc/machine-id", max_machine_id_bytes).value_or(std::string{"box"}));
}

} // namespace tessera::net
