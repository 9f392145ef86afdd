// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/room_events.hpp"

#include "admin/room_figures.hpp"

#include <string_view>
#include <utility>

namespace tessera::admin {
namespace {

using nlohmann::json;

// Calls `see(id, former, present)` for each entry of either map; null stands for "not there".
template <class See>
void compare(const json& before, const json& after, See see) {
  for (const auto& [id, present] : after.items()) {
    auto former = before.find(id);
    see(id, former == before.end() ? nullptr : &*former, &present);
  }
  for (const auto& [id, former] : before.items()) {
    if (!after.contains(id))
      see(id, &former, static_cast<const json*>(nullptr));
  }
}

class comparison {
public:
  comparison(const json& before, const json& after, const endings& why)
      : before_(before), after_(after), why_(why) {}

  std::vector<event> run() {
    see_arrivals();
    see_shares();
    see_departures();
    see_notices();
    see_surroundings();
    return std::move(events_);
  }

private:
  void add(std::string kind, json fields) {
    events_.push_back({std::move(kind), std::move(fields)});
  }

  void see_arrivals() {
    compare(object_at(before_, "participants"),
            object_at(after_, "participants"),
            [this](const std::string& id, const json* former, const json* present) {
              if (present == nullptr)
                return;
              json who{{"participant", id}, {"name", text_at(*present, "name")}};
              auto state = text_at(*present, "state");
              bool was_out = former == nullptr || text_at(*former, "state") == "lobby";
              if (former != nullptr && state == text_at(*former, "state"))
                return;
              if (was_out) {
                who["door"] = text_at(*present, "door");
                add(state == "lobby" ? "lobby" : "joined", std::move(who));
              } else {
                add(state == "away" ? "away" : "back", std::move(who));
              }
            });
  }

  void see_shares() {
    compare(object_at(before_, "shares"),
            object_at(after_, "shares"),
            [this](const std::string& id, const json* former, const json* present) {
              json share{{"share", id}, {"name", text_at(present ? *present : *former, "name")}};
              if (present == nullptr) {
                share["reason"] = reason_of(id);
                return add("share_ended", std::move(share));
              }
              if (former == nullptr)
                add_start(share, *present);
              bool was_live = former != nullptr && text_at(*former, "state") == "live";
              if (!was_live && text_at(*present, "state") == "live")
                add_live(std::move(share), *present, former);
            });
  }

  void add_start(json share, const json& present) {
    share["participant"] = text_at(present, "participant");
    share["share_kind"] = text_at(present, "kind");
    share["label"] = text_at(present, "label");
    add("share_started", std::move(share));
  }

  // From weak or paused back to live is no second start of the picture.
  void add_live(json share, const json& present, const json* former) {
    auto state = former != nullptr ? text_at(*former, "state") : "connecting";
    if (state != "connecting")
      return;
    for (const auto* key : {"codec", "width", "height"}) {
      if (present.contains(key))
        share[key] = present[key];
    }
    add("share_live", std::move(share));
  }

  std::string reason_of(const std::string& share) const {
    auto found = why_.shares.find(share);
    return found != why_.shares.end() ? found->second : std::string{};
  }

  void see_departures() {
    compare(object_at(before_, "participants"),
            object_at(after_, "participants"),
            [this](const std::string& id, const json* former, const json* present) {
              if (present == nullptr)
                add("left",
                    {{"participant", id},
                     {"name", text_at(*former, "name")},
                     {"reason", why_.removed.contains(id) ? "removed" : "left"}});
            });
  }

  // Most notices say what another event says with ids.
  static bool tells_more(std::string_view code) {
    return code == "share_refused" || code == "pin_changed" || code == "wrong_pins";
  }

  void see_notices() {
    compare(object_at(before_, "notices"),
            object_at(after_, "notices"),
            [this](const std::string&, const json* former, const json* present) {
              if (former != nullptr || present == nullptr || !tells_more(text_at(*present, "code")))
                return;
              json fields = json::object();
              for (const auto* key : {"level", "code", "name", "reason", "text"})
                fields[key] = text_at(*present, key);
              add("notice", std::move(fields));
            });
  }

  void see_surroundings() {
    auto address = text_at(object_at(after_, "join_card"), "address");
    if (address != text_at(object_at(before_, "join_card"), "address"))
      add("address_changed",
          {{"address", address}, {"meeting", text_at(object_at(after_, "meeting"), "id")}});
    auto kiosk = text_at(object_at(after_, "kiosk"), "state");
    if (kiosk != text_at(object_at(before_, "kiosk"), "state"))
      add("kiosk", {{"state", kiosk}});
    compare(object_at(before_, "doors"),
            object_at(after_, "doors"),
            [this](const std::string& name, const json* former, const json* present) {
              auto state = present != nullptr ? text_at(*present, "state") : "closed";
              if (former == nullptr || text_at(*former, "state") != state)
                add("door", {{"door", name}, {"state", state}});
            });
  }

  const json& before_;
  const json& after_;
  const endings& why_;
  std::vector<event> events_;
};

} // namespace

std::vector<event> events_between(const json& before, const json& after, const endings& why) {
  return comparison{before, after, why}.run();
}

} // namespace tessera::admin
