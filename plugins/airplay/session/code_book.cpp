// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/code_book.hpp"

#include "session/house.hpp"

#include <algorithm>
#include <utility>

namespace tessera::airplay {

void code_book::ask(std::string name, std::string source, asked then) {
  drop_old();
  if (!may_ask(source))
    return then(failure{errc::rate_limited, "too many connections ask for the code", std::chrono::seconds{5}});
  ++asking_[source];
  house_.ask_code(std::move(name), source, [this, source, then = std::move(then)](result<secret> code) {
    if (--asking_[source] == 0)
      asking_.erase(source);
    if (!code) {
      end_unused(source);
      return then(std::move(code).error());
    }
    auto one = std::make_shared<ticket>(*this, source, *std::move(code));
    open_.emplace(source, one.get());
    then(std::move(one));
  });
}

bool code_book::may_ask(const std::string& source) {
  const auto now = house_.now();
  return rates_.take(source, now) && all_.take(now);
}

/// The display shows a code for nobody.
void code_book::end_unused(const std::string& source) {
  if (!over_ && !open_.contains(source) && !asking_.contains(source))
    house_.end_code(source);
}

void code_book::closed(const ticket& one) {
  const auto [first, last] = open_.equal_range(one.source_);
  const auto own = std::find_if(first, last, [&](const auto& each) { return each.second == &one; });
  if (own != last)
    open_.erase(own);
  end_unused(one.source_);
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

void code_book::keep_proof(std::shared_ptr<ticket> proven) {
  drop_old();
  const auto source = proven->source_;
  proofs_.insert_or_assign(source, proof{std::move(proven), house_.now() + proof_patience});
}

void code_book::hold(std::shared_ptr<ticket> paired) {
  drop_old();
  const auto source = paired->source_;
  held_.insert_or_assign(source, proof{std::move(paired), house_.now() + hold_patience});
}

void code_book::drop_old() {
  const auto now = house_.now();
  for (auto* some : {&proofs_, &held_})
    std::erase_if(*some, [&](const auto& each) { return each.second.until < now; });
}

std::shared_ptr<code_book::ticket> code_book::take_proof(const std::string& source) {
  auto found = proofs_.extract(source);
  if (found.empty() || found.mapped().until < house_.now() || !found.mapped().what->valid())
    return nullptr;
  return std::move(found.mapped().what);
}

} // namespace tessera::airplay
