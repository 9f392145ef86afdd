// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/pin_policy.hpp"

namespace tessera {

result<>
pin_policy::check(const std::optional<secret>& given, const std::string& source, time now) {
  if (!required())
    return {};
  if (!given || given->empty())
    return errc::pin_required;
  if (auto may = brake_.may_try(source, now); !may)
    return may;
  if (!pin_.equals(given->reveal()))
    return failure{errc::wrong_pin, {}, brake_.wrong(source, now)};
  brake_.right(source);
  return {};
}

} // namespace tessera
