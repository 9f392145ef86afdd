// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "proto/role.hpp"

#include <tessera/messages/message.hpp>

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <string>

namespace tessera {

/// Who calls, as its connection knows it.
struct TESSERA_API caller {
  rpc::role_set roles;
  std::optional<participant_id> participant; ///< of a page that has joined
  std::string name;   ///< for the log and the audience: "tesseractl", "display", a token's name
  std::string source; ///< an IP address, for counting wrong codes; empty = a local socket
};

/// Request to meeting: a call of the method table that it handles (lib/proto/method_table.hpp).
/// Whoever sends it has asked may_call() and checked_params() before. Errors: those of docs/api.md.
struct TESSERA_API call_room {
  std::string method;
  std::shared_ptr<const nlohmann::json> params;
  caller who;
};

/// Request to the admin actor: likewise, of those that the house handles.
struct TESSERA_API call_house {
  std::string method;
  std::shared_ptr<const nlohmann::json> params;
  caller who;
};

/// Answer to both. A file is {"media_type", "name", "data" (base64)}; a text that is no JSON is
/// {"media_type", "text"}: REST sends such as they are.
struct TESSERA_API call_result {
  std::shared_ptr<const nlohmann::json> value;
};

/// Request to the admin actor: whose is this bearer token? Errors: unauthenticated, rate_limited.
struct TESSERA_API check_token {
  std::string token;
  std::string source;
  bool glance = false; ///< nobody does anything just now: an admin's session grows idle meanwhile
};
struct TESSERA_API token_owner {
  rpc::role_set roles;
  std::string name;
};

/// Request to meeting: does this code make a host? Errors: wrong_code, too_many_attempts.
struct TESSERA_API check_host_code {
  std::string code;
  std::string source;
  std::optional<participant_id> participant; ///< becomes a host in the room document too
};

/// Request to the kiosk actor: a small picture of a share, at most a second old.
/// Errors: share_not_found, unavailable (no display, or it shows nothing of this share yet),
/// timeout.
struct TESSERA_API get_thumbnail {
  share_id share;
};
struct TESSERA_API thumbnail {
  std::shared_ptr<const std::string> jpeg; ///< at most 320 pixels wide
};

} // namespace tessera

TESSERA_MESSAGE(tessera::call_room)
TESSERA_MESSAGE(tessera::call_house)
TESSERA_MESSAGE(tessera::call_result)
TESSERA_MESSAGE(tessera::check_token)
TESSERA_MESSAGE(tessera::token_owner)
TESSERA_MESSAGE(tessera::check_host_code)
TESSERA_MESSAGE(tessera::get_thumbnail)
TESSERA_MESSAGE(tessera::thumbnail)
