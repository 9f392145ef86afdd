// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/json_rpc.hpp"
#include "require.hpp"

// What was accepted is written again and read again without a change.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  const auto text = fuzz::text_of(data, size);
  if (const auto call = json_rpc::parse_call(text)) {
    TESSERA_REQUIRE(text.size() <= json_rpc::max_message_bytes);
    TESSERA_REQUIRE(call->method.size() <= json_rpc::max_method_bytes);
    TESSERA_REQUIRE(call->params.is_object());
    const auto again = call->id ? json_rpc::make_request(*call->id, call->method, call->params)
                                : json_rpc::make_notification(call->method, call->params);
    // Escapes can make the text longer than it came: the limit is not what is tested here.
    const auto second = json_rpc::parse_call(again, 16 * json_rpc::max_message_bytes);
    TESSERA_REQUIRE(second.has_value());
    TESSERA_REQUIRE(second->method == call->method && second->params == call->params);
    TESSERA_REQUIRE(second->id == call->id);
  } else {
    TESSERA_REQUIRE(!json_rpc::make_error(nullptr, call.error()).empty());
  }
  if (const auto value = json_rpc::parse_json(text, json_rpc::max_message_bytes))
    TESSERA_REQUIRE(*json_rpc::parse_json(json_rpc::dump(*value), 16 * text.size() + 16) == *value);
  if (const auto answer = json_rpc::parse_answer(text))
    TESSERA_REQUIRE(answer->value.has_value() != answer->error.has_value());
  return 0;
}
