// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/pins.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr auto modes = std::to_array<std::pair<pin_mode, std::string_view>>({
    {pin_mode::meeting, "meeting"},
    {pin_mode::fixed, "fixed"},
    {pin_mode::rotating, "rotating"},
    {pin_mode::off, "off"},
});

} // namespace

std::string_view name_of(pin_mode mode) noexcept {
  return modes.at(static_cast<std::size_t>(mode)).second;
}

pin_mode pin_mode_from(std::string_view name) noexcept {
  for (const auto& [mode, text] : modes) {
    if (text == name)
      return mode;
  }
  return pin_mode::meeting;
}

bool is_pin(std::string_view text) noexcept {
  return text.size() >= 4 && text.size() <= 8 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

pins::pins(pin_rules rules, std::optional<kept> before, moment now) : rules_(std::move(rules)) {
  if (!before || !takes(*before)) {
    put_fresh(now);
    return;
  }
  guard_.set_pin(std::move(before->pin), now.at);
  if (!rotates())
    return;
  // The date may have been set meanwhile: never later than a whole turn from now.
  std::chrono::milliseconds left{before->changes_at - now.wall_ms};
  plan_change(
      std::clamp<std::chrono::milliseconds>(left, std::chrono::seconds{0}, rules_.rotate_every),
      now);
}

bool pins::takes(const kept& before) const {
  if (before.mode != rules_.mode || rules_.mode == pin_mode::off || !rules_.file_pin.empty() ||
      !is_pin(before.pin.reveal()))
    return false;
  return rules_.mode == pin_mode::fixed ||
         before.pin.reveal().size() == static_cast<std::size_t>(rules_.digits);
}

result<> pins::may_change() const {
  if (rules_.mode == pin_mode::off)
    return {errc::not_allowed, "no PIN is asked here (meeting.pin_policy: off)"};
  if (!rules_.file_pin.empty())
    return {errc::not_allowed,
            "the PIN is fixed; change it in the file of meeting.pin_file, then "
            "reload the configuration"};
  return {};
}

result<> pins::renew(moment now) {
  if (auto may = may_change(); !may)
    return may;
  put_fresh(now);
  return {};
}

result<> pins::set(secret pin, moment now) {
  if (auto may = may_change(); !may)
    return may;
  if (rules_.mode != pin_mode::fixed)
    return {errc::not_allowed,
            "the box makes the PIN here (meeting.pin_policy: " + std::string{name_of(rules_.mode)} +
                "); to set your own, change that to fixed"};
  if (!is_pin(pin.reveal()))
    return {errc::invalid_argument, "a PIN has 4 to 8 digits"};
  put(std::move(pin), now);
  return {};
}

bool pins::apply(pin_rules rules, moment now) {
  bool file = !(rules.file_pin == rules_.file_pin);
  bool length = rules.digits != rules_.digits && rules.mode != pin_mode::fixed;
  bool other = rules.mode != rules_.mode || file || length;
  bool turn = rules.rotate_every != rules_.rotate_every;
  rules_ = std::move(rules);
  if (other)
    put_fresh(now);
  else if (turn && rotates())
    plan_change(rules_.rotate_every, now);
  return other;
}

void pins::begin_meeting(moment now) {
  if (rules_.mode != pin_mode::fixed)
    put_fresh(now);
}

bool pins::rotate_when_due(moment now) {
  if (!change_at_ || now.at < *change_at_)
    return false;
  put_fresh(now);
  return true;
}

void pins::put_fresh(moment now) {
  if (rules_.mode == pin_mode::off)
    put({}, now);
  else if (!rules_.file_pin.empty())
    put(rules_.file_pin, now);
  else
    put(secret{random_digits(static_cast<std::size_t>(rules_.digits))}, now);
}

void pins::put(secret pin, moment now) {
  guard_.set_pin(std::move(pin), now.at);
  change_at_.reset();
  changes_at_wall_ = 0;
  if (rotates())
    plan_change(rules_.rotate_every, now);
}

void pins::plan_change(std::chrono::milliseconds in, moment now) {
  change_at_ = now.at + in;
  changes_at_wall_ = now.wall_ms + in.count();
}

} // namespace tessera::meeting
