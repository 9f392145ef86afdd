// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/door_shell.hpp"

#include "base/utf8.hpp"
#include "plugins/artwork.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace tessera::plugins {
namespace {

// The first picture shall be told soon; once it is, a lane speaks once a second.
constexpr std::chrono::milliseconds meter_interval{100};

/// What a device calls itself may be of any length: it must not cost its door the life that
/// tesserad takes from a host process that breaks the protocol.
result<> fit(const char* what, std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes)
    return {};
  return {errc::invalid_argument, fmt::format("the {} has more than {} bytes", what, max_bytes)};
}

bool printable(std::string_view text) {
  return std::all_of(
      text.begin(), text.end(), [](char letter) { return letter >= ' ' && letter <= '~'; });
}

result<> fit(const host::candidate& who) {
  if (auto name = fit("name", who.name, control::max_text_bytes); !name)
    return name;
  if (auto source = fit("source", who.source, control::max_text_bytes); !source)
    return source;
  if (auto device = fit("device", who.device, control::max_device_bytes); !device)
    return device;
  // Other bytes would not come through JSON as they are.
  if (!printable(who.device))
    return {errc::invalid_argument, "the device has bytes that are no printable ASCII"};
  return fit("PIN", who.pin ? who.pin->reveal() : std::string_view{}, control::max_id_bytes);
}

/// Takes an artwork away that is none.
result<> fit(now_playing& what) {
  for (auto* text : {&what.title, &what.artist, &what.album})
    *text = first_bytes(*text, now_playing::max_text_bytes);
  auto fits = what.artwork ? check_artwork(*what.artwork) : result<>{};
  if (!fits)
    what.artwork = nullptr;
  return fits;
}

bool fit(const kept_device& one) {
  return !one.id.empty() && one.id.size() <= control::max_kept_id_bytes && printable(one.id);
}

bool fit(const network_service& one) {
  const auto short_enough = [](const auto& text) { return text.size() <= control::max_txt_bytes; };
  return one.port != 0 && !one.type.empty() && one.type.size() <= control::max_id_bytes &&
         !one.name.empty() && one.name.size() <= control::max_service_name_bytes &&
         one.txt.size() <= control::max_txt_entries &&
         std::all_of(one.txt.begin(), one.txt.end(), short_enough);
}

} // namespace

door_shell::door_shell(net::event_loop& loop,
                       const net::lane_pump& pump,
                       const plugin_descriptor& plugin,
                       uplink up)
    : loop_(loop), pump_(pump), plugin_(plugin), up_(std::move(up)),
      seldom_([this](auto message) { say(std::move(message)); },
              [this](auto delay, auto work) {
                return net::call_after(loop_, delay, [weak = weak_from_this(), work] {
                  if (auto self = weak.lock(); self && !self->ended_)
                    work();
                });
              }) {}

door_shell::~door_shell() = default;

void door_shell::receive(control::to_door message, unique_fd fd) {
  if (!ended_)
    std::visit([&](auto& m) { on(m, std::move(fd)); }, message);
}

void door_shell::on(const control::hello& message, unique_fd) {
  if (door_)
    return;
  options_ = message.options;
  state_folder_ = message.state_folder;
  for (const auto& opt : option_table{plugin_.options, plugin_.option_count}) {
    auto it = options_.all().find(opt.key);
    auto fault = it == options_.all().end() ? std::optional<std::string>{"is missing"}
                                            : fault_of(opt, it->second);
    if (fault)
      return fail({errc::config_invalid, fmt::format("option '{}' {}", opt.key, *fault), {}});
  }
  guarded("start", [this] {
    door_ = plugin_.make(*this);
    auto started = door_ ? door_->start() : result<>{errc::internal, "it made no door"};
    if (!started)
      return fail(started.error());
    say(control::ready{plugin_.version});
  });
}

void door_shell::on(control::admit_answer& message, unique_fd) {
  auto waiting = admissions_.extract(message.request);
  if (waiting.empty())
    return;
  guarded("the answer to admit", [&] {
    if (!message.participant)
      return waiting.mapped()(std::move(message.participant).error());
    waiting.mapped()(admission{*std::move(message.participant), message.waiting});
  });
}

void door_shell::on(control::share_answer& message, unique_fd) {
  auto waiting = openings_.extract(message.request);
  if (waiting.empty())
    return;
  guarded("the answer to open_share", [&] {
    if (!message.share)
      return waiting.mapped()(message.share.error());
    auto lane = make_lane(*message.share);
    lanes_[*message.share] = lane;
    if (lanes_.size() == 1)
      watch_lanes();
    waiting.mapped()(open_lane{*message.share, lane});
  });
  tell_readers();
}

void door_shell::on(control::code_answer& message, unique_fd) {
  auto waiting = codes_.extract(message.request);
  if (!waiting.empty())
    guarded("the answer to ask_code", [&] { waiting.mapped()(std::move(message.code)); });
}

void door_shell::on(const control::facts& message, unique_fd) {
  if (door_)
    guarded("room_changed", [&] { door_->room_changed(message.now); });
}

void door_shell::on(const control::share_stopped& message, unique_fd) {
  if (!lanes_.contains(message.share))
    return;
  forget(message.share, message.reason);
  guarded("share_stopped", [&] { door_->share_stopped(message.share, message.reason); });
}

void door_shell::on(const control::share_wish& message, unique_fd) {
  if (lanes_.contains(message.share))
    guarded("rate_wanted", [&] {
      door_->rate_wanted(message.share, {message.fps, message.scale});
    });
}

void door_shell::on(const control::attach_reader& message, unique_fd fd) {
  auto it = lanes_.find(message.share);
  if (it != lanes_.end() && fd)
    it->second->attach(std::move(fd));
  tell_readers();
}

void door_shell::on(const control::participant_admitted& message, unique_fd) {
  if (door_)
    guarded("participant_admitted", [&] { door_->participant_admitted(message.participant); });
}

void door_shell::on(const control::participant_ended& message, unique_fd) {
  if (door_)
    guarded("participant_ended",
            [&] { door_->participant_ended(message.participant, message.reason); });
}

void door_shell::on(const control::forget_device& message, unique_fd) {
  if (door_)
    guarded("forget_device", [&] { door_->forget_device(message.id); });
}

void door_shell::on(const control::ping& message, unique_fd) {
  say(control::pong{message.request});
}

void door_shell::end() {
  if (!ended_)
    on(control::stop{}, {});
}

void door_shell::on(const control::stop&, unique_fd) {
  if (door_)
    guarded("stop", [this] { door_->stop(); });
  for (auto& [share, lane] : lanes_)
    lane->end(end_reason::shutting_down);
  say(control::stopped{});
  ended_ = true;
  meter_.cancel();
  timers_.clear();
}

void door_shell::say(control::from_door message) {
  if (!ended_)
    up_(std::move(message));
}

void door_shell::guarded(const char* what, const std::function<void()>& call) {
  try {
    call();
  } catch (const std::exception& e) {
    fail({errc::internal, fmt::format("{} threw: {}", what, e.what()), {}});
  } catch (...) {
    fail({errc::internal, fmt::format("{} threw something", what), {}});
  }
}

void door_shell::fail(failure why) {
  for (auto& [share, lane] : lanes_)
    lane->end(end_reason::door_failed);
  lanes_.clear();
  say(control::failed{std::move(why)});
  ended_ = true;
  meter_.cancel();
  timers_.clear();
}

void door_shell::soon(std::function<void()> work) {
  loop_.post([weak = weak_from_this(), work = std::move(work)] {
    auto self = weak.lock();
    if (self && !self->ended_)
      work();
  });
}

void door_shell::admit(candidate who, std::function<void(result<admission>)> then) {
  soon([this, who = std::move(who), then = std::move(then)]() mutable {
    if (auto fits = fit(who); !fits)
      return guarded("the answer to admit", [&] { then(std::move(fits).error()); });
    auto request = ++last_request_;
    admissions_[request] = std::move(then);
    say(control::admit{request,
                       std::move(who.name),
                       std::move(who.pin),
                       std::move(who.source),
                       std::move(who.device)});
  });
}

void door_shell::ask_code(std::string name,
                          std::string source,
                          std::function<void(result<secret>)> then) {
  soon([this, name = std::move(name), source = std::move(source), then = std::move(then)] {
    auto fits = fit("name", name, control::max_text_bytes);
    if (fits)
      fits = fit("source", source, control::max_text_bytes);
    if (!fits)
      return guarded("the answer to ask_code", [&] { then(std::move(fits).error()); });
    auto request = ++last_request_;
    codes_[request] = then;
    say(control::ask_code{request, name, source});
  });
}

void door_shell::end_code(std::string source) {
  soon([this, source = std::move(source)] {
    if (fit("source", source, control::max_text_bytes))
      say(control::end_code{source});
  });
}

void door_shell::publish(std::vector<network_service> services) {
  soon([this, services = std::move(services)]() mutable {
    const auto unfit = std::erase_if(services, [](const auto& each) { return !fit(each); });
    const auto many = services.size() > control::max_services;
    if (many)
      services.resize(control::max_services);
    if (unfit > 0 || many)
      write(log_level::warning, "some network services do not fit and are left out");
    say(control::publish{std::move(services)});
  });
}

void door_shell::leave(participant_id who) {
  soon([this, who = std::move(who)] { say(control::leave{who}); });
}

void door_shell::open_share(participant_id who,
                            share_kind kind,
                            std::string label,
                            std::function<void(result<open_lane>)> then) {
  soon([this, who = std::move(who), kind, label = std::move(label), then = std::move(then)] {
    if (auto fits = fit("label", label, control::max_text_bytes); !fits)
      return guarded("the answer to open_share", [&] { then(std::move(fits).error()); });
    auto request = ++last_request_;
    openings_[request] = then;
    say(control::open_share{request, who, kind, label});
  });
}

void door_shell::end_share(share_id share, end_reason why) {
  soon([this, share = std::move(share), why] {
    if (!lanes_.contains(share))
      return;
    forget(share, why);
    say(control::end_share{share, why});
  });
}

void door_shell::describe_share(share_id share, now_playing what) {
  soon([this, share = std::move(share), what = std::move(what), said = monotonic::now()]() mutable {
    if (!lanes_.contains(share))
      return;
    if (auto fits = fit(what); !fits)
      write(log_level::warning, "an artwork is left out: " + fits.error().message());
    seldom_.describe(share, std::move(what), said);
  });
}

void door_shell::set_volume(share_id share, int percent) {
  soon([this, share = std::move(share), percent] {
    if (lanes_.contains(share))
      seldom_.set_volume(share, percent);
  });
}

void door_shell::tell_blocked(share_id share, std::string port) {
  soon([this, share = std::move(share), port = std::move(port)] {
    if (lanes_.contains(share))
      say(control::blocked{share, port.substr(0, control::max_id_bytes)});
  });
}

void door_shell::keep_devices(std::vector<kept_device> all) {
  soon([this, all = std::move(all)]() mutable {
    const auto unfit = std::erase_if(all, [](const auto& one) { return !fit(one); });
    if (unfit > 0 || all.size() > control::max_kept_devices)
      write(log_level::warning, "some devices do not fit and are left out");
    all.resize(std::min(all.size(), control::max_kept_devices));
    for (auto& one : all)
      one.name = first_bytes(one.name, control::max_kept_name_bytes);
    control::devices piece{true, {}};
    for (auto& one : all) {
      piece.all.push_back(std::move(one));
      if (piece.all.size() == control::devices_a_message)
        say(std::exchange(piece, {false, {}}));
    }
    if (piece.first || !piece.all.empty())
      say(std::move(piece));
  });
}

void door_shell::post(std::function<void()> work, std::chrono::milliseconds delay) {
  soon([this, work = std::move(work), delay] {
    if (delay.count() <= 0)
      guarded("posted work", work);
    else
      run_later(work, delay);
  });
}

void door_shell::run_later(std::function<void()> work, std::chrono::milliseconds delay) {
  auto number = ++last_timer_;
  auto fire = [weak = weak_from_this(), number, work = std::move(work)] {
    auto self = weak.lock();
    if (!self || self->ended_)
      return;
    auto due = self->timers_.extract(number);
    self->guarded("posted work", work);
  };
  timers_.emplace(number, net::call_after(loop_, delay, std::move(fire)));
}

void door_shell::log(log_level level, std::string_view line) {
  soon([this, level, line = std::string{line}] { write(level, line); });
}

void door_shell::write(log_level level, std::string line) {
  if (lines_.take(monotonic::now()))
    say(control::log_line{level, std::move(line)});
}

std::shared_ptr<shell_lane> door_shell::make_lane(const share_id& share) {
  // Context: the pump's thread, which must never hold the last reference to the shell.
  auto request = [loop = &loop_, weak = weak_from_this(), share](const net::lane_request& wish) {
    loop->post([weak, share, wish] {
      if (auto self = weak.lock())
        self->pass_wish(share, wish);
    });
  };
  return std::make_shared<shell_lane>(share, pump_, std::move(request));
}

void door_shell::pass_wish(const share_id& share, const net::lane_request& wish) {
  if (ended_ || !lanes_.contains(share))
    return;
  guarded("a wish of a reader", [&] {
    if (wish.what == net::lane_request::kind::key_frame)
      door_->key_frame_wanted(share);
    else
      door_->bit_rate_wanted(share, wish.kbps);
  });
}

void door_shell::forget(const share_id& share, end_reason why) {
  watched_.erase(share);
  seldom_.forget(share);
  auto lane = lanes_.extract(share);
  if (!lane.empty())
    lane.mapped()->end(why);
}

void door_shell::tell_readers() {
  const auto all = lanes_; // a door may end a share, or fail
  for (const auto& [share, lane] : all) {
    if (ended_ || !lanes_.contains(share))
      continue;
    auto news = lane->news_of_readers();
    if (!news)
      continue;
    const bool now = news->watched;
    say(*std::move(news));
    if (std::exchange(watched_[share], now) != now)
      guarded("watched", [&, id = share] { door_->watched(id, now); });
  }
}

void door_shell::watch_lanes() {
  auto tick = [weak = weak_from_this()] {
    auto self = weak.lock();
    if (!self || self->ended_ || self->lanes_.empty())
      return;
    for (auto& [share, lane] : self->lanes_) {
      if (auto news = lane->progress(monotonic::now()))
        self->say(std::move(*news));
    }
    self->tell_readers();
    if (!self->ended_)
      self->watch_lanes();
  };
  meter_ = net::call_after(loop_, meter_interval, tick);
}

} // namespace tessera::plugins
