// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/health_page.hpp"

#include "proto/json_rpc.hpp"
#include "signalling/static_files.hpp"

#include <memory>
#include <string>
#include <utility>

namespace tessera::signalling {
namespace {

constexpr unsigned ok = 200;
constexpr unsigned not_allowed = 405;
constexpr unsigned unavailable = 503;

net::http_response told(unsigned status, const nlohmann::json& what) {
  net::http_response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::make_shared<const std::string>(json_rpc::dump(what) + "\n");
  add_security_headers(response);
  forbid_storing(response);
  return response;
}

} // namespace

net::http_response health_page(const result<house_health>& health) {
  if (health && health->failed.empty())
    return told(ok, {{"status", "ok"}});
  return told(unavailable,
              {{"status", "failed"}, {"actor", health ? health->failed : "supervisor"}});
}

net::http_response health_is_only_read() {
  auto response = told(not_allowed, {{"status", "not_allowed"}});
  response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

} // namespace tessera::signalling
