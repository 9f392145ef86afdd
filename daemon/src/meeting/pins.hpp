// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "meeting/moment.hpp"
#include "proto/pin_policy.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::meeting {

/// Option meeting.pin_policy.
enum class pin_mode : std::uint8_t {
  meeting,  ///< another one for each meeting
  fixed,    ///< the host sets it; it stays
  rotating, ///< another one every few minutes
  off,      ///< none is asked
};

[[nodiscard]] std::string_view name_of(pin_mode mode) noexcept;
/// `meeting` for what is no name.
[[nodiscard]] pin_mode pin_mode_from(std::string_view name) noexcept;

struct pin_rules {
  pin_mode mode = pin_mode::meeting;
  int digits = 4;  ///< of a random one
  secret file_pin; ///< of meeting.pin_file; wins over the mode, but for "off". Empty = none
  std::chrono::minutes rotate_every{15};

  friend bool operator==(const pin_rules&, const pin_rules&) = default;
};

/// 4 to 8 digits.
[[nodiscard]] bool is_pin(std::string_view text) noexcept;

/// Which PIN opens the meeting now, and until when.
class pins {
public:
  /// What survives a restart.
  struct kept {
    secret pin;
    pin_mode mode = pin_mode::meeting;
    std::int64_t changes_at = 0;
  };

  /// A kept PIN stays when it is of the same mode and, if random, has the right length.
  pins(pin_rules rules, std::optional<kept> before, moment now);

  /// Errors: pin_required, wrong_pin, pin_changed, too_many_attempts (lib/proto/pin_policy.hpp).
  [[nodiscard]] result<>
  check(const std::optional<secret>& given, const std::string& source, moment now) {
    return guard_.check(given, source, now.at);
  }

  /// May this source try at all now? Errors: too_many_attempts.
  [[nodiscard]] result<> may_try(const std::string& source, moment now) {
    return guard_.may_try(source, now.at);
  }

  /// Another random PIN. Errors: not_allowed (it stands in a file, or none is asked).
  [[nodiscard]] result<> renew(moment now);
  /// Errors: invalid_argument, not_allowed (it stands in a file, or the mode is another).
  [[nodiscard]] result<> set(secret pin, moment now);
  /// True when the PIN is another now.
  [[nodiscard]] bool apply(pin_rules rules, moment now);
  /// Those who were in the meeting before shall not get into the next one by its PIN.
  void begin_meeting(moment now);
  [[nodiscard]] bool rotate_when_due(moment now);
  [[nodiscard]] std::optional<monotonic::time_point> next_change() const { return change_at_; }

  [[nodiscard]] const secret& pin() const noexcept { return guard_.pin(); }
  [[nodiscard]] bool required() const noexcept { return guard_.required(); }
  [[nodiscard]] pin_mode mode() const noexcept { return rules_.mode; }
  [[nodiscard]] int wrong_in_all() const noexcept { return guard_.wrong_in_all(); }
  [[nodiscard]] std::int64_t changes_at() const noexcept { return changes_at_wall_; }
  [[nodiscard]] kept keep() const { return {pin(), rules_.mode, changes_at_wall_}; }

private:
  [[nodiscard]] bool rotates() const {
    return rules_.mode == pin_mode::rotating && rules_.file_pin.empty();
  }
  [[nodiscard]] bool takes(const kept& before) const;
  [[nodiscard]] result<> may_change() const;
  void put(secret pin, moment now);
  void put_fresh(moment now);
  void plan_change(std::chrono::milliseconds in, moment now);

  pin_rules rules_;
  pin_policy guard_{secret{}};
  std::optional<monotonic::time_point> change_at_;
  std::int64_t changes_at_wall_ = 0;
};

} // namespace tessera::meeting
