// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room_calls.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string_view>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;
using row = result<json> (*)(room&, const call_room&, moment);

result<json> nothing_more(const result<>& outcome) {
  if (!outcome)
    return outcome.error();
  return json::object();
}

std::string text(const call_room& what, const char* name) {
  return what.params->at(name).get<std::string>();
}

result<json> stop_share(room& house, const call_room& what, moment now) {
  share_id share{text(what, "share")};
  if (what.who.roles.intersects(rpc::role::host | rpc::role::kiosk | rpc::role::admin))
    return nothing_more(house.end_share({share, end_reason::removed, {}}, now));
  return nothing_more(house.end_share({share, end_reason::stopped, what.who.participant}, now));
}

result<json> remove(room& house, const call_room& what, moment now) {
  return nothing_more(house.remove(participant_id{text(what, "participant")}, now));
}

result<json> show_pin(room& house, const call_room&, moment) {
  auto pin = house.pin();
  return json{{"pin", pin.pin.reveal()}, {"required", pin.required}};
}

result<json> new_pin(room& house, const call_room&, moment now) {
  if (auto renewed = house.renew_pin(now); !renewed)
    return renewed.error();
  return json{{"pin", house.pin().pin.reveal()}};
}

const std::map<std::string_view, row>& rows() {
  static const std::map<std::string_view, row> table{
      {"share.stop", stop_share},
      {"participant.remove", remove},
      {"pin.show", show_pin},
      {"pin.new", new_pin},
  };
  return table;
}

} // namespace

result<json> carry_out(room& house, const call_room& what, moment now) {
  auto found = rows().find(what.method);
  if (found == rows().end())
    return errc::method_not_found;
  return found->second(house, what, now);
}

} // namespace tessera::meeting
