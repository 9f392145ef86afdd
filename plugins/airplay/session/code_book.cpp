// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/code_book.hpp"

#include "session/house.hpp"

#include <algorithm>
#include <utility>

namespace tessera::airplay {

void code_book::ask(std::string name, std::string source, asked then) {
  house_.ask_code(std::move(name), source, [this, source, then = std::move(then)](result<secret> code) {
    if (!code)
      return then(std::move(code).error());
    auto one = std::make_shared<ticket>(*this, source, *std::move(code));
    open_.emplace(source, one.get());
    then(std::move(one));
  });
}

void code_book::closed(const ticket& one) {
  const auto [first, last] = open_.equal_range(one.source_);
  const auto own = std::find_if(first, last, [&](const auto& each) { return each.second == &one; });
  if (own != last)
    open_.erase(own);
  if (!open_.contains(one.source_))
    house_.end_code(one.source_);
}

void code_book::wrong(std::string name,
                      std::string source,
                      std::function<void(std::chrono::milliseconds)> then) {
  const auto [first, last] = open_.equal_range(source);
  std::for_each(first, last, [](const auto& each) { each.second->valid_ = false; });
  host::candidate guess{std::move(name), secret{"wrong"}, std::move(source), {}};
  house_.admit(std::move(guess), [this, then = std::move(then)](result<host::admission> refused) {
    // No PIN is asked for any more: this was a guess, and nobody's coming in.
    if (refused)
      house_.leave(refused->participant);
    then(refused ? std::chrono::milliseconds{0} : refused.error().retry_after);
  });
}

void code_book::keep_proof(std::shared_ptr<ticket> proven, monotonic::time_point now) {
  std::erase_if(proofs_, [&](const auto& each) { return each.second.until < now; });
  const auto source = proven->source_;
  proofs_.insert_or_assign(source, proof{std::move(proven), now + proof_patience});
}

std::shared_ptr<code_book::ticket> code_book::take_proof(const std::string& source,
                                                         monotonic::time_point now) {
  auto found = proofs_.extract(source);
  if (found.empty() || found.mapped().until < now || !found.mapped().what->valid())
    return nullptr;
  return std::move(found.mapped().what);
}

} // namespace tessera::airplay
