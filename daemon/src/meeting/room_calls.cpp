// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/room_calls.hpp"

#include "meeting/call_rows.hpp"
#include "proto/method_table.hpp"

#include <algorithm>

namespace tessera::meeting {

result<nlohmann::json> carry_out(room& house, const call_room& what, moment now) {
  // The connection has asked as well; here it is asked for every door at once.
  if (auto may = rpc::may_call(what.who.roles, what.method); !may)
    return std::move(may).error();
  if (auto may = house.may_act(what.who); !may)
    return std::move(may).error();
  for (auto rows : {share_calls(), sound_calls(), people_calls(), talk_calls(), meeting_calls()}) {
    auto row = std::ranges::find(rows, what.method, &call_row::method);
    if (row != rows.end())
      return row->carry_out(house, what, now);
  }
  return errc::method_not_found;
}

} // namespace tessera::meeting
