// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pairing_store.hpp"

#include "base/base64.hpp"
#include "base/file.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace tessera::airplay {

namespace {

using json = nlohmann::json;

constexpr std::size_t max_file_bytes = 256 * 1024;
constexpr unsigned own_eyes_only = 0600;

/// Spec: RFC 9562 5.4, version 4.
std::string new_uuid() {
  auto bytes = random_bytes(16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out += fmt::format("{:02x}", static_cast<unsigned char>(bytes[i]));
    if (i == 3 || i == 5 || i == 7 || i == 9)
      out += '-';
  }
  return out;
}

/// Looks like a MAC address, and says of itself that it is made up. Spec: IEEE 802 8.2: local,
/// unicast.
std::string new_device_id() {
  auto bytes = random_bytes(6);
  bytes[0] = static_cast<char>((bytes[0] & 0xfc) | 0x02);
  std::string out;
  for (const unsigned char each : bytes)
    out += fmt::format("{}{:02X}", out.empty() ? "" : ":", each);
  return out;
}

void put_aside(const std::string& path) {
  std::rename(path.c_str(), (path + ".broken").c_str());
}

std::optional<json> read_object(const std::string& path) {
  auto text = read_file(path, max_file_bytes);
  if (!text)
    return std::nullopt;
  auto value = json::parse(*text, nullptr, false);
  if (value.is_object())
    return value;
  put_aside(path);
  return std::nullopt;
}

std::string bytes_at(const json& from, const char* name) {
  auto it = from.find(name);
  if (it == from.end() || !it->is_string())
    return {};
  return from_base64(it->get<std::string>()).value_or("");
}

std::string text_at(const json& from, const char* name) {
  auto it = from.find(name);
  return it != from.end() && it->is_string() ? it->get<std::string>() : std::string{};
}

std::int64_t time_at(const json& from, const char* name) {
  auto it = from.find(name);
  return it != from.end() && it->is_number_integer() ? it->get<std::int64_t>() : 0;
}

constexpr std::size_t key_name_bytes = 10;

} // namespace

std::string name_of_key(std::string_view key) {
  const auto digest = sha512({key});
  std::string out;
  for (const unsigned char each : digest.substr(0, key_name_bytes))
    out += fmt::format("{:02x}", each);
  return out;
}

bool is_name_of_key(std::string_view text) noexcept {
  return text.size() == 2 * key_name_bytes &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

result<pairing_store> pairing_store::open(std::string folder) {
  pairing_store out{std::move(folder)};
  if (auto ready = out.read_identity(); !ready)
    return std::move(ready).error();
  out.read_pairings();
  return out;
}

result<> pairing_store::read_identity() {
  const auto path = folder_ + "/identity.json";
  if (const auto stored = read_object(path)) {
    device_id_ = text_at(*stored, "device_id");
    auto key = ed25519_key::from_seed(secret{bytes_at(*stored, "key")});
    const auto id = text_at(*stored, "pairing_id");
    if (key && !device_id_.empty() && !id.empty()) {
      me_ = identity{id, *std::move(key)};
      return {};
    }
    put_aside(path);
  }
  const secret seed{random_bytes(key_bytes)};
  me_ = identity{new_uuid(), *ed25519_key::from_seed(seed)};
  device_id_ = new_device_id();
  const json made{
      {"device_id", device_id_}, {"pairing_id", me_->id}, {"key", base64(seed.reveal())}};
  return write_file(path, made.dump(2) + "\n", own_eyes_only);
}

void pairing_store::read_pairings() {
  const auto stored = read_object(folder_ + "/pairings.json");
  if (!stored)
    return;
  for (const auto& [id, value] : stored->items()) {
    if (!value.is_object() || !is_pairing_id(id) || all_.size() == most)
      continue;
    entry one{bytes_at(value, "key"),
              text_at(value, "name"),
              time_at(value, "used_at"),
              value.value("admin", json{}) == true};
    one.since = value.contains("since") ? time_at(value, "since") : one.used_at;
    if (one.key.size() != key_bytes)
      continue;
    all_.emplace(id, std::move(one));
    if (auto code = text_at(value, "proven"); !code.empty())
      proven_[id] = secret{std::move(code)};
  }
}

std::string pairing_store::key_of(const std::string& id) const {
  const auto found = all_.find(id);
  return found == all_.end() ? std::string{} : found->second.key;
}

std::optional<secret> pairing_store::proven(const std::string& id) const {
  const auto found = proven_.find(id);
  return found == proven_.end() ? std::nullopt : std::optional{found->second};
}

result<> pairing_store::add(const controller& sender, std::string name, std::int64_t now_ms) {
  if (!all_.contains(sender.id) && all_.size() >= most) {
    const auto oldest =
        std::min_element(all_.begin(), all_.end(), [](const auto& a, const auto& b) {
          return a.second.used_at < b.second.used_at;
        });
    proven_.erase(oldest->first);
    all_.erase(oldest);
  }
  auto& one = all_[sender.id];
  // Another key is somebody else.
  if (one.key != sender.key)
    one = {sender.key, {}, 0, false, now_ms};
  one.name = std::move(name);
  one.used_at = now_ms;
  return write();
}

result<> pairing_store::seen(const std::string& id, std::int64_t now_ms) {
  const auto found = all_.find(id);
  if (found == all_.end())
    return {};
  found->second.used_at = now_ms;
  return write();
}

result<> pairing_store::set_admin(const std::string& id, bool admin) {
  const auto found = all_.find(id);
  if (found == all_.end() || found->second.admin == admin)
    return {};
  found->second.admin = admin;
  return write();
}

result<> pairing_store::remove(const std::string& id) {
  proven_.erase(id);
  return all_.erase(id) == 0 ? result<>{} : write();
}

result<> pairing_store::write() const {
  changed_();
  auto stored = json::object();
  for (const auto& [id, one] : all_) {
    stored[id] = {{"key", base64(one.key)},
                  {"name", one.name},
                  {"used_at", one.used_at},
                  {"since", one.since},
                  {"admin", one.admin}};
    if (const auto code = proven_.find(id); code != proven_.end())
      stored[id]["proven"] = code->second.reveal();
  }
  // A sender's id and name are its own bytes.
  return write_file(folder_ + "/pairings.json",
                    stored.dump(2, ' ', false, json::error_handler_t::replace) + "\n",
                    own_eyes_only);
}

} // namespace tessera::airplay
