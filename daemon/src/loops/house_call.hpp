// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "proto/method_table.hpp"

#include <tessera/actors.hpp>

#include <nlohmann/json.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace tessera::loops {

using call_answer = std::function<void(result<nlohmann::json>)>;

template <class Answer, class Self, class Handle, class Request, class Render>
void ask_house(Self* self,
               const Handle& whom,
               std::chrono::milliseconds limit,
               Request what,
               call_answer then,
               Render render) {
  if (!whom)
    return then(errc::unavailable);
  self->request(whom, limit, std::move(what))
      .then([then, render](const Answer& answer) { then(nlohmann::json(render(answer))); },
            [then](const caf::error& why) { then(from_caf(why)); });
}

/// Carries a call of any connection to whoever handles it (not handler::connection). The caller's
/// roles and the params are checked here, so that every door into the house asks the same.
/// `then` runs at once or later on the actor's own thread. Context: an actor of the house.
template <class Self>
void call_house_of(Self* self,
                   const house_changed& house,
                   std::string_view method,
                   const nlohmann::json& given,
                   caller who,
                   call_answer then) {
  if (auto may = rpc::may_call(who.roles, method); !may)
    return then(may.error());
  const auto* what = rpc::find_method(method);
  auto checked = rpc::checked_params(*what, given);
  if (!checked)
    return then(std::move(checked).error());
  auto params = std::make_shared<const nlohmann::json>(*std::move(checked));
  auto value = [](const call_result& answer) { return *answer.value; };
  switch (what->by) {
  case rpc::handler::meeting:
    return ask_house<call_result>(self,
                                  house.meeting,
                                  timeouts::meeting,
                                  call_room{std::string{method}, params, std::move(who)},
                                  std::move(then),
                                  value);
  case rpc::handler::house:
    return ask_house<call_result>(self,
                                  house.admin,
                                  timeouts::house,
                                  call_house{std::string{method}, params, std::move(who)},
                                  std::move(then),
                                  value);
  case rpc::handler::kiosk:
    return ask_house<thumbnail>(self,
                                house.kiosk,
                                timeouts::thumbnail,
                                get_thumbnail{share_id{params->at("share").get<std::string>()}},
                                std::move(then),
                                [](const thumbnail& small) {
                                  return nlohmann::json{{"media_type", "image/jpeg"},
                                                        {"name", "thumbnail.jpg"},
                                                        {"data", base64(*small.jpeg)}};
                                });
  case rpc::handler::connection:
  case rpc::handler::none:
    return then(errc::method_not_found);
  }
}

} // namespace tessera::loops
