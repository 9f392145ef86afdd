// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room.hpp"
#include "proto/meeting_id.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

constexpr int https_port = 443;

/// "192.168.1.10:8443"; an IPv6 address in brackets; the port only when it must be typed.
std::string typed_address(const addresses_changed& network) {
  if (network.primary.empty())
    return {};
  bool v6 = network.primary.find(':') != std::string::npos;
  auto host = v6 ? "[" + network.primary + "]" : network.primary;
  return network.port == https_port ? host : host + ":" + std::to_string(network.port);
}

/// Of several the first, with all their bits and the worst of their losses; thin when one of them is.
json rendered(const std::map<share_id, share_viewed>& viewed) {
  json views{{"share", ""}, {"count", viewed.size()}, {"fps", 0}, {"kbps", 0}, {"loss", 0},
             {"thin", false}};
  if (viewed.empty())
    return views;
  int kbps = 0;
  double loss = 0;
  bool thin = false;
  for (const auto& [share, how] : viewed) {
    kbps += how.kbps;
    loss = std::max(loss, how.loss);
    thin = thin || how.thin;
  }
  views["share"] = viewed.begin()->first.str();
  views["fps"] = std::round(viewed.begin()->second.fps * 2) / 2;
  views["kbps"] = kbps;
  views["thin"] = thin;
  views["loss"] = std::round(loss * 1000) / 1000;
  return views;
}

} // namespace

json room::render_join_card() const {
  auto address = typed_address(network_);
  json card{{"url", address.empty() ? "" : "https://" + address + "/"}, {"address", address}};
  render_wifi(rules_.wifi, card);
  return card;
}

json room::render_participants() const {
  auto out = json::object();
  for (const auto& [id, who] : people_.all()) {
    out[id.str()] = {{"name", who.name},
                     {"door", who.door},
                     {"state",
                      who.waiting_since ? "lobby"
                      : who.away_since  ? "away"
                                        : "present"},
                     {"role", who.host ? "host" : "guest"},
                     {"hand", who.hand},
                     {"muted", who.muted},
                     {"views", rendered(who.viewed)},
                     {"address", who.address},
                     {"joined_at", who.joined_at}};
  }
  return out;
}

json room::render() const {
  auto addresses = json::object();
  for (const auto& entry : network_.addresses)
    addresses[entry.address] = {{"interface", entry.interface}};
  auto doors = json::object();
  for (const auto& [name, state] : doors_)
    doors[name] = {{"state", state}};
  json document{
      {"room", {{"name", rules_.name}, {"locale", rules_.locale}}},
      {"meeting",
       {{"id", meeting_id::from_address(network_.primary).value_or("")},
        {"kind", "local"},
        {"pin", pins_.pin().reveal()},
        {"pin_required", pins_.required()},
        {"full", people_.is_full()},
        {"pin_policy", name_of(pins_.mode())},
        {"pin_changes_at", pins_.changes_at()},
        {"sharing", name_of(rules_.sharing.policy)},
        {"lobby", name_of(rules_.lobby)},
        {"chat", rules_.chat},
        {"viewing", rules_.viewing && !viewing_off_},
        {"started_at", started_at_}}},
      {"join_card", render_join_card()},
      {"network", {{"state", network_.primary.empty() ? "none" : "up"}, {"addresses", addresses}}},
      {"participants", render_participants()},
      {"chat", chat_.render()},
      {"reactions", reactions_.render()},
      {"blocks", blocks_.render()},
      {"notices", notices_.render()},
      {"doors", doors},
      {"kiosk",
       {{"state", kiosk_.present ? "present" : "away"},
        {"decoders", kiosk_.decoders},
        {"hardware", kiosk_.hardware},
        {"sound", kiosk_.sound}}},
      {"sound", mixer_.render()},
      {"display", rules_.display},
      {"update", {{"state", "none"}}},
  };
  stage_.render(document);
  if (auto prompt = codes_.render(pins_.pin()); !prompt.is_null())
    document["pin_prompt"] = std::move(prompt);
  return document;
}

} // namespace tessera::meeting
