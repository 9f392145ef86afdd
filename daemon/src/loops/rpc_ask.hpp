// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/rpc_line_session.hpp"

#include <tessera/messages/error.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace tessera::loops {

/// Asks another actor on behalf of a client and answers the client with `render(answer)` or with
/// what went wrong. The client may be gone by then. Context: the loop's thread.
template <class Answer, class Self, class Handle, class Request, class Render>
void ask_for(Self* self,
             const Handle& whom,
             std::chrono::milliseconds timeout,
             Request request,
             const std::shared_ptr<net::rpc_line_session>& client,
             std::optional<json_rpc::json> id,
             Render render) {
  if (!whom)
    return client->answer(id, errc::unavailable);
  std::weak_ptr<net::rpc_line_session> weak = client;
  self->request(whom, timeout, std::move(request))
      .then(
          [weak, id, render](const Answer& answer) {
            if (auto present = weak.lock())
              present->answer(id, json_rpc::json(render(answer)));
          },
          [weak, id](const caf::error& why) {
            if (auto present = weak.lock())
              present->answer(id, from_caf(why));
          });
}

} // namespace tessera::loops
