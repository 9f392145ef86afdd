// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/secret.hpp"
#include "base/result.hpp"
#include "meeting/moment.hpp"

#include <tessera/messages/meeting.hpp>

#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace tessera::meeting {

struct share {
  participant_id participant;
  std::string name; ///< of the participant
  share_kind kind = share_kind::screen;
  std::string label;
  std::int64_t started_at = 0;
  int order = 0;
  share_progress progress;   ///< the door's last word
  share_displayed displayed; ///< the kiosk's
  share_encoded encoded;     ///< the page's
};

/// What is shown, and what may be shown beside it.
class shares {
public:
  static constexpr std::size_t per_participant = 1;
  static constexpr std::size_t max_label_bytes = 256;

  explicit shares(std::size_t limit) : limit_(limit) {}

  /// Errors: share_limit.
  [[nodiscard]] result<share_id> open(share what);
  [[nodiscard]] bool close(const share_id& id) { return all_.erase(id) > 0; }
  [[nodiscard]] share* find(const share_id& id);
  [[nodiscard]] const std::map<share_id, share>& all() const noexcept { return all_; }
  void set_limit(std::size_t limit) noexcept { limit_ = limit; }
  [[nodiscard]] nlohmann::json render() const;

private:
  std::size_t limit_;
  int last_order_ = 0;
  // Another prefix with each life of the meeting: doors may still hold shares of the last one.
  id_sequence<share_id> ids_{"s" + random_digits(3) + "-"};
  std::map<share_id, share> all_;
};

/// live, weak, ... as people see it: the door's word, made worse by what the page's encoder says.
/// `reason` becomes "network" or "computer" with weak, else "".
[[nodiscard]] share_state visible_state(const share& what, std::string& reason);

} // namespace tessera::meeting
