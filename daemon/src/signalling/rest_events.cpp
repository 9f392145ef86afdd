// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/rest_events.hpp"

#include "proto/json_rpc.hpp"
#include "signalling/static_files.hpp"

#include <string_view>
#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

/// JSON has no line breaks, so one data line is enough.
std::string event(std::string_view kind, const json& data) {
  return "event: " + std::string{kind} + "\ndata: " + json_rpc::dump(data) + "\n\n";
}

} // namespace

void rest_events::open(const net::http_responder& to,
                       std::string token,
                       const std::string& source,
                       room::audience who,
                       const json& room) {
  net::http_response head;
  head.content_type = "text/event-stream";
  add_security_headers(head);
  forbid_storing(head);
  auto out = to.start_stream(std::move(head));
  if (!out)
    return;
  auto one = std::make_shared<stream>(stream{out, room::view{who}, std::move(token), source});
  streams_.push_back(one);
  out->set_on_closed([weak = std::weak_ptr{alive_}, gone = std::weak_ptr{one}](const std::string&) {
    if (auto me = weak.lock())
      (*me)->streams_.remove(gone.lock());
  });
  [[maybe_unused]] auto first = one->view.update(room);
  out->send(event("snapshot", {{"revision", one->view.revision()}, {"room", one->view.current()}}));
  beat(one);
}

void rest_events::beat(const std::shared_ptr<stream>& one) {
  house_.later(pulse, [weak = std::weak_ptr{alive_}, watched = std::weak_ptr{one}] {
    auto me = weak.lock();
    auto stays = watched.lock();
    if (!me || !stays || !stays->out->open())
      return;
    stays->out->send(": still here\n\n");
    // A page that merely stays open is no use of its session.
    (*me)->house_.check_token({stays->token, stays->source, true},
                              [weak, watched](const result<token_owner>& owner) {
                                auto alive = weak.lock();
                                auto open = watched.lock();
                                if (!alive || !open)
                                  return;
                                if (owner.code() == errc::unauthenticated)
                                  end(*open);
                                else
                                  (*alive)->beat(open);
                              });
  });
}

/// Its token is void.
void rest_events::end(const stream& one) {
  one.out->send(event("bye", {{"reason", "token_void"}}));
  one.out->close();
}

void rest_events::show(const json& room) {
  for (auto& one : streams_) {
    if (auto patch = one->view.update(room))
      one->out->send(event("changed", {{"revision", one->view.revision()}, {"patch", *patch}}));
  }
}

void rest_events::close() {
  for (auto& one : std::exchange(streams_, {}))
    one->out->close();
}

} // namespace tessera::signalling
