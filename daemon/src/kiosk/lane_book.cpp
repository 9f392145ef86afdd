// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/lane_book.hpp"

namespace tessera::kiosk {

std::vector<lane_book::order> lane_book::channel_opened() {
  channel_ = true;
  std::vector<order> orders;
  for (auto& [share, what] : shares_) {
    what.pause.reset();
    orders.push_back(ask(share, what));
  }
  return orders;
}

void lane_book::channel_closed() {
  channel_ = false;
  for (auto& [share, what] : shares_)
    what.at = stage::unwanted;
}

std::optional<lane_book::order> lane_book::share_opened(const share_id& share) {
  auto& what = shares_[share];
  what = {};
  if (!channel_)
    return {};
  return ask(share, what);
}

void lane_book::share_ended(const share_id& share) {
  shares_.erase(share);
}

bool lane_book::attached(const order& what) {
  auto* found = find(what, stage::asked);
  if (found == nullptr)
    return false;
  found->at = stage::handed_over;
  found->pause.reset();
  return true;
}

std::optional<std::chrono::milliseconds> lane_book::failed(const order& what) {
  auto* found = find(what, stage::asked);
  if (found == nullptr)
    return {};
  found->at = stage::waiting;
  return found->pause.next();
}

std::optional<lane_book::order> lane_book::retry(const order& what) {
  auto* found = find(what, stage::waiting);
  if (found == nullptr)
    return {};
  return ask(what.share, *found);
}

lane_book::order lane_book::ask(const share_id& share, entry& what) {
  what.at = stage::asked;
  what.ticket = ++last_ticket_;
  return {share, what.ticket};
}

lane_book::entry* lane_book::find(const order& what, stage at) {
  auto found = shares_.find(what.share);
  bool current =
      found != shares_.end() && found->second.ticket == what.ticket && found->second.at == at;
  return current ? &found->second : nullptr;
}

} // namespace tessera::kiosk
