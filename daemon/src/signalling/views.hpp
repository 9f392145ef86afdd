// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "signalling/guest_peers.hpp"
#include "signalling/services.hpp"

#include <tessera/messages/view.hpp>

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tessera::signalling {

/// The params of view.offer, checked.
struct view_request {
  std::optional<peer_id> peer; ///< set: a further offer (ICE restart)
  std::string sdp;
  std::map<std::string, share_id> shares; ///< by mid
};
/// Errors: invalid_argument.
[[nodiscard]] result<view_request> read_view(const nlohmann::json& params);

/// Who watches what on a device of their own. What is paused is not sent to anybody, and nothing is
/// when the host has switched watching off (meeting.viewing). Context: the network thread.
class views {
public:
  static constexpr std::size_t per_participant = views_per_person;
  static constexpr std::size_t sections_max = 24;
  using answer = std::function<void(result<nlohmann::json>)>;

  views(services& house, guest_peers& peers) : house_(house), peers_(peers) {}

  /// So many people may watch at the same time (media.views_max).
  void set_people_max(std::size_t most) noexcept { people_max_ = most; }

  /// Answers {peer, sdp, unplayable}, for a further offer {peer, sdp}. Errors: not_allowed,
  /// share_not_found, share_limit, not_found (whose peer is it?), and those of media.
  void offer(const participant_id& who, const view_request& wanted, const answer& done);
  /// {peer, mid, share?}: another share in a section, or none. Errors: as offer().
  void set(const participant_id& who, const nlohmann::json& params, const answer& done);
  /// The room has changed.
  void show(const nlohmann::json& room);
  /// What its page and the meeting are told.
  void tell(const view_progress& what);
  /// It has ended, whoever closed it.
  void forget(const peer_id& peer);
  [[nodiscard]] std::vector<peer_id> peers() const;
  [[nodiscard]] bool knows(const peer_id& peer) const { return all_.contains(peer); }

private:
  struct section {
    share_id share;      ///< empty = none
    bool paused = false; ///< nothing of it is sent
    std::optional<std::string> refused = {}; ///< the codec in which media could not show it
  };
  struct view {
    participant_id owner;
    bool stands = false; ///< media has answered: before that nothing can be set
    std::map<std::string, section> sections; ///< by mid
  };

  /// One more of this person's. Errors: share_limit.
  [[nodiscard]] result<> has_room_for(const participant_id& who) const;
  [[nodiscard]] result<> may_watch(const std::map<std::string, share_id>& shares) const;
  void renew(const view_request& wanted, const answer& done);
  void close(const peer_id& peer);
  [[nodiscard]] bool follow(const peer_id& peer,
                            const std::string& mid,
                            section& shown,
                            const nlohmann::json& room);
  void put(const peer_id& peer, const std::string& mid, const share_id& share, const std::string& codec);
  [[nodiscard]] nlohmann::json leave_out(view& fresh, const std::set<std::string>& unplayable);
  void rest(const peer_id& peer, const std::string& mid, const share_id& refused);
  void tell_meeting(const participant_id& who);

  services& house_;
  guest_peers& peers_;
  std::size_t people_max_ = 32;
  std::map<peer_id, view> all_;
  /// Gone first: answers come later.
  std::shared_ptr<views*> alive_ = std::make_shared<views*>(this);
};

} // namespace tessera::signalling
