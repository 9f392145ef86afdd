// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/json_rpc.hpp"

namespace tessera::json_rpc {
namespace {

result<json> parse(std::string_view text, std::size_t max_bytes) {
  auto value = parse_json(text, max_bytes);
  if (!value)
    return value;
  if (!value->is_object() || value->value("jsonrpc", json{}) != "2.0")
    return {errc::invalid_request, "the message is not a JSON-RPC 2.0 object"};
  return value;
}

bool valid_id(const json& id) {
  return id.is_number_integer() ||
         (id.is_string() && id.get_ref<const std::string&>().size() <= max_id_bytes);
}

} // namespace

std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

result<json> parse_json(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes)
    return {errc::message_too_large, "a message may have " + std::to_string(max_bytes) + " bytes"};
  bool too_deep = false;
  auto watch_depth = [&](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > max_depth;
    return !too_deep;
  };
  auto value = json::parse(text, watch_depth, false);
  if (too_deep)
    return {errc::parse_error, "the message is nested too deeply"};
  if (value.is_discarded())
    return {errc::parse_error, "the message is not JSON"};
  return value;
}

result<call> parse_call(std::string_view text, std::size_t max_bytes) {
  auto message = parse(text, max_bytes);
  if (!message)
    return std::move(message).error();
  call request;
  auto method = message->find("method");
  if (method == message->end() || !method->is_string() ||
      method->get_ref<const std::string&>().size() > max_method_bytes)
    return {errc::invalid_request, "the message has no method"};
  request.method = method->get<std::string>();
  if (auto id = message->find("id"); id != message->end()) {
    if (!valid_id(*id))
      return {errc::invalid_request, "the id must be a whole number or a short text"};
    request.id = *id;
  }
  if (auto params = message->find("params"); params != message->end()) {
    if (!params->is_object())
      return {errc::invalid_request, "params must be an object with named members"};
    request.params = std::move(*params);
  }
  return request;
}

result<answer> parse_answer(std::string_view text, std::size_t max_bytes) {
  auto message = parse(text, max_bytes);
  if (!message)
    return std::move(message).error();
  answer reply;
  auto id = message->find("id");
  if (id == message->end())
    return {errc::invalid_request, "the answer has no id"};
  reply.id = *id;
  if (auto value = message->find("result"); value != message->end())
    reply.value = std::move(*value);
  if (auto err = message->find("error"); err != message->end())
    reply.error = std::move(*err);
  if (reply.value.has_value() == reply.error.has_value())
    return {errc::invalid_request, "an answer has either a result or an error"};
  return reply;
}

std::string make_result(const json& id, const json& value) {
  return dump({{"jsonrpc", "2.0"}, {"id", id}, {"result", value}});
}

std::string make_error(const json& id, const failure& why) {
  json data{{"name", name_of(why.code)}};
  if (why.retry_after.count() > 0)
    data["retry_after_ms"] = why.retry_after.count();
  return dump(
      {{"jsonrpc", "2.0"},
       {"id", id},
       {"error",
        {{"code", json_rpc_code_of(why.code)}, {"message", why.message()}, {"data", data}}}});
}

std::string make_request(const json& id, std::string_view method, const json& params) {
  return dump({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
}

std::string make_notification(std::string_view method, const json& params) {
  return dump({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
}

} // namespace tessera::json_rpc
