// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/call_rows.hpp"

#include <array>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

result<json> show_pin(room& house, const call_room&, moment) {
  auto pin = house.pin();
  return json{{"pin", pin.pin.reveal()}, {"required", pin.required}};
}

result<json> new_pin(room& house, const call_room&, moment now) {
  if (auto renewed = house.renew_pin(now); !renewed)
    return renewed.error();
  return json{{"pin", house.pin().pin.reveal()}};
}

result<json> set_pin(room& house, const call_room& what, moment now) {
  return nothing_more(house.set_pin(secret{text_of(what, "pin")}, now));
}

result<json> show_host_code(room& house, const call_room&, moment) {
  return json{{"code", house.code_of_hosts().reveal()}};
}

result<json> allow_viewing(room& house, const call_room& what, moment) {
  return nothing_more(house.allow_viewing(what.params->at("allowed").get<bool>()));
}

result<json> end(room& house, const call_room&, moment now) {
  house.end_meeting(now);
  return json::object();
}

} // namespace

std::span<const call_row> meeting_calls() {
  static constexpr auto rows = std::to_array<call_row>({
      {"pin.show", show_pin},
      {"pin.new", new_pin},
      {"pin.set", set_pin},
      {"host.code", show_host_code},
      {"viewing.set", allow_viewing},
      {"meeting.end", end},
  });
  return rows;
}

} // namespace tessera::meeting
