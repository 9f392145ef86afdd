// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "signalling/guest_peers.hpp"
#include "signalling/services.hpp"
#include "signalling/view_request.hpp"

#include <tessera/messages/view.hpp>

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tessera::signalling {

/// Who watches what on a device of their own. What is paused is not sent to anybody, and nothing is
/// when the host has switched watching off (meeting.viewing). Context: the network thread.
class views {
public:
  static constexpr std::size_t per_participant = views_per_person;
  /// Over all their views: one with all sections may stand until its successor plays.
  static constexpr std::size_t sections_per_participant = 2 * view_sections_max;
  using answer = std::function<void(result<nlohmann::json>)>;

  views(services& house, guest_peers& peers) : house_(house), peers_(peers) {}

  /// So many people may watch at the same time (media.views_max).
  void set_people_max(std::size_t most) noexcept { people_max_ = most; }

  /// Hears of a view that media does not obey any more; then it is closed, if it is not yet.
  void on_lost(std::function<void(const peer_id&)> hear) { on_lost_ = std::move(hear); }

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

  using codecs = std::map<std::string, std::string>; ///< by mid
  /// What media is to show in a section; no share: nothing.
  struct wish {
    std::string mid;
    share_id share;
    std::string codec; ///< of the share, at that time
  };

  /// One more of this person's, of so many sections. Errors: share_limit.
  [[nodiscard]] result<> has_room_for(const participant_id& who, std::size_t sections) const;
  [[nodiscard]] result<> may_watch(const std::map<std::string, share_id>& shares) const;
  void renew(const view_request& wanted, const answer& done);
  void close(const peer_id& peer);
  void stand(const peer_id& peer,
             const result<view_answer>& made,
             const codecs& asked,
             const answer& done);
  void follow(const peer_id& peer, view& shown, const nlohmann::json& room);
  [[nodiscard]] static std::optional<wish>
  look(const std::string& mid, section& shown, const nlohmann::json& room);
  void put(const peer_id& peer, const wish& wanted);
  void lose(const peer_id& peer);
  [[nodiscard]] static nlohmann::json
  leave_out(view& fresh, const std::set<std::string>& unplayable, const codecs& asked);
  void rest(const view_turn& refused);
  void tell_over(const participant_id& who, const share_id& share);

  services& house_;
  guest_peers& peers_;
  std::size_t people_max_ = 32;
  std::function<void(const peer_id&)> on_lost_;
  std::map<peer_id, view> all_;
  /// Gone first: answers come later.
  std::shared_ptr<views*> alive_ = std::make_shared<views*>(this);
};

} // namespace tessera::signalling
