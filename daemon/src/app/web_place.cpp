// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/web_place.hpp"

#include <fmt/format.h>

namespace tessera::app {
namespace {

std::uint16_t port_at(const settings& from, const char* key) {
  return static_cast<std::uint16_t>(from.integer(key));
}

failure refused(const char* key, const std::string& why) {
  return {errc::invalid_argument, fmt::format("{}: {}; nothing was set", key, why), {}};
}

} // namespace

result<> may_listen(const settings& running, const settings& wanted, const listen_probe& probe) {
  const auto& addresses = wanted.list("web.listen");
  auto port = port_at(wanted, "web.port");
  bool moves = port != port_at(running, "web.port");
  if (port != 0 && port == port_at(wanted, "web.explain_port"))
    return refused(moves ? "web.port" : "web.explain_port",
                   fmt::format("{} is the port of web.port and of web.explain_port; choose another "
                               "one for one of them",
                               port));
  if (!moves && addresses == running.list("web.listen"))
    return {};
  // What we listen on ourselves cannot be tried, and is free when we start anew.
  bool own = !moves || port == port_at(running, "web.explain_port");
  auto tried = probe(addresses, own ? 0 : port);
  if (tried)
    return {};
  bool of_port = tried.code() == errc::address_in_use || tried.code() == errc::permission_denied;
  return refused(moves && of_port ? "web.port" : "web.listen", tried.error().text);
}

} // namespace tessera::app
