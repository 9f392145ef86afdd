// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/token_book.hpp"

#include "admin/password_hash.hpp"
#include "base/secret.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tessera::admin {
namespace {

using nlohmann::json;

constexpr std::size_t token_bytes = 32;
constexpr std::size_t hash_letters = 64;

std::string text_of(const json& from, const char* key) {
  auto found = from.find(key);
  return found != from.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::int64_t number_of(const json& from, const char* key) {
  auto found = from.find(key);
  return found != from.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

} // namespace

rpc::role_set roles_of_token(const std::string& role) {
  if (role == "host")
    return rpc::role::host;
  if (role == "admin")
    return rpc::role::admin;
  return role == "metrics" ? rpc::role_set{rpc::role::metrics} : rpc::role_set{};
}

result<token_book> token_book::from_text(const std::string& text) {
  auto read = json::parse(text, nullptr, false);
  if (!read.is_object() || !read.contains("tokens") || !read["tokens"].is_array() ||
      read["tokens"].size() > most)
    return {errc::parse_error, "the file of the bearer tokens cannot be read"};
  token_book book;
  book.last_ = static_cast<std::uint64_t>(std::max<std::int64_t>(0, number_of(read, "last")));
  for (const auto& one : read["tokens"]) {
    if (!one.is_object())
      return {errc::parse_error, "the file of the bearer tokens cannot be read"};
    entry next{text_of(one, "id"),
               text_of(one, "name"),
               text_of(one, "role"),
               text_of(one, "hash"),
               number_of(one, "created_at")};
    if (next.id.empty() || next.hash.size() != hash_letters || roles_of_token(next.role).empty())
      return {errc::parse_error, "the file of the bearer tokens cannot be read"};
    book.entries_.push_back(std::move(next));
  }
  return book;
}

std::string token_book::to_text() const {
  auto tokens = json::array();
  for (const auto& one : entries_)
    tokens.push_back({{"id", one.id},
                      {"name", one.name},
                      {"role", one.role},
                      {"hash", one.hash},
                      {"created_at", one.created_at}});
  return json{{"last", last_}, {"tokens", tokens}}.dump(
             2, ' ', false, json::error_handler_t::replace) +
         "\n";
}

result<token_book::made> token_book::add(std::string name, std::string role, std::int64_t now_ms) {
  if (entries_.size() >= most)
    return {errc::refused, "there are 64 bearer tokens already; revoke one that nobody needs"};
  made fresh{"t" + std::to_string(++last_), "tt." + base64url(random_bytes(token_bytes))};
  entries_.push_back(
      {fresh.id, std::move(name), std::move(role), hash_token(fresh.token), now_ms, 0});
  return fresh;
}

bool token_book::remove(const std::string& id) {
  return std::erase_if(entries_, [&](const entry& one) { return one.id == id; }) > 0;
}

const token_book::entry* token_book::use(const std::string& token, std::int64_t now_ms) {
  auto hash = hash_token(token);
  auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](auto& one) { return one.hash == hash; });
  if (found == entries_.end())
    return nullptr;
  found->used_at = now_ms;
  return &*found;
}

json token_book::list() const {
  auto all = json::array();
  for (const auto& one : entries_)
    all.push_back({{"id", one.id},
                   {"name", one.name},
                   {"role", one.role},
                   {"created_at", one.created_at},
                   {"used_at", one.used_at}});
  return all;
}

} // namespace tessera::admin
