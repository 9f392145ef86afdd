// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/room_document.hpp"

#include <cmath>
#include <string>
#include <utility>

namespace tessera::kiosk {
namespace {

const nlohmann::json* find(const nlohmann::json& object, std::string_view key) {
  if (!object.is_object())
    return nullptr;
  auto at = object.find(key);
  return at == object.end() ? nullptr : &*at;
}

} // namespace

room_document::outcome room_document::snapshot(std::int64_t revision, nlohmann::json room) {
  if (!room.is_object())
    return outcome::refused;
  room_ = std::move(room);
  revision_ = revision;
  return outcome::applied;
}

room_document::outcome room_document::change(std::int64_t revision, const nlohmann::json& patch) {
  if (!known() || revision != revision_ + 1)
    return outcome::gap;
  if (!patch.is_object())
    return outcome::refused;
  room_.merge_patch(patch);
  revision_ = revision;
  return outcome::applied;
}

std::string_view text_at(const nlohmann::json& object, std::string_view key) {
  const auto* value = find(object, key);
  if (value == nullptr || !value->is_string())
    return {};
  return value->get_ref<const std::string&>();
}

std::int64_t number_at(const nlohmann::json& object, std::string_view key) {
  const auto* value = find(object, key);
  if (value == nullptr || !value->is_number())
    return 0;
  if (value->is_number_integer())
    return value->get<std::int64_t>();
  constexpr double exact = 9007199254740992.0; // 2^53: beyond it a double is no whole number
  auto real = value->get<double>();
  return std::isfinite(real) && std::abs(real) < exact ? static_cast<std::int64_t>(real) : 0;
}

bool flag_at(const nlohmann::json& object, std::string_view key) {
  const auto* value = find(object, key);
  return value != nullptr && value->is_boolean() && value->get<bool>();
}

const nlohmann::json& object_at(const nlohmann::json& object, std::string_view key) {
  static const nlohmann::json empty = nlohmann::json::object();
  const auto* value = find(object, key);
  return value != nullptr && value->is_object() ? *value : empty;
}

} // namespace tessera::kiosk
