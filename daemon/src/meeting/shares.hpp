// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "meeting/layout.hpp"
#include "meeting/load_governor.hpp"
#include "meeting/moment.hpp"
#include "meeting/quality_history.hpp"
#include "meeting/share_requests.hpp"
#include "meeting/share_sound.hpp"

#include <tessera/messages/meeting.hpp>

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <string>

namespace tessera::meeting {

/// What a share plays; texts are clean.
struct track {
  std::string title;
  std::string artist;
  std::string album;
  std::string artwork;          ///< id, empty = none
  std::int64_t position_ms = 0; ///< at `at`
  std::int64_t duration_ms = 0; ///< 0 = not known
  bool playing = true;
  std::int64_t at = 0; ///< ms since 1970
};

struct share {
  participant_id participant;
  std::string name; ///< of the participant
  share_kind kind = share_kind::screen;
  std::string label;
  std::int64_t started_at = 0;
  int order = 0;            ///< place on the display
  unsigned long number = 0; ///< the later it came, the higher
  unsigned long pinned = 0; ///< the later it was pinned, the higher; 0 = it is not
  bool speaking = false;    ///< somebody is heard in it
  bool watched = false;     ///< of the kind `room`: camera and microphone are open
  bool paused_by_owner = false;
  bool paused_by_host = false;
  share_sound sound;
  std::optional<track> plays;
  share_progress progress;                           ///< the door's last word
  share_displayed displayed;                         ///< the kiosk's
  std::optional<monotonic::time_point> displayed_at; ///< nothing = it has not spoken yet
  /// Since then pictures come that the display has to draw, and says how it draws them.
  std::optional<monotonic::time_point> watched_since;
  share_encoded encoded;     ///< the page's
  wish asked;                ///< what its page shall send
  bool box_slow = false;     ///< the display does not keep up with it
  int box_seconds = 0;       ///< for how long box_slow should be otherwise
  std::uint64_t dropped = 0; ///< pictures since the last sample

  [[nodiscard]] bool paused() const noexcept { return paused_by_owner || paused_by_host; }
};

/// On the display, or about to be. The room's own camera never is.
[[nodiscard]] inline bool is_shown(share_kind kind) noexcept {
  return kind != share_kind::room;
}

/// Has it something to look at? A sound has, once it says what it plays.
[[nodiscard]] inline bool is_seen(const share& what) noexcept {
  return is_shown(what.kind) && (what.kind != share_kind::sound || what.plays);
}

/// What is shown, and what may be shown beside it.
class shares {
public:
  static constexpr std::size_t max_label_bytes = 256;

  explicit shares(std::size_t limit) : limit_(limit) {}

  /// One of each sort a person: a screen, photo or video; a camera; sound alone. `limit` counts
  /// pictures, and sounds alone by themselves.
  /// May this one open another, while all others leave for it or not? Errors: share_limit.
  [[nodiscard]] result<>
  may_open(const participant_id& who, share_kind kind, bool others_leave = false) const;
  /// The room's own camera, if there is one.
  [[nodiscard]] share_id room_camera() const;
  /// Does this one show something that people look at?
  [[nodiscard]] bool shows(const participant_id& who) const;
  /// The screen in whose corner this camera stands, its owner's; empty = it has a place of its own.
  [[nodiscard]] share_id corner_of(const share_id& camera) const;
  /// Errors: share_limit.
  [[nodiscard]] result<share_id> open(share what);
  [[nodiscard]] bool close(const share_id& id) { return all_.erase(id) > 0; }
  [[nodiscard]] share* find(const share_id& id);
  [[nodiscard]] const std::map<share_id, share>& all() const noexcept { return all_; }
  /// Errors: share_not_found.
  [[nodiscard]] result<> swap(const share_id& one, const share_id& other);
  /// Errors: share_not_found, not_allowed (somebody else's).
  [[nodiscard]] result<> pause(const share_id& id, const voice& who);
  /// Errors: share_not_found, not_allowed (somebody else's; a host paused it; its owner did).
  [[nodiscard]] result<> resume(const share_id& id, const voice& who);
  /// Errors: share_not_found, not_allowed (somebody else's), those of apply().
  [[nodiscard]] result<> set_sound(const share_id& id, const sound_wish& what, const voice& who);
  /// Errors: share_not_found.
  [[nodiscard]] result<> pin(const share_id& id, bool pinned);
  /// Those that have a place of their own on the display.
  [[nodiscard]] std::vector<tile> tiles() const;
  /// In the order in which they came, without the room's own camera.
  [[nodiscard]] showing shown() const;
  void set_limit(std::size_t limit) noexcept { limit_ = limit; }
  [[nodiscard]] nlohmann::json render() const;

private:
  std::size_t limit_;
  int last_order_ = 0;
  unsigned long last_pin_ = 0;
  // Another prefix with each life of the meeting: doors may still hold shares of the last one.
  id_sequence<share_id> ids_{"s" + random_digits(3) + "-"};
  std::map<share_id, share> all_;
};

/// live, weak, ... as people see it: paused whatever the door says; else the door's word, made
/// worse by what the page's encoder says, then by what the display makes of it.
struct visible {
  share_state state = share_state::connecting;
  weakness reason = weakness::none; ///< with weak
};
[[nodiscard]] visible visible_state(const share& what);

/// One second of it: `drawn` is what the display had to do for it; absent while it is hidden.
void judge_box(share& what, const std::optional<load_share>& drawn);
[[nodiscard]] quality_sample sample_of(const share& what, std::int64_t at);

} // namespace tessera::meeting
