// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/view_room.hpp"
#include "signalling/views.hpp"

#include <utility>

namespace tessera::signalling {

using json = nlohmann::json;

void views::show(const json& room) {
  if (!viewing_allowed(room)) {
    for (const auto& peer : peers())
      close(peer);
    return;
  }
  for (const auto& peer : peers()) // a copy: what cannot be put ends its view
    if (auto found = all_.find(peer); found != all_.end() && found->second.stands)
      follow(peer, found->second, room);
}

void views::follow(const peer_id& peer, view& shown, const json& room) {
  const auto owner = shown.owner;
  std::vector<wish> wishes;
  std::set<share_id> over; // nothing of them comes any more
  for (auto& [mid, section] : shown.sections) {
    const auto before = section;
    if (auto wanted = look(mid, section, room))
      wishes.push_back(*std::move(wanted));
    if (!before.paused && (section.share.empty() || section.paused))
      over.insert(before.share);
  }
  for (const auto& wanted : wishes)
    put(peer, wanted);
  for (const auto& share : over)
    tell_over(owner, share);
}

/// What media is to be asked, if anything has changed.
std::optional<views::wish>
views::look(const std::string& mid, section& shown, const json& room) {
  if (shown.share.empty())
    return {};
  if (find_share(room, shown.share) == nullptr) {
    shown = {}; // its lane has ended
    return {};
  }
  const bool paused = is_paused(room, shown.share);
  const auto codec = codec_of(room, shown.share);
  const bool turned = std::exchange(shown.paused, paused) != paused;
  const bool another_codec = !paused && shown.refused && *shown.refused != codec;
  if (!turned && !another_codec)
    return {};
  shown.refused.reset();
  return wish{mid, paused ? share_id{} : shown.share, codec};
}

/// What media cannot show now, it is asked for again when the share is made of something else. When
/// it fails, nobody knows what is sent: the view ends, and its page begins anew.
void views::put(const peer_id& peer, const wish& wanted) {
  auto answered = [weak = std::weak_ptr{alive_}, peer, wanted](const result<nothing>& set) {
    auto me = weak.lock();
    if (!me || set)
      return;
    if (wanted.share.empty() || set.code() != errc::codec_unsupported)
      return (*me)->lose(peer);
    auto found = (*me)->all_.find(peer);
    if (found == (*me)->all_.end())
      return;
    if (auto& section = found->second.sections[wanted.mid]; section.share == wanted.share)
      section.refused = wanted.codec;
  };
  house_.set_view(peer, wanted.mid, wanted.share, std::move(answered));
}

void views::lose(const peer_id& peer) {
  if (knows(peer) && on_lost_)
    on_lost_(peer);
  if (knows(peer))
    close(peer);
}

/// One on its way while the section came to rest is no news.
void views::tell(const view_progress& what) {
  auto found = all_.find(what.peer);
  if (found == all_.end())
    return;
  auto section = found->second.sections.find(what.mid);
  if (section != found->second.sections.end() && section->second.share == what.share &&
      !section->second.paused)
    house_.viewed({found->second.owner, what.share, what.fps, what.kbps, what.loss, what.thin});
}

/// Unless it goes on in another section or view of theirs.
void views::tell_over(const participant_id& who, const share_id& share) {
  if (share.empty())
    return;
  for (const auto& [peer, view] : all_)
    for (const auto& [mid, section] : view.sections)
      if (view.owner == who && section.share == share && !section.paused)
        return;
  share_viewed what{who, share};
  what.over = true;
  house_.viewed(std::move(what));
}

} // namespace tessera::signalling
