// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/blocks.hpp"
#include "meeting/chat.hpp"
#include "meeting/device_codes.hpp"
#include "meeting/devices.hpp"
#include "meeting/guest_book.hpp"
#include "meeting/host_code.hpp"
#include "meeting/knocks.hpp"
#include "meeting/meeting_store.hpp"
#include "meeting/mixer.hpp"
#include "meeting/moment.hpp"
#include "meeting/notices.hpp"
#include "meeting/participants.hpp"
#include "meeting/pins.hpp"
#include "meeting/reactions.hpp"
#include "meeting/room_rules.hpp"
#include "meeting/sanctions.hpp"
#include "meeting/stage.hpp"

#include <tessera/messages/call.hpp>

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tessera::meeting {

/// How somebody is sent out.
struct removal {
  bool keeps_out = false;                           ///< else they may come back with the PIN
  std::optional<std::chrono::minutes> lasting = {}; ///< nothing = for good
};

/// The policy of the meeting and the room document, without actors, clocks or sockets.
class room {
public:
  using event = std::variant<share_ended, share_decision, participant_ended>;

  /// Without a book every device is a stranger, and nobody is kept out.
  room(room_rules rules,
       std::optional<stored_meeting> stored,
       moment now,
       std::optional<guest_book> book = {});

  [[nodiscard]] result<admission> admit(const admit_participant& who, moment now);
  [[nodiscard]] result<admission> resume(const resume_participant& who, moment now);
  void away(const participant_id& id, moment now);
  void leave(const participant_id& id, moment now);

  /// Those of the lobby. A second host who accepts is told that all is well.
  /// Errors: participant_not_found, meeting_full; refuse: invalid_argument (is in already).
  [[nodiscard]] result<> accept(const participant_id& id, moment now);
  [[nodiscard]] result<> refuse(const participant_id& id, moment now);
  /// With everybody else of the same device, when they are kept out. Errors: participant_not_found.
  [[nodiscard]] result<> remove(const participant_id& id, moment now, removal how = {});
  /// Errors: not_found.
  [[nodiscard]] result<> undo_block(const std::string& id);
  /// It is a stranger again, for the lobby too.
  void forget_device(const device_forgotten& what);
  [[nodiscard]] const blocks& kept_out() const noexcept { return blocks_; }

  /// Errors: not_allowed (switched off, muted), invalid_argument, rate_limited, unauthenticated.
  [[nodiscard]] result<> say_to_all(const caller& who, const std::string& text, moment now);
  void clear_chat();
  void clear_notices();
  [[nodiscard]] result<> react(const participant_id& id, const std::string& kind, moment now);
  /// Errors: participant_not_found; raised: rate_limited.
  [[nodiscard]] result<> raise_hand(const participant_id& id, bool raised, moment now);
  /// All of the same device. Errors: participant_not_found.
  [[nodiscard]] result<> mute(const participant_id& id, bool muted);

  /// May people watch on their own devices? Until the meeting ends. Errors: not_allowed (the admin has
  /// switched it off).
  [[nodiscard]] result<> allow_viewing(bool allowed);
  /// What somebody looks at on their own device.
  void watches(const share_viewed& what);

  /// Errors: participant_not_found, and those of the stage.
  [[nodiscard]] result<share_answer> open_share(const tessera::open_share& what, moment now);
  /// Errors: rate_limited (the own share, too often), and those of the stage. Pausing has no rate:
  /// who has to hide something can do so at once.
  [[nodiscard]] result<> resume_share(const share_id& share, const voice& who, moment now);
  /// A host's is for all that the same device shows or will show, until a host lets it go on, accepts
  /// its question, or stops its share. Errors: those of the stage.
  [[nodiscard]] result<> pause_share(const share_id& share, const voice& who);
  /// A host's mute is for all that the same device shows or will show, until a host undoes it or
  /// the meeting ends. Errors: rate_limited (the own share, too often), and those of the stage.
  [[nodiscard]] result<>
  set_share_sound(const share_id& share, const sound_wish& what, const voice& who, moment now);
  /// Of all shares together. Errors: invalid_argument.
  [[nodiscard]] result<> set_sound(const sound_wish& what);
  [[nodiscard]] result<> accept_request(const std::string& request, const voice& who, moment now);
  [[nodiscard]] result<> stop_share(const share_id& share, moment now);
  /// Shares, layout, and who asks to show.
  [[nodiscard]] stage& on_stage() noexcept { return stage_; }
  [[nodiscard]] room_counters counters() const;

  void set_rules(room_rules rules, moment now);
  void set_addresses(const addresses_changed& what, moment now);
  void set_kiosk(const kiosk_presence& what);
  void set_door(const door_state& what, moment now);
  [[nodiscard]] pin_value pin() const;
  /// Errors: not_allowed (the PIN is fixed, or none is asked).
  [[nodiscard]] result<> renew_pin(moment now);
  /// Errors: not_allowed (another policy), invalid_argument.
  [[nodiscard]] result<> set_pin(secret pin, moment now);

  /// Errors: unauthenticated when it is a guest's call and they are not in (any more).
  [[nodiscard]] result<> may_act(const caller& who) const;
  /// Errors: wrong_code, too_many_attempts.
  [[nodiscard]] result<> open_host(const check_host_code& who, moment now);
  [[nodiscard]] const secret& code_of_hosts() const noexcept { return host_code_.code(); }
  /// Once after the box has made another one for the next meeting.
  [[nodiscard]] bool take_host_code_renewed() noexcept {
    return std::exchange(host_code_renewed_, false);
  }
  /// Everybody is out, also of the lobby, and nothing of this meeting is known any more.
  void end_meeting(moment now);

  /// Lets go of what has run out: notices, lost participants, an empty meeting.
  void tick(moment now);
  /// When tick() has something to do next.
  [[nodiscard]] std::optional<monotonic::time_point> next_tick() const;

  /// What happened since the last call, for doors and kiosk.
  [[nodiscard]] std::vector<event> take_events();
  /// True once after each change of what render() or stored() says.
  [[nodiscard]] bool take_changed() noexcept;

  [[nodiscard]] nlohmann::json render() const;
  [[nodiscard]] stored_meeting stored() const;
  /// True once after each change of what book() says.
  [[nodiscard]] bool take_book_changed() noexcept { return std::exchange(book_changed_, false); }
  [[nodiscard]] guest_book book() const;

  /// See device_codes; `source` as at the admission. Errors: not_allowed (no PIN is asked for),
  /// invalid_argument (name), too_many_attempts, meeting_full.
  [[nodiscard]] result<secret> ask_code(const tessera::ask_code& what, moment now);
  void end_code(const tessera::end_code& what);

private:
  [[nodiscard]] result<> check_pin(const admit_participant& who, moment now);
  [[nodiscard]] result<admission> enter(const admit_participant& who, moment now);
  void drop(const participant_id& id, end_reason why, bool by_host, moment now);
  void drop_the_lost(moment now);
  void drop_ghosts_of(const participant& fresh, moment now);
  void remove_device(const std::string& device, moment now, bool (*which)(const participant&));
  void let_in(participant& who, moment now);
  void put_under_sanction(const participant_id& id);
  void silence_device(const participant_id& owner, bool silenced);
  void let_device_show(const participant_id& owner);
  [[nodiscard]] std::vector<participant_id> same_device(const participant_id& as) const;
  void begin_meeting(moment now);
  void forget_talk();
  void renew_host_code();
  void open_lobby(moment now);
  [[nodiscard]] knocks::guest at_door(const participant& who) const;
  [[nodiscard]] result<> may_wait(const participant& who, moment now) const;
  void say(notice what, moment now);
  [[nodiscard]] admission admission_of(const participant_id& id);
  void note_emptiness(moment now);
  void note_viewed();
  [[nodiscard]] nlohmann::json render_join_card() const;
  [[nodiscard]] nlohmann::json render_participants() const;

  room_rules rules_;
  pins pins_;
  device_codes codes_;
  host_code host_code_;
  participants people_;
  devices devices_;
  blocks blocks_;
  knocks knocks_;
  sanctions sanctions_;
  chat chat_;
  reactions reactions_;
  flow hands_in_all_{change_rate::hands_in_all, change_rate::hands_burst_in_all};
  notices notices_;
  mixer mixer_;
  stage stage_;
  std::string epoch_;
  std::int64_t started_at_ = 0;
  unsigned long last_participant_ = 0;
  std::optional<monotonic::time_point> empty_since_;
  /// Until then those who were in before a restart may come back without the PIN.
  std::optional<monotonic::time_point> restart_grace_until_;
  std::map<participant_id, stored_person> returning_;
  addresses_changed network_;
  kiosk_presence kiosk_;
  std::map<std::string, std::string> doors_;
  std::vector<event> events_;
  room_counters counted_; ///< of people
  bool changed_ = true;
  bool book_changed_ = false;
  bool host_code_renewed_ = false;
  bool viewing_off_ = false; ///< a host's word, for this meeting
};

} // namespace tessera::meeting
