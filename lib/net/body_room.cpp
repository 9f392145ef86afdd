// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/body_room.hpp"

#include <utility>

namespace tessera::net {

struct body_room::account {
  std::size_t all = 0;
  std::map<std::string, std::size_t> of_source; ///< none of 0
};

body_room::body_room(std::size_t most, std::size_t most_of_source)
    : most_(most), most_of_source_(most_of_source), account_(std::make_shared<account>()) {}

body_room::claim& body_room::claim::operator=(claim&& other) noexcept {
  give_back();
  from_ = std::move(other.from_);
  source_ = std::move(other.source_);
  bytes_ = other.bytes_;
  return *this;
}

void body_room::claim::give_back() noexcept {
  auto from = std::exchange(from_, nullptr);
  if (!from)
    return;
  from->all -= bytes_;
  auto own = from->of_source.find(source_);
  own->second -= bytes_;
  if (own->second == 0)
    from->of_source.erase(own);
}

result<body_room::claim> body_room::take(std::size_t bytes, const std::string& source) {
  auto own = account_->of_source.find(source);
  auto used = own == account_->of_source.end() ? 0 : own->second;
  if (used + bytes > most_of_source_)
    return errc::rate_limited;
  if (account_->all + bytes > most_)
    return errc::unavailable;
  account_->all += bytes;
  account_->of_source[source] = used + bytes;
  claim taken;
  taken.from_ = account_;
  taken.source_ = source;
  taken.bytes_ = bytes;
  return taken;
}

std::size_t body_room::taken() const noexcept {
  return account_->all;
}

} // namespace tessera::net
