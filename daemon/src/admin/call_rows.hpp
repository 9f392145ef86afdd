// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <tessera/messages/call.hpp>

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <string_view>

namespace tessera::admin {

using json = nlohmann::json;

/// Once, on the actor's thread; at once or later.
using reply = std::function<void(result<json>)>;

/// Which call goes to whom. Each subject adds its own rows; it outlives them.
using call_rows = std::map<std::string_view, std::function<void(const call_house&, reply)>>;

/// What blocks (files, hashes) runs elsewhere, one after the other; the answer comes back on the
/// actor's thread. `work` must not touch the subject.
using slow_runner = std::function<void(std::function<result<json>()> work, reply then)>;

[[nodiscard]] inline std::string text_of(const call_house& what, const char* param) {
  auto found = what.params->find(param);
  return found != what.params->end() ? found->get<std::string>() : std::string{};
}

} // namespace tessera::admin
