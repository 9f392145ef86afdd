// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// How a page becomes a host, and how it stops being one.

#include "base/log.hpp"
#include "proto/method_table.hpp"
#include "signalling/page_session.hpp"

#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

const log_topic topic{"signalling"};

} // namespace

void page_session::open_host(const json& params, const answer& done) {
  auto checked = rpc::checked_params(*rpc::find_method("host.open"), params);
  if (!checked)
    return done(std::move(checked).error());
  if (checked->size() != 1)
    return done(failure{errc::invalid_argument, "either \"code\" or \"token\"", {}});
  auto given = [&](const char* key) {
    return checked->contains(key) ? secret{checked->at(key).get<std::string>()} : secret{};
  };
  host_proof proof{given("code"), given("token")};
  auto decide = [self = shared_from_this(), proof, done](const result<nothing>& good) {
    if (!good)
      return done(good.error());
    if (!self->open_)
      return;
    self->host_ = proof;
    self->socket_->set_joined();
    self->view_ = room::view{room::audience::host};
    if (self->door_.on_host)
      self->door_.on_host();
    done(self->fresh_snapshot());
  };
  if (proof.token.empty())
    door_.house.check_host({proof.code.reveal(), source(), me_}, decide);
  else
    door_.house.check_token({proof.token.reveal(), source()},
                            [decide](const result<token_owner>& owner) {
                              if (!owner)
                                return decide(owner.error());
                              if (!makes_host(*owner))
                                return decide(failure{errc::not_allowed, {}, {}});
                              decide(nothing{});
                            });
}

void page_session::end_host(std::string_view reason) {
  auto proof = std::exchange(host_, std::nullopt);
  if (!proof || !open_)
    return;
  topic.info("page {} is a host no more: {}", id(), reason);
  waiting_since_ = monotonic::now();
  view_ = room::view{room::audience::guest};
  json params{{"reason", reason}};
  if (me_) {
    params.update(fresh_snapshot());
    // The meeting is told as after a lost connection: who resumes has not given the code.
    if (proof->token.empty())
      door_.house.resume({*me_, admitted_.epoch, admitted_.name, "web", source(), device_},
                         [](const result<admission>&) {});
  }
  notify("host.closed", params);
}

} // namespace tessera::signalling
