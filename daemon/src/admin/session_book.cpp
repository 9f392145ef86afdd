// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/session_book.hpp"

#include "admin/password_hash.hpp"
#include "base/secret.hpp"

#include <algorithm>

namespace tessera::admin {
namespace {

constexpr std::size_t token_bytes = 32; // nobody guesses 256 bits
constexpr std::size_t id_bytes = 6;

} // namespace

void session_book::sweep(time now) {
  std::erase_if(sessions_, [&](const auto& one) {
    return now - one.second.used >= idle || now - one.second.opened >= longest;
  });
}

session_book::opened session_book::open(time now) {
  sweep(now);
  if (sessions_.size() >= most)
    sessions_.erase(std::min_element(sessions_.begin(), sessions_.end(), [](auto& a, auto& b) {
      return a.second.used < b.second.used;
    }));
  opened fresh{base64url(random_bytes(id_bytes)), "ts." + base64url(random_bytes(token_bytes))};
  sessions_[hash_token(fresh.token)] = {fresh.id, now, now};
  return fresh;
}

std::optional<std::string> session_book::use(const std::string& token, time now) {
  sweep(now);
  auto found = sessions_.find(hash_token(token));
  if (found == sessions_.end())
    return {};
  found->second.used = now;
  return found->second.id;
}

std::optional<std::string> session_book::look(const std::string& token, time now) {
  sweep(now);
  auto found = sessions_.find(hash_token(token));
  return found == sessions_.end() ? std::nullopt : std::optional{found->second.id};
}

bool session_book::close(const std::string& id) {
  return std::erase_if(sessions_, [&](const auto& one) { return one.second.id == id; }) > 0;
}

std::size_t session_book::count(time now) {
  sweep(now);
  return sessions_.size();
}

} // namespace tessera::admin
