// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/told_servers.hpp"

#include "base/log.hpp"
#include "base/secret.hpp"

#include <utility>

namespace tessera::signalling {
namespace {

const log_topic topic{"signalling"};

} // namespace

ice_server::offer told_servers(const settings& values) {
  ice_server::offer servers{values.list("web.ice_servers"), values.text("web.ice_username"), {}};
  if (const auto& file = values.text("web.ice_credential_file"); !file.empty()) {
    if (auto content = read_secret_file(file))
      servers.credential = *std::move(content);
    else
      topic.warning("{}; nobody is told of a TURN server", content.error().message());
  }
  if (ice_server::told_of(servers, true).size() < servers.uris.size())
    topic.warning("TURN servers in web.ice_servers need web.ice_username and a good password in "
                  "web.ice_credential_file; nobody is told of them");
  return servers;
}

} // namespace tessera::signalling
