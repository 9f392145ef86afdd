// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/video_desk.hpp"

namespace tessera::airplay {

namespace {

/// Lengths first: nobody gets another's key by what stands in its own parts.
std::string key_of(const video_caller& who, std::string_view session) {
  const auto& self = who.device.empty() ? who.address : who.device;
  return (who.device.empty() ? "clear " : "paired ") + std::to_string(self.size()) + " " + self +
         std::string{session};
}

} // namespace

result<std::shared_ptr<video_show>> video_desk::show_of(const video_caller& who,
                                                        std::string_view session) {
  const auto key = key_of(who, session);
  auto at = shows_.find(key);
  if (at == shows_.end()) {
    if (shows_.size() >= most_shows)
      return {errc::unavailable, "Too many senders play videos."};
    at = shows_.emplace(key, entry{std::make_shared<video_show>(loop_, house_, maker_), {}}).first;
  }
  at->second.going.cancel();
  return at->second.show;
}

void video_desk::left(const std::shared_ptr<video_show>& show) {
  if (!show->alone())
    return;
  for (auto& [key, each] : shows_) {
    if (each.show != show)
      continue;
    // Where nothing plays, and nothing is to be said about what went wrong, there is nothing to
    // come back to.
    const bool worth_it = show->on() || !show->fault().empty();
    const auto wait = worth_it ? std::chrono::milliseconds{linger} : std::chrono::milliseconds{0};
    each.going = net::call_after(loop_, wait, [this, key = key] {
      if (auto at = shows_.find(key); at != shows_.end() && at->second.show->alone())
        shows_.erase(at);
    });
    return;
  }
}

std::vector<std::shared_ptr<video_show>> video_desk::shows() const {
  std::vector<std::shared_ptr<video_show>> out;
  for (const auto& [key, each] : shows_)
    out.push_back(each.show);
  return out;
}

void video_desk::share_stopped(const share_id& share) {
  with([&](const video_show& one) { return one.owns(share); },
       [](video_show& one) { one.share_stopped(); });
}

void video_desk::participant_admitted(const participant_id& who) {
  with([&](const video_show& one) { return one.is(who); }, [](video_show& one) { one.let_in(); });
}

void video_desk::participant_ended(const participant_id& who) {
  with([&](const video_show& one) { return one.is(who); },
       [](video_show& one) { one.sent_away(); });
}

void video_desk::key_frame_wanted(const share_id& share) {
  with([&](const video_show& one) { return one.owns(share); },
       [](video_show& one) { one.key_frame_wanted(); });
}

} // namespace tessera::airplay
