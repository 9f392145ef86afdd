// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/agent_settings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tessera::ice {

namespace {

constexpr unsigned lowest_free_port = 1024; // what is below needs privileges
constexpr unsigned highest_port = 65'535;

} // namespace

result<agent_settings> read_agent_settings(const settings& values) {
  agent_settings out;
  out.port_min = static_cast<unsigned>(values.integer("ice.port_min"));
  out.port_max = static_cast<unsigned>(values.integer("ice.port_max"));
  out.addresses = values.list("ice.addresses");
  out.tcp = values.boolean("ice.tcp");
  if (out.port_min != 0 && out.port_max == 0)
    out.port_max = highest_port;
  // libnice takes a range without a lower end for "any port".
  if (out.port_min == 0 && out.port_max != 0)
    out.port_min = std::min(lowest_free_port, out.port_max);
  if (out.port_min > out.port_max)
    return {
        errc::config_invalid,
        fmt::format("ice.port_min ({}) is above ice.port_max ({}); no browser can send until one "
                    "of them is changed.",
                    out.port_min,
                    out.port_max)};
  return out;
}

} // namespace tessera::ice
