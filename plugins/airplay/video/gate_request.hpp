// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "video/url_fetch.hpp"

#include <string>
#include <string_view>

/// The words between GStreamer and the gate. Pure.
namespace tessera::airplay {

struct gate_request {
  std::string url; ///< what is to be fetched
  std::string range;
  bool head_only = false;
};

/// "/<secret>/<url in base64url>"
[[nodiscard]] std::string gate_path(std::string_view secret, std::string_view url);
/// `head`: the request to its empty line. Errors: parse_error, not_allowed (another secret).
[[nodiscard]] result<gate_request> parse_gate_request(std::string_view head,
                                                      std::string_view secret);
/// The head of an answer; nothing but what can stand in a line gets into it.
[[nodiscard]] std::string gate_answer(const fetched_head& head);

} // namespace tessera::airplay
