// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// How a page gets in: join, the lobby, and resume.

#include "base/clock.hpp"
#include "proto/params.hpp"
#include "signalling/page_session.hpp"

#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

constexpr int protocol = 1;
constexpr rpc::text_limits name_limits{0, 512}; // the meeting says what a good name is
constexpr rpc::text_limits pin_limits{0, 32};
constexpr rpc::text_limits device_limits{0, 64};
constexpr rpc::text_limits token_limits{1, max_token_bytes};

/// Wall time as it was when first asked, and steady from then on: whoever sets the box's clock
/// neither ends the tokens of those who are in nor makes them live longer.
std::int64_t token_ms() {
  constexpr std::int64_t ns_per_ms = 1'000'000;
  static const std::int64_t offset = wall_ms() - monotonic_ns() / ns_per_ms;
  return offset + monotonic_ns() / ns_per_ms;
}

} // namespace

void page_session::hello(const answer& done) {
  const auto& room = door_.house.room();
  done(json{{"protocol", protocol},
            {"version", TESSERA_VERSION},
            {"room", room.value("room", json::object())},
            {"pin_required", room.value("/meeting/pin_required"_json_pointer, true)},
            {"max_kbps", door_.max_kbps}});
}

void page_session::join(const json& params, const answer& done) {
  auto name = rpc::text_param(params, "name", name_limits);
  auto pin = rpc::optional_text_param(params, "pin", pin_limits);
  auto device = rpc::optional_text_param(params, "device", device_limits);
  if (!name || !pin || !device)
    return done(!name  ? std::move(name).error()
                : !pin ? std::move(pin).error()
                       : std::move(device).error());
  if (participant() || entering_)
    return done(failure{errc::invalid_request, "this page has joined already", {}});
  entering_ = true;
  device_ = device->value_or("");
  admit_participant who{*name, {}, "web", socket_->remote_address(), false, device_};
  if (*pin)
    who.pin = secret{std::move(**pin)};
  door_.house.admit(std::move(who), [self = shared_from_this(), done](result<admission> admitted) {
    self->entering_ = false;
    if (!admitted)
      return done(std::move(admitted).error());
    self->enter(*admitted, done);
  });
}

void page_session::resume(const json& params, const answer& done) {
  auto text = rpc::text_param(params, "resume_token", token_limits);
  auto device = rpc::optional_text_param(params, "device", device_limits);
  if (!text || !device)
    return done(!text ? std::move(text).error() : std::move(device).error());
  if (participant() || entering_)
    return done(failure{errc::invalid_request, "this page has joined already", {}});
  auto token = door_.tokens.redeem(*text, token_ms());
  if (!token)
    return done(std::move(token).error());
  entering_ = true;
  device_ = device->value_or("");
  resume_participant who{
      token->participant, token->meeting, token->name, "web", socket_->remote_address(), device_};
  door_.house.resume(std::move(who), [self = shared_from_this(), done](result<admission> admitted) {
    self->entering_ = false;
    if (!admitted)
      return done(std::move(admitted).error());
    self->enter(*admitted, done);
  });
}

void page_session::enter(const admission& who, const answer& done) {
  if (!open_) {
    // The socket died while the meeting decided.
    door_.house.away(who.participant);
    return;
  }
  auto reply = json{{"participant", who.participant.str()},
                    {"name", who.name},
                    {"resume_token", door_.tokens.issue(who, token_ms())}};
  admitted_ = who;
  door_.on_joined(who.participant, id());
  if (who.waiting) {
    lobby_ = who.participant;
    reply["state"] = "lobby";
    return done(std::move(reply));
  }
  me_ = who.participant;
  socket_->set_joined();
  std::vector<share_id> old;
  for (const auto& peer : door_.peers.peers_of(*me_)) {
    const auto& shares = door_.peers.find(peer)->shares;
    old.insert(old.end(), shares.begin(), shares.end());
  }
  reply.update(entrance());
  done(std::move(reply));
  end_orphans(old);
}

/// Of this connection's first document, or its first one as a host.
json page_session::fresh_snapshot() {
  [[maybe_unused]] auto first = view_.update(door_.house.room());
  return snapshot();
}

json page_session::entrance() {
  auto all = fresh_snapshot();
  all["ice_servers"] = ice_server::rtc_servers_of(door_.ice_servers);
  return all;
}

/// What the meeting decided stands in the document; a refusal comes as the participant's end.
void page_session::look_for_admission(const json& room) {
  const auto& people = room.value("participants", json::object());
  auto mine = people.find(lobby_->str());
  if (mine == people.end() || mine->value("state", "") != "present")
    return;
  me_ = std::exchange(lobby_, std::nullopt);
  socket_->set_joined();
  notify("lobby.accepted", entrance());
}

void page_session::end_orphans(const std::vector<share_id>& shares) {
  if (shares.empty())
    return;
  std::vector<std::pair<share_id, peer_id>> carried;
  for (const auto& share : shares) {
    if (auto peer = door_.peers.peer_of(share))
      carried.emplace_back(share, *peer);
  }
  door_.house.later(reoffer_time, [self = shared_from_this(), carried] {
    for (const auto& [share, peer] : carried) {
      // Still on the connection from before: the page came back without its stream.
      if (self->door_.peers.peer_of(share) == peer)
        self->door_.house.end_share({share, end_reason::connection_lost, {}},
                                    [](result<nothing>) {});
    }
  });
}

void page_session::leave(const answer& done) {
  auto who = std::exchange(me_, std::nullopt);
  door_.tokens.retire(*who);
  door_.house.left(*who);
  done(json::object());
  socket_->close(net::close_normal, "left");
}

} // namespace tessera::signalling
