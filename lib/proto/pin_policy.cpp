// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/pin_policy.hpp"

#include <utility>

namespace tessera {

result<>
pin_policy::check(const std::optional<secret>& given, const std::string& source, time now) {
  if (!required())
    return {};
  if (!given || given->empty())
    return errc::pin_required;
  if (auto may = brake_.may_try(source, now); !may)
    return may;
  if (pin_.equals(given->reveal())) {
    brake_.right(source);
    return {};
  }
  if (now < former_until_ && !former_.empty() && former_.equals(given->reveal())) {
    brake_.neither();
    return errc::pin_changed;
  }
  return failure{errc::wrong_pin, {}, brake_.wrong(source, now)};
}

result<> pin_policy::may_try(const std::string& source, time now) {
  auto may = brake_.may_try(source, now);
  if (may)
    brake_.neither();
  return may;
}

void pin_policy::set_pin(secret pin, std::optional<time> changed) {
  if (pin == pin_)
    return;
  former_ = std::exchange(pin_, std::move(pin));
  former_until_ = changed ? *changed + former_grace : time{};
}

} // namespace tessera
