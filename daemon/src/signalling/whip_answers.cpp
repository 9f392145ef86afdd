// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/whip_answers.hpp"

#include "signalling/static_files.hpp"

#include <chrono>
#include <memory>
#include <utility>

namespace tessera::signalling {
namespace {

unsigned status_of(errc code) {
  switch (code) {
  case errc::pin_required:
    return 401;
  case errc::codec_unsupported:
    return 422; // 415 would speak of the body's type
  default:
    return static_cast<unsigned>(http_status_of(code));
  }
}

} // namespace

net::http_response whip_answer(unsigned status, std::string text) {
  net::http_response response;
  response.status = status;
  if (!text.empty()) {
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::make_shared<const std::string>(std::move(text) + "\n");
  }
  add_security_headers(response);
  forbid_storing(response);
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  response.headers.emplace_back("Access-Control-Expose-Headers",
                                "Location, ETag, Link, Retry-After");
  return response;
}

net::http_response whip_answer(const failure& why) {
  auto response = whip_answer(status_of(why.code), why.message());
  if (response.status == 401)
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (why.retry_after.count() > 0)
    response.headers.emplace_back(
        "Retry-After",
        std::to_string(std::chrono::ceil<std::chrono::seconds>(why.retry_after).count()));
  return response;
}

void add_ice_servers(net::http_response& response, const ice_server::offer& what, bool relays) {
  for (auto& link : ice_server::links_of(what, relays))
    response.headers.emplace_back("Link", std::move(link));
}

failure whip_needs_bearer() {
  return {errc::unauthenticated,
          "Send the PIN that stands on the display, or a bearer token of the box, as "
          "\"Authorization: Bearer ...\".",
          {}};
}

net::http_response whip_only(const std::string& allow) {
  auto response = whip_answer(405, "Only " + allow);
  response.headers.emplace_back("Allow", allow);
  return response;
}

} // namespace tessera::signalling
