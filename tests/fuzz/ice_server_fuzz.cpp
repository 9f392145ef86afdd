// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/ice_server.hpp"
#include "require.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using namespace tessera;

bool only(std::string_view text, std::string_view besides) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           besides.find(c) != std::string_view::npos;
  });
}

/// The first line is a user name, the second a credential, all others are URIs.
ice_server::offer read_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  lines.resize(std::max<std::size_t>(lines.size(), 2));
  return {{lines.begin() + 2, lines.end()}, lines[0], secret{lines[1]}};
}

void check_links(const ice_server::offer& what, bool relays) {
  const auto told = ice_server::told_of(what, relays);
  const auto links = ice_server::links_of(what, relays);
  TESSERA_REQUIRE(links.size() == told.size());
  for (std::size_t i = 0; i < links.size(); ++i) {
    const bool relay = told[i].starts_with("turn");
    TESSERA_REQUIRE(relays || !relay);
    TESSERA_REQUIRE(links[i].starts_with("<" + told[i] + ">; rel=\"ice-server\""));
    TESSERA_REQUIRE(std::count(links[i].begin(), links[i].end(), '"') == (relay ? 8 : 2));
    TESSERA_REQUIRE(
        std::all_of(links[i].begin(), links[i].end(), [](char c) { return c >= ' ' && c <= '~'; }));
  }
}

} // namespace

// What an administrator writes comes out whole or not at all: it begins no header, no param and no
// server of its own, and a password goes with relays only.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (!ice_server::word_fault(text))
    TESSERA_REQUIRE(size <= ice_server::max_word_bytes &&
                    text.find_first_of("\"\\\r\n") == std::string_view::npos);
  const auto what = read_lines(text);
  for (const auto& uri : what.uris) {
    if (ice_server::uri_fault(uri))
      continue;
    TESSERA_REQUIRE(uri.size() <= ice_server::max_uri_bytes);
    TESSERA_REQUIRE(only(uri, ".:-_[]?="));
    TESSERA_REQUIRE(uri.starts_with("stun:") || uri.starts_with("stuns:") ||
                    uri.starts_with("turn:") || uri.starts_with("turns:"));
  }
  check_links(what, false);
  check_links(what, true);
  const auto servers = ice_server::rtc_servers_of(what);
  TESSERA_REQUIRE(servers.size() == ice_server::told_of(what, true).size());
  TESSERA_REQUIRE(nlohmann::json::parse(servers.dump()) == servers);
  for (const auto& server : servers)
    TESSERA_REQUIRE(server.contains("credential") ==
                    server.at("urls").get<std::string>().starts_with("turn"));
  return 0;
}
