// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "meeting/flow.hpp"
#include "meeting/moment.hpp"
#include "meeting/names.hpp"

#include <tessera/messages/meeting.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace tessera::meeting {

/// How often one person may change what everybody's page is told of, a second and at once after a
/// pause. The way back is free: a hand is lowered, and a share paused, no more often.
namespace change_rate {
inline constexpr double hands = 0.5;
inline constexpr double hands_burst = 3;
inline constexpr double hands_in_all = 10;
inline constexpr double hands_burst_in_all = 50; ///< "Who agrees?"
inline constexpr double resumes = 0.5;
inline constexpr double resumes_burst = 3;
inline constexpr double loudness = 5; ///< somebody drags a slider
inline constexpr double loudness_burst = 20;
} // namespace change_rate

struct participant {
  std::string name;
  std::string door;
  std::string address;
  std::int64_t joined_at = 0;                      ///< ms since 1970
  std::optional<monotonic::time_point> away_since; ///< its connection is gone
  std::string device = {};                         ///< its mark (devices); empty = unknown
  std::string key = {};                            ///< name_key() of the name without a number
  std::optional<monotonic::time_point> waiting_since = {}; ///< in the lobby
  bool host = false;
  bool muted = false;
  std::map<share_id, share_viewed> viewed = {}; ///< what it watches on its own device
  std::int64_t hand = 0; ///< ms since 1970 when it was raised; 0 = it is not
  std::optional<monotonic::time_point> hand_told = {};            ///< the display said so last
  flow hands{change_rate::hands, change_rate::hands_burst};       ///< raised
  flow resumes{change_rate::resumes, change_rate::resumes_burst}; ///< of the own share
  flow loudness{change_rate::loudness, change_rate::loudness_burst}; ///< of the own share
};

/// Who is in, and who waits in the lobby.
class participants {
public:
  static constexpr std::size_t max_banned = 1000;

  explicit participants(std::size_t limit) : limit_(limit) {}

  /// Adds somebody under a name that nobody else has: "Ada", "Ada (2)". A number that somebody
  /// typed is taken off before. Those who wait take no place.
  /// Errors: meeting_full, invalid_argument.
  [[nodiscard]] result<participant_id> add(participant who);
  /// Puts somebody back who was here before a restart. Errors: removed, meeting_full.
  [[nodiscard]] result<> restore(const participant_id& id, participant who);
  /// The one who waits is in. Errors: meeting_full.
  [[nodiscard]] result<> accept(participant& who) const;
  [[nodiscard]] bool drop(const participant_id& id) { return all_.erase(id) > 0; }
  /// Drops; the same id never comes back.
  [[nodiscard]] bool ban(const participant_id& id);
  [[nodiscard]] bool banned(const participant_id& id) const { return banned_.contains(id); }

  [[nodiscard]] participant* find(const participant_id& id);
  [[nodiscard]] const participant* find(const participant_id& id) const;
  /// Like find(), but null for one who waits.
  [[nodiscard]] participant* inside(const participant_id& id);
  [[nodiscard]] const participant* inside(const participant_id& id) const;
  [[nodiscard]] const std::map<participant_id, participant>& all() const noexcept { return all_; }
  [[nodiscard]] std::size_t count_inside() const;
  [[nodiscard]] bool is_full() const { return count_inside() >= limit_; }
  /// Of this address; of all when it is empty.
  [[nodiscard]] std::size_t count_waiting(const std::string& address = {}) const;

  [[nodiscard]] const std::set<participant_id>& all_banned() const noexcept { return banned_; }
  void set_banned(std::set<participant_id> ids) { banned_ = std::move(ids); }
  void set_limit(std::size_t limit) noexcept { limit_ = limit; }
  /// The next id is higher than `last`.
  void skip_to(unsigned long last) { ids_.skip_to(last); }

private:
  [[nodiscard]] std::string free_name(const std::string& wanted,
                                      const participant_id& except) const;

  std::size_t limit_;
  id_sequence<participant_id> ids_{"p"};
  std::map<participant_id, participant> all_;
  std::set<participant_id> banned_;
};

/// The number in "p12"; 0 when there is none.
[[nodiscard]] unsigned long number_of(const participant_id& id) noexcept;

} // namespace tessera::meeting
