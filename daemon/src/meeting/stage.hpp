// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/kept_pauses.hpp"
#include "meeting/layout.hpp"
#include "meeting/load_governor.hpp"
#include "meeting/notices.hpp"
#include "meeting/quality_history.hpp"
#include "meeting/share_requests.hpp"
#include "meeting/shares.hpp"

#include <tessera/messages/meeting.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tessera::meeting {

/// The answer to open_share: granted, or a question that waits.
struct share_answer {
  share_id share;
  std::string request; ///< empty when it is granted
};

/// How a question that waited was answered. Errors: refused, share_limit.
struct share_decision {
  std::string request;
  result<share_id> outcome;
};

/// What is on the display: shares, who may show, how they lie, how they fare. Each policy is a
/// class of its own; this one lets them know of each other.
class stage {
public:
  using event = std::variant<share_ended, share_decision>;

  /// `to`: where people are told; it outlives the stage.
  stage(std::size_t shares_max, share_rules rules, notices& to);
  stage(const stage&) = delete;
  stage& operator=(const stage&) = delete;

  void set_rules(std::size_t shares_max, share_rules rules, moment now);
  /// `sounds`: it has something to play sound on.
  void set_kiosk(bool present, bool sounds);

  /// Errors: share_limit, refused, invalid_argument.
  [[nodiscard]] result<share_answer>
  open(const tessera::open_share& what, const asker& who, moment now);
  /// The room's own camera: no policy, no limit and no notice is about it.
  /// Errors: share_limit (there is one), refused (a host stopped it), invalid_argument.
  [[nodiscard]] result<share_id>
  open_room_camera(const std::string& name, const std::string& label, moment now);
  /// A host has stopped or paused it; a restart of the box does not undo that.
  [[nodiscard]] bool camera_stopped() const;
  void stop_camera() noexcept { camera_stopped_ = true; }
  /// Errors: share_not_found, not_allowed.
  [[nodiscard]] result<> end(const tessera::end_share& what, moment now);
  void end_all_of(const participant_id& who, end_reason why, bool say, moment now);
  /// The one who asked has gone, or may not ask any more.
  void withdraw(const participant_id& who);
  /// Another meeting: nothing of the last one is known any more.
  void start_over();

  /// Errors: not_found, not_allowed, share_limit.
  [[nodiscard]] result<> accept(const std::string& request, const voice& who, moment now);
  /// Errors: not_found, not_allowed.
  [[nodiscard]] result<> refuse(const std::string& request, const voice& who, moment now);

  /// A share that its owner or a host paused comes back paused.
  [[nodiscard]] kept_pause pause_of(const participant_id& who) const;
  void restore_pause(const participant_id& who, const kept_pause& what, moment now) {
    pauses_.restore(who, what, now);
  }
  /// What this one shows, and what it will show.
  void host_pauses(const participant_id& who);
  /// What it shows, as far as a host paused it.
  void host_resumes(const participant_id& who);
  /// What it will show; what is paused stays so.
  void host_allows(const participant_id& who) { pauses_.host_allows(who); }
  /// The sound of what this one shows, and will show.
  void host_mutes(const participant_id& who, bool muted);
  [[nodiscard]] std::optional<participant_id> owner_of(const share_id& share) const;
  [[nodiscard]] std::optional<participant_id> asker_of(const std::string& request) const;
  [[nodiscard]] result<> pause(const share_id& share, const voice& who);
  [[nodiscard]] result<> resume(const share_id& share, const voice& who);
  [[nodiscard]] result<> set_sound(const share_id& share, const sound_wish& what, const voice& who);
  [[nodiscard]] result<> pin(const share_id& share, bool pinned);
  [[nodiscard]] result<> swap(const share_id& one, const share_id& other);
  [[nodiscard]] result<> arrange(const layout_wish& how);

  /// True when its state is another now, which is worth telling at once.
  bool progress(const share_progress& what);
  /// Those that people watch on devices of their own: they move although the display hides them.
  void set_viewed(std::set<share_id> shares);
  /// True when it is news.
  bool watched(const share_watched& what);
  bool heard(const share_heard& what);
  /// What it plays. True when it is news.
  bool described(const share_described& what, moment now);
  void loudness(const share_loudness& what);
  void blocked(const share_blocked& what, moment now);
  void displayed(const share_displayed& what, moment now);
  void encoded(const share_encoded& what);
  /// Errors: share_not_found.
  [[nodiscard]] result<nlohmann::json> history(const std::optional<share_id>& only, moment now);

  void tick(moment now);
  [[nodiscard]] std::optional<monotonic::time_point> next_tick() const;
  [[nodiscard]] std::vector<event> take_events() { return std::exchange(events_, {}); }
  [[nodiscard]] bool take_changed() noexcept { return std::exchange(changed_, false); }
  /// Those of shares; the room adds those of people.
  [[nodiscard]] const room_counters& counters() const noexcept { return counters_; }
  [[nodiscard]] const shares& all() const noexcept { return shares_; }

  /// Puts shares, layout, requests and load into the room document.
  void render(nlohmann::json& room) const;

private:
  [[nodiscard]] result<share_id>
  put_on(const asker& who, share_kind kind, const std::string& label, moment now);
  void close(const share_id& id, end_reason why, bool say, moment now);
  void decide(const std::string& request, result<share_id> outcome);
  /// When somebody shows, the others stop.
  [[nodiscard]] bool others_leave() const;
  void set_paused_by_host(const participant_id& who, bool paused);
  [[nodiscard]] place place_of(const share_id& id, std::size_t tiles) const;
  void review(moment now);
  void follow(const share_id& fresh = {});
  void assign_wishes();
  void measure(moment now);
  void watch_silence(moment now);
  [[nodiscard]] std::optional<load_share>
  drawn(const share_id& id, share& what, std::size_t tiles, moment now) const;
  [[nodiscard]] kept_pause pause_now(const share_id& share) const;
  [[nodiscard]] result<> changed(result<> outcome);

  notices& notices_;
  shares shares_;
  layout layout_;
  share_requests requests_;
  kept_pauses pauses_;
  quality_history history_;
  load_governor governor_;
  std::set<share_id> viewed_;
  bool kiosk_ = false;
  bool kiosk_sounds_ = false;
  int silent_seconds_ = 0;   ///< for how long sound has come that the display cannot play
  bool told_silent_ = false; ///< in this meeting
  bool camera_stopped_ = false; ///< a host's word, for this meeting
  std::optional<monotonic::time_point> next_second_;
  std::optional<monotonic::time_point> told_of_load_;
  room_counters counters_;
  std::vector<event> events_;
  bool changed_ = true;
};

} // namespace tessera::meeting
