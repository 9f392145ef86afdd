// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_print.hpp"

#include <fmt/format.h>

namespace tessera::app {
namespace {

constexpr auto head = R"(# Firewall

Written by `tesserad --print-firewall` from the option tables in the source; do not edit it. With
`--config FILE` it says what your own box opens.

Everything here is opened by people's devices towards the box, inside the network. From the box outwards
nothing has to be let through. Devices find the box by mDNS (UDP 5353, multicast 224.0.0.251 and ff02::fb),
which has to reach the network that they are in; by its address or name it is found without.

| protocol | ports | who comes in | option |
|---|---|---|---|
)";

std::string ports_of(const option& opt, const settings& values) {
  const auto first = values.integer(opt.key);
  auto last = first + opt.opens.count - 1;
  if (!opt.opens.last.empty())
    last = values.integer(opt.opens.last);
  if (first == 0)
    return "any (the system chooses)";
  return last > first ? fmt::format("{} to {}", first, last) : fmt::format("{}", first);
}

std::string option_names(const option& opt) {
  return opt.opens.last.empty() ? fmt::format("`{}`", opt.key)
                                : fmt::format("`{}`, `{}`", opt.key, opt.opens.last);
}

} // namespace

std::string firewall_page(const settings& values, std::span<const option_table> tables) {
  std::string out = head;
  for (const auto& table : tables)
    for (const auto& opt : table)
      if (!opt.opens.protocol.empty())
        out += fmt::format("| {} | {} | {} | {} |\n",
                           opt.opens.protocol,
                           ports_of(opt, values),
                           opt.opens.who,
                           option_names(opt));
  return out;
}

} // namespace tessera::app
