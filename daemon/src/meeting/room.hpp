// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/meeting_store.hpp"
#include "meeting/moment.hpp"
#include "meeting/notices.hpp"
#include "meeting/participants.hpp"
#include "meeting/shares.hpp"
#include "proto/pin_policy.hpp"

#include <tessera/messages/call.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace tessera::meeting {

/// What the admin decided about the meeting.
struct room_rules {
  std::string name;
  std::string locale = "en";
  bool pin_required = true;
  int pin_digits = 4;
  secret fixed_pin; ///< empty = a random one
  std::size_t participants_max = 50;
  std::size_t shares_max = 9;
  std::chrono::seconds away_grace{120}; ///< how long a lost participant may come back
  std::chrono::minutes empty_grace{10}; ///< an empty meeting ends then; 0 = never
};

/// The policy of the meeting and the room document, without actors, clocks or sockets.
class room {
public:
  using event = std::variant<share_ended, participant_ended>;

  room(room_rules rules, std::optional<stored_meeting> stored, moment now);

  [[nodiscard]] result<admission> admit(const admit_participant& who, moment now);
  [[nodiscard]] result<admission> resume(const resume_participant& who, moment now);
  void away(const participant_id& id, moment now);
  void leave(const participant_id& id, moment now);
  [[nodiscard]] result<> remove(const participant_id& id, moment now);

  [[nodiscard]] result<share_id> open_share(const tessera::open_share& what, moment now);
  [[nodiscard]] result<> end_share(const tessera::end_share& what, moment now);
  /// True when its state is another now, which is worth telling at once.
  bool progress(const share_progress& what);
  void displayed(const share_displayed& what);
  void encoded(const share_encoded& what);

  void set_rules(room_rules rules, moment now);
  void set_addresses(const addresses_changed& what, moment now);
  void set_kiosk(const kiosk_presence& what);
  void set_door(const door_state& what, moment now);
  [[nodiscard]] pin_value pin() const;
  /// Errors: not_allowed (the PIN is fixed, or none is asked).
  [[nodiscard]] result<> renew_pin(moment now);

  /// Errors: wrong_code, too_many_attempts.
  [[nodiscard]] result<> open_host(const check_host_code& who, moment now);

  /// Lets go of what has run out: notices, lost participants, an empty meeting.
  void tick(moment now);
  /// When tick() has something to do next.
  [[nodiscard]] std::optional<monotonic::time_point> next_tick() const;

  /// What happened since the last call, for doors and kiosk.
  [[nodiscard]] std::vector<event> take_events();
  /// True once after each change of what render() or stored() says.
  [[nodiscard]] bool take_changed() noexcept { return std::exchange(changed_, false); }

  [[nodiscard]] nlohmann::json render() const;
  [[nodiscard]] stored_meeting stored() const;

private:
  void begin_meeting(moment now);
  void close_share(const share_id& id, end_reason why, moment now, bool say = true);
  void close_shares_of(const participant_id& id, end_reason why, moment now);
  void drop(const participant_id& id, end_reason why, bool by_host, moment now);
  [[nodiscard]] secret fresh_pin() const;
  void put_new_pin(moment now);
  [[nodiscard]] admission admission_of(const participant_id& id);
  void note_emptiness(moment now);
  [[nodiscard]] nlohmann::json render_join_card() const;
  [[nodiscard]] nlohmann::json render_participants() const;

  room_rules rules_;
  pin_policy pins_;
  participants people_;
  shares shares_;
  notices notices_;
  std::string epoch_;
  std::int64_t started_at_ = 0;
  unsigned long last_participant_ = 0;
  std::optional<monotonic::time_point> empty_since_;
  /// Until then those who were in before a restart may come back without the PIN.
  std::optional<monotonic::time_point> restart_grace_until_;
  addresses_changed network_;
  kiosk_presence kiosk_;
  std::map<std::string, std::string> doors_;
  std::vector<event> events_;
  bool changed_ = true;
};

} // namespace tessera::meeting
