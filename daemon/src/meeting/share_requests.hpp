// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "meeting/moment.hpp"

#include <tessera/messages/room.hpp>

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::meeting {

/// Option meeting.sharing: who may show.
enum class sharing_policy : std::uint8_t {
  everyone,
  ask,           ///< when somebody shows already, those who show or a host decide
  moderated,     ///< a host decides each share
  one_at_a_time, ///< the newcomer replaces those who show after a countdown
};

[[nodiscard]] std::string_view name_of(sharing_policy policy) noexcept;
[[nodiscard]] std::optional<sharing_policy> sharing_from(std::string_view name) noexcept;

/// Who speaks: what a call knows of its caller.
struct voice {
  bool decides = false; ///< a host, the display or an admin
  std::optional<participant_id> participant;

  [[nodiscard]] bool is(const participant_id& who) const { return participant == who; }
};

/// Who asks to show.
struct asker {
  participant_id id;
  std::string name;
  bool host = false;
};

/// A share that is open.
struct shown_share {
  share_id share;
  participant_id owner;
};
/// What is shown now, in the order in which it came.
using showing = std::vector<shown_share>;

struct share_rules {
  sharing_policy policy = sharing_policy::everyone;
  std::chrono::seconds countdown{5};
};

/// Those who want to show and may not yet.
class share_requests {
public:
  static constexpr std::size_t limit = 16;
  static constexpr std::chrono::seconds answer_within{60};
  /// How long who was refused, or took the question back, waits before asking again.
  static constexpr std::chrono::seconds pause_after_refusal{10};
  static constexpr std::chrono::seconds pause_after_withdrawal{2};

  struct request {
    asker who;
    share_kind kind = share_kind::screen;
    std::string label;
    bool counting = false; ///< a countdown runs, then it replaces `replaces`
    bool sharers_decide = false;
    std::vector<share_id> replaces = {}; ///< in the order in which they came
    std::int64_t at = 0;
    std::int64_t ends_at = 0;
    monotonic::time_point asked{};
    monotonic::time_point ends{};

    [[nodiscard]] monotonic::time_point last() const { return asked + answer_within; }
    /// Nobody refuses a host.
    [[nodiscard]] bool refusable() const noexcept { return !(counting && who.host); }
  };

  explicit share_requests(share_rules rules) : rules_(rules) {}

  void set_rules(share_rules rules) { rules_ = rules; }
  [[nodiscard]] const share_rules& rules() const noexcept { return rules_; }

  /// An empty id: may show at once. Else the question waits under this id.
  /// Errors: share_limit (asked already, too many ask), refused (asked again too soon).
  [[nodiscard]] result<std::string>
  ask(const asker& who, share_kind kind, std::string label, const showing& now_shown, moment now);
  /// May this voice let it show? Errors: not_found, not_allowed.
  [[nodiscard]] result<>
  may_accept(const std::string& id, const voice& who, const showing& now_shown) const;
  /// Takes it away. Errors: not_found, not_allowed (also: it is a host who takes over).
  [[nodiscard]] result<>
  refuse(const std::string& id, const voice& who, const showing& now_shown, moment now);
  [[nodiscard]] const request* find(const std::string& id) const;
  [[nodiscard]] const std::map<std::string, request>& all() const noexcept { return all_; }
  [[nodiscard]] std::optional<std::string> of(const participant_id& who) const;
  void erase(const std::string& id) { all_.erase(id); }

  /// After each change of the rules, of those who show, and of time: which may show now, in the
  /// order in which they asked. The caller grants one and asks again, as that changes who shows.
  [[nodiscard]] std::optional<std::string> next_granted(const showing& now_shown, moment now);
  /// Takes away those whom nobody answered, and those whose countdown would come too late.
  [[nodiscard]] std::vector<std::string> expire(moment now);
  [[nodiscard]] std::optional<monotonic::time_point> next_tick() const;
  /// Forgets who must wait before asking again.
  void forget(const participant_id& who) { patience_.erase(who); }

  [[nodiscard]] nlohmann::json render() const;

private:
  enum class verdict : std::uint8_t { show, wait, count };
  [[nodiscard]] result<>
  may_decide(const std::string& id, const voice& who, const showing& now_shown) const;
  [[nodiscard]] verdict judge(const asker& who, const showing& now_shown) const;
  void place(request& what, verdict how, const showing& now_shown, moment now) const;

  share_rules rules_;
  unsigned long last_ = 0;
  std::map<std::string, request> all_;
  std::map<participant_id, monotonic::time_point> patience_;
};

} // namespace tessera::meeting
