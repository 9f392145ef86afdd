// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/method_table.hpp"

#include "base/utf8.hpp"
#include "proto/params.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tessera::rpc {
namespace {

constexpr std::array<std::string_view, 7> role_names{
    "anyone", "guest", "presenter", "host", "kiosk", "admin", "metrics"};
constexpr std::array<std::string_view, 6> verb_names{"", "GET", "PUT", "POST", "PATCH", "DELETE"};

constexpr std::size_t list_entry_characters = 256;

failure fault(const param& what, const std::string& wants) {
  return {errc::invalid_argument, "\"" + std::string{what.name} + "\" must be " + wants};
}

std::string listed(std::span<const std::string_view> choices) {
  std::string text;
  for (auto each : choices)
    text += (text.empty() ? "" : ", ") + std::string{each};
  return text;
}

template <class T>
result<> as_result(const result<T>& read) {
  return read ? result<>{} : result<>{read.error()};
}

result<> check_choice(const param& what, const json& value) {
  if (!value.is_string() ||
      std::ranges::find(what.choices, std::string_view{value.get_ref<const std::string&>()}) ==
          what.choices.end())
    return fault(what, "one of " + listed(what.choices));
  return {};
}

/// Spec: RFC 4648 4, with padding and without line breaks.
result<> check_bytes(const param& what, const json& value) {
  constexpr std::size_t group = 4;
  constexpr std::int64_t group_bytes = 3;
  if (!value.is_string())
    return fault(what, "base64");
  const auto& text = value.get_ref<const std::string&>();
  auto end = text.find_last_not_of('=');
  auto body = std::string_view{text}.substr(0, end == std::string::npos ? 0 : end + 1);
  auto good = std::ranges::all_of(body, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/';
  });
  const auto padding = static_cast<std::int64_t>(text.size() - body.size());
  if (!good || text.size() % group != 0 || padding > 2)
    return fault(what, "base64");
  const auto size = static_cast<std::int64_t>(text.size() / group) * group_bytes - padding;
  if (size < what.minimum || size > what.maximum)
    return fault(what,
                 std::to_string(what.minimum) + " to " + std::to_string(what.maximum) +
                     " bytes as base64");
  return {};
}

result<> check(const param& what, const json& params) {
  const auto& value = params.at(std::string{what.name});
  switch (what.type) {
  case param_type::id:
    return as_result(id_param(params, what.name));
  case param_type::text:
    return as_result(text_param(params,
                                what.name,
                                text_limits{static_cast<std::size_t>(what.minimum),
                                            static_cast<std::size_t>(what.maximum)}));
  case param_type::integer:
    return as_result(integer_param(params, what.name, what.minimum, what.maximum));
  case param_type::boolean:
    return value.is_boolean() ? result<>{} : result<>{fault(what, "true or false")};
  case param_type::choice:
    return check_choice(what, value);
  case param_type::list:
    if (!value.is_array() || value.size() < static_cast<std::size_t>(what.minimum))
      return fault(what, "a list with at least " + std::to_string(what.minimum));
    return as_result(text_list_param(
        params, what.name, static_cast<std::size_t>(what.maximum), {1, list_entry_characters}));
  case param_type::object:
    return value.is_object() ? result<>{} : result<>{fault(what, "an object")};
  case param_type::bytes:
    return check_bytes(what, value);
  }
  return errc::internal;
}

} // namespace

std::string_view name_of(role who) noexcept {
  return role_names[static_cast<std::size_t>(who)];
}

std::string_view name_of(verb what) noexcept {
  return verb_names[static_cast<std::size_t>(what)];
}

const method* find_method(std::string_view name) noexcept {
  auto methods = all_methods();
  auto found = std::ranges::find(methods, name, &method::name);
  return found == methods.end() ? nullptr : &*found;
}

result<> may_call(role_set roles, std::string_view name) {
  const auto* known = find_method(name);
  if (known == nullptr || known->callers.empty())
    return {errc::method_not_found, "there is no method \"" + std::string{name} + "\""};
  if (known->callers.intersects(roles))
    return {};
  if (roles.intersects(role::anyone) && !roles.intersects(role::guest) &&
      known->callers.intersects(role::guest))
    return {errc::unauthenticated};
  return {errc::not_allowed, "\"" + std::string{name} + "\" is not for this role"};
}

result<json> checked_params(const method& what, const json& given) {
  auto params = given.is_null() ? json::object() : given;
  if (!params.is_object())
    return {errc::invalid_argument, "the params must be an object"};
  for (auto it = params.begin(); it != params.end();)
    it = it->is_null() ? params.erase(it) : std::next(it);
  for (const auto& [name, value] : params.items()) {
    if (std::ranges::find(what.params, std::string_view{name}, &param::name) == what.params.end())
      return {errc::invalid_argument,
              "\"" + std::string{what.name} + "\" has no param \"" +
                  std::string{first_bytes(name, 64)} + "\""};
  }
  for (const auto& each : what.params) {
    if (!params.contains(each.name)) {
      if (each.required)
        return {errc::invalid_argument, "\"" + std::string{each.name} + "\" is missing"};
      continue;
    }
    if (auto good = check(each, params); !good)
      return std::move(good).error();
  }
  return params;
}

} // namespace tessera::rpc
