// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "admin/access_calls.hpp"
#include "admin/admin_actor.hpp"
#include "admin/call_rows.hpp"
#include "admin/certificate_calls.hpp"
#include "admin/image_calls.hpp"
#include "admin/metrics.hpp"
#include "admin/settings_calls.hpp"
#include "admin/slow_lane.hpp"
#include "admin/status.hpp"

#include <memory>

namespace tessera::admin {

/// The calls that the house handles (method table, handler::house), each with its subject.
/// Context: the actor's thread.
class house_desk : public std::enable_shared_from_this<house_desk> {
public:
  using self_ptr = slow_lane::self_ptr;

  house_desk(self_ptr self, std::shared_ptr<const settings> values, box_services box);

  /// `what` has passed may_call() and checked_params().
  void carry_out(const call_house& what, const reply& then);
  [[nodiscard]] result<token_owner> owner_of(const check_token& what) {
    return access_.owner_of(what.token, what.glance);
  }

  void house(const house_changed& now);
  void put_settings(std::shared_ptr<const settings> values) { values_ = std::move(values); }
  void room(std::shared_ptr<const json> now);

private:
  struct inquiry;
  void add_own_rows();
  /// Whoever does not answer in time leaves a gap.
  void ask_status(std::function<void(const status_parts&)> then);
  [[nodiscard]] metrics_parts figures(const status_parts& parts) const;
  void get_metrics(const reply& then);
  void pack_bundle(const reply& then);
  void list_devices(const reply& then);
  void forget_device(const call_house& what, const reply& then);
  void once_all_have_heard(const std::function<void()>& then);
  /// The same settings again, for one that must look at files anew.
  template <class Handle>
  void tell_again(const Handle& whom) const;

  self_ptr self_;
  box_services box_;
  std::shared_ptr<const settings> values_;
  house_changed house_;
  std::shared_ptr<const json> room_;
  room_totals totals_;
  delay_histogram delays_;
  std::shared_ptr<slow_lane> lane_;
  std::shared_ptr<slow_lane> checks_; ///< config.check: a slow disk holds up nobody else
  access_calls access_;
  settings_calls settings_;
  certificate_calls certificate_;
  image_calls images_;
  call_rows rows_;
};

} // namespace tessera::admin
