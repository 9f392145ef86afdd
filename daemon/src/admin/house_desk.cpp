// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/house_desk.hpp"

#include "admin/log_calls.hpp"
#include "admin/support_bundle.hpp"
#include "base/base64.hpp"
#include "base/clock.hpp"

#include <utility>

namespace tessera::admin {
namespace {

constexpr std::int64_t second_ms = 1000;

slow_runner runner_of(const std::shared_ptr<slow_lane>& lane) {
  return [lane](std::function<result<json>()> work, reply then) {
    lane->run(std::move(work), std::move(then));
  };
}

} // namespace

house_desk::house_desk(self_ptr self, std::shared_ptr<const settings> values, box_services box)
    : self_(self), box_(std::move(box)), values_(std::move(values)),
      lane_(std::make_shared<slow_lane>(self, timeouts::house)),
      checks_(std::make_shared<slow_lane>(self, timeouts::config_check)),
      access_({values_->text("state_folder"), runner_of(lane_)}),
      settings_(box_, runner_of(lane_), [this](auto then) { once_all_have_heard(then); }),
      certificate_({values_, runner_of(lane_), [this] { tell_again(house_.signalling); }}),
      images_({{values_->text("state_folder") + "/images", values_->text("kiosk.group")},
               runner_of(lane_),
               [this] { tell_again(house_.meeting); }}) {
  access_.add_to(rows_);
  settings_.add_to(rows_);
  certificate_.add_to(rows_);
  images_.add_to(rows_);
  add_log_calls(rows_);
  add_own_rows();
}

void house_desk::add_own_rows() {
  rows_["status"] = [this](const call_house&, const reply& then) {
    ask_status([then](const status_parts& parts) { then(render_status(parts)); });
  };
  rows_["metrics.get"] = [this](const call_house&, const reply& then) { get_metrics(then); };
  rows_["support.bundle"] = [this](const call_house&, const reply& then) { pack_bundle(then); };
  rows_["devices.list"] = [this](const call_house&, const reply& then) { list_devices(then); };
  rows_["devices.forget"] = [this](const call_house& what, const reply& then) {
    forget_device(what, then);
  };
  rows_["config.check"] = [this](const call_house& what, const reply& then) {
    if (!checks_->idle())
      return then({errc::unavailable, "another check is under way; try again later"});
    checks_->run([check = box_.check,
                  path = text_of(what, "path")]() -> result<json> { return check(path); },
                 then);
  };
}

void house_desk::carry_out(const call_house& what, const reply& then) {
  auto row = rows_.find(what.method);
  if (row == rows_.end())
    return then(errc::method_not_found);
  row->second(what, then);
}

void house_desk::room(std::shared_ptr<const json> now) {
  room_ = std::move(now);
  delays_.see(*room_, monotonic::now());
}

void house_desk::house(const house_changed& now) {
  if (!(house_.meeting == now.meeting))
    totals_.begin_anew();
  house_ = now;
}

/// A question to all comes behind what they were told before. One who does not answer holds nobody
/// up: it is started again with the settings of then.
void house_desk::once_all_have_heard(const std::function<void()>& then) {
  if (!house_.supervisor)
    return then();
  self_->request(house_.supervisor, timeouts::status, check_alive{})
      .then([then](alive) { then(); }, [then](const caf::error&) { then(); });
}

template <class Handle>
void house_desk::tell_again(const Handle& whom) const {
  if (whom)
    self_->send(whom, settings_changed{values_});
}

/// Three questions at once; whoever answers last, or not in time, completes the status.
struct house_desk::inquiry {
  status_parts parts;
  int open = 3;
  std::function<void(const status_parts&)> then;

  void settle() {
    if (--open == 0)
      then(parts);
  }
};

void house_desk::ask_status(std::function<void(const status_parts&)> then) {
  auto asked = std::make_shared<inquiry>();
  asked->parts.version = TESSERA_VERSION;
  asked->parts.room = room_;
  asked->parts.overrides = box_.overrides_state();
  asked->parts.left_out = box_.left_out();
  asked->parts.password = access_.has_password();
  asked->then = std::move(then);
  auto gap = [asked](const caf::error&) { asked->settle(); };
  if (house_.supervisor)
    self_->request(house_.supervisor, timeouts::status, get_status{})
        .then(
            [asked](const house_status& got) {
              asked->parts.house = got;
              asked->settle();
            },
            gap);
  else
    asked->settle();
  if (house_.plugins)
    self_->request(house_.plugins, timeouts::status, get_plugins{})
        .then(
            [asked](const plugins_status& got) {
              asked->parts.plugins = got.plugins;
              asked->settle();
            },
            gap);
  else
    asked->settle();
  if (house_.meeting)
    self_->request(house_.meeting, timeouts::status, get_room_counters{})
        .then(
            [this, asked](const room_counters& got) {
              totals_.take(got);
              asked->settle();
            },
            gap);
  else
    asked->settle();
}

metrics_parts house_desk::figures(const status_parts& parts) const {
  return {parts.version, measure_process(), parts.house, parts.room, totals_.all(), delays_};
}

void house_desk::get_metrics(const reply& then) {
  ask_status([this, then](const status_parts& parts) {
    then(json{{"media_type", "text/plain; version=0.0.4; charset=utf-8"},
              {"text", render_metrics(figures(parts))}});
  });
}

void house_desk::list_devices(const reply& then) {
  if (!house_.plugins)
    return then(errc::unavailable);
  self_->request(house_.plugins, timeouts::status, get_devices{})
      .then(
          [then](const remembered_devices& got) {
            then(json{{"devices", *got.devices}});
          },
          [then](const caf::error& why) { then(from_caf(why)); });
}

void house_desk::forget_device(const call_house& what, const reply& then) {
  if (!house_.plugins)
    return then(errc::unavailable);
  self_->request(house_.plugins, timeouts::status, tessera::forget_device{text_of(what, "device")})
      .then([then](const done&) { then(json::object()); },
            [then](const caf::error& why) { then(from_caf(why)); });
}

void house_desk::pack_bundle(const reply& then) {
  ask_status([this, then](const status_parts& parts) {
    bundle_parts all;
    all.version = parts.version;
    all.room = parts.room;
    all.status = render_status(parts).dump(2, ' ', false, json::error_handler_t::replace);
    all.metrics = render_metrics(figures(parts));
    lane_->run(
        [all, print = box_.print_settings]() mutable -> result<json> {
          all.settings = print();
          all.log = recent_log();
          auto packed = make_bundle(all, wall_ms() / second_ms);
          if (!packed)
            return std::move(packed).error();
          return json{{"media_type", "application/gzip"},
                      {"name", "tessera-support.tar.gz"},
                      {"data", base64(*packed)}};
        },
        then);
  });
}

} // namespace tessera::admin
