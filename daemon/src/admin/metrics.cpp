// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/metrics.hpp"

#include "admin/metrics_text.hpp"
#include "admin/room_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace tessera::admin {
namespace {

using nlohmann::json;

void add_process(metrics_text& out, const process_figures& now) {
  auto add = [&](std::string_view name, const char* type, const char* help, auto figure) {
    if (!figure)
      return;
    out.family(name, type, help);
    out.sample(*figure);
  };
  add("process_cpu_seconds_total", "counter", "Processor time of tesserad.", now.cpu_seconds);
  add("process_resident_memory_bytes",
      "gauge",
      "Memory of tesserad that is in use.",
      now.resident_bytes);
  add("process_open_fds", "gauge", "Open file descriptors of tesserad.", now.open_files);
  add("process_threads", "gauge", "Threads of tesserad.", now.threads);
  add("process_start_time_seconds",
      "gauge",
      "When tesserad was started, since 1970.",
      now.started_at);
}

void add_house(metrics_text& out, const house_status& house) {
  out.family("tessera_uptime_seconds", "gauge", "Since the start of tesserad.");
  out.sample(static_cast<double>(house.uptime_s));
  out.family("tessera_restarts_total", "counter", "How often a part of tesserad died.");
  for (const auto& [name, one] : house.actors)
    out.sample(one.restarts, {{"part", name}});
}

void add_totals(metrics_text& out, const room_counters& all) {
  auto count = [&](std::string_view name, const char* help, std::uint64_t value) {
    out.family(name, "counter", help);
    out.sample(static_cast<double>(value));
  };
  count("tessera_joins_total", "People who joined; coming back is no joining.", all.joins);
  count("tessera_joins_refused_total",
        "Attempts to join that were refused, for whatever reason, from the lobby too.",
        all.joins_refused);
  count("tessera_removals_total", "People who were sent away.", all.removed);
  count("tessera_shares_total", "Shares that were begun.", all.shares_opened);
  out.family("tessera_shares_ended_total", "counter", "Shares that ended, by reason.");
  auto ended = all.shares_ended;
  for (auto reason = 0; reason <= static_cast<int>(end_reason::content_protected); ++reason)
    ended.try_emplace(std::string{name_of(static_cast<end_reason>(reason))}, 0U);
  for (const auto& [reason, value] : ended)
    out.sample(static_cast<double>(value), {{"reason", reason}});
  count("tessera_share_requests_total",
        "Shares that somebody had to be asked for first.",
        all.share_requests);
  count("tessera_shares_refused_total",
        "Shares that the room's rule or somebody in it did not allow.",
        all.shares_refused);
  count("tessera_dropped_frames_total",
        "Pictures that the display left out, of all shares.",
        all.pictures_dropped);
  count("tessera_load_reductions_total",
        "How often senders were asked for less, as the display did not keep up.",
        all.load_reductions);
}

void add_delays(metrics_text& out, const delay_histogram& delays) {
  out.family("tessera_display_delay_seconds",
             "histogram",
             "From arrival in the box to the display, once a second for each share shown.");
  std::uint64_t so_far = 0;
  for (std::size_t at = 0; at < delays.counts().size(); ++at) {
    so_far += delays.counts()[at];
    bool last = at == delay_histogram::bounds.size();
    auto bound = last ? "+Inf" : fmt::format("{}", delay_histogram::bounds[at]);
    out.sample_of("_bucket", static_cast<double>(so_far), {{"le", bound}});
  }
  out.sample_of("_sum", delays.sum_seconds());
  out.sample_of("_count", static_cast<double>(so_far));
}

/// When a figure of a share is no figure.
enum class known : std::uint8_t { always, with_display, when_not_zero };

struct share_gauge {
  std::string_view name;
  const char* member;
  double factor; ///< to Prometheus' base units
  known when;
  std::string_view help;
};

constexpr auto share_gauges = std::to_array<share_gauge>({
    {"tessera_share_frames_per_second", "fps", 1, known::always, "Pictures that arrive."},
    {"tessera_share_bytes_per_second", "kbps", 125, known::always, "Bytes that arrive."},
    {"tessera_share_loss_ratio", "loss", 1, known::always, "Packets lost, 0 to 1."},
    {"tessera_share_shown_frames_per_second",
     "shown_fps",
     1,
     known::with_display,
     "Pictures on the display, when it told last."},
    {"tessera_share_dropped_frames_per_second",
     "dropped",
     1,
     known::with_display,
     "Pictures that the display left out, when it told last."},
    {"tessera_share_width_pixels", "width", 1, known::when_not_zero, "Width of the picture."},
    {"tessera_share_height_pixels", "height", 1, known::when_not_zero, "Height of the picture."},
});

struct share_flag {
  std::string_view name;
  const char* member;
  std::string_view help;
};

constexpr auto share_flags = std::to_array<share_flag>({
    {"tessera_share_sound", "sound", "1 while sound of the share arrives."},
    {"tessera_share_muted", "muted", "1 while the display does not play the share's sound."},
    {"tessera_share_speaking", "speaking", "1 while somebody is heard in the share."},
    {"tessera_share_watched", "watched", "Of the room itself: 1 while its camera and microphone are on."},
});

void add_gauge(metrics_text& out, const share_gauge& gauge, const json& shares, bool display) {
  out.family(gauge.name, "gauge", gauge.help);
  for (const auto& [id, share] : shares.items()) {
    auto value = number_at(share, gauge.member);
    if ((gauge.when == known::with_display && !display) ||
        (gauge.when == known::when_not_zero && value == 0))
      continue;
    out.sample(value * gauge.factor, {{"share", id}, {"kind", text_at(share, "kind")}});
  }
}

void add_shares(metrics_text& out, const json& shares, bool display) {
  for (const auto& gauge : share_gauges)
    add_gauge(out, gauge, shares, display);
  out.family("tessera_share_delay_seconds",
             "gauge",
             "From arrival in the box to the display, of the last second; none while it rests.");
  for (const auto& [id, share] : shares.items()) {
    auto delay = display ? delay_seconds(share) : std::nullopt;
    if (delay)
      out.sample(*delay, {{"share", id}, {"kind", text_at(share, "kind")}});
  }
  out.family("tessera_share_state", "gauge", "1 for the state that a share is in.");
  for (const auto& [id, share] : shares.items()) {
    for (const char* state : {"connecting", "live", "paused", "weak"})
      out.sample(text_at(share, "state") == state ? 1 : 0, {{"share", id}, {"state", state}});
  }
  for (const auto& [name, member, help] : share_flags) {
    out.family(name, "gauge", help);
    for (const auto& [id, share] : shares.items())
      out.sample(share.value(member, false) ? 1 : 0, {{"share", id}});
  }
  out.family("tessera_share_volume_ratio", "gauge", "How loud the display plays a share, 0 to 1.");
  for (const auto& [id, share] : shares.items())
    out.sample(number_at(share, "volume") / 100, {{"share", id}});
  out.family("tessera_share_weak", "gauge", "1 while a share is weak for this reason.");
  for (const auto& [id, share] : shares.items()) {
    for (const char* reason : {"network", "computer", "box"})
      out.sample(text_at(share, "reason") == reason ? 1 : 0, {{"share", id}, {"reason", reason}});
  }
}

/// Of people who watch on devices of their own.
void add_viewers(metrics_text& out, const json& people) {
  double count = 0;
  double thin = 0;
  double kbps = 0;
  double worst_loss = 0;
  for (const auto& [id, who] : people.items()) {
    const auto& views = object_at(who, "views");
    if (text_at(views, "share").empty())
      continue;
    count += 1;
    thin += views.value("thin", false) ? 1 : 0;
    kbps += number_at(views, "kbps");
    worst_loss = std::max(worst_loss, number_at(views, "loss"));
  }
  constexpr double bytes_of_kilobit = 125;
  out.family("tessera_viewers", "gauge", "People who watch on devices of their own.");
  out.sample(count);
  out.family("tessera_viewers_thin",
             "gauge",
             "Those of them whose line takes whole pictures only, one now and then.");
  out.sample(thin);
  out.family("tessera_viewers_bytes_per_second", "gauge", "Bytes that go to all of them.");
  out.sample(kbps * bytes_of_kilobit);
  out.family("tessera_viewers_loss_ratio", "gauge", "Packets lost, 0 to 1, on the worst of their lines.");
  out.sample(worst_loss);
}

/// Of programs that came by HTTP, each a participant of its own.
void add_programs(metrics_text& out, const json& people) {
  std::map<std::string, double> doors{{"whip", 0}, {"whep", 0}};
  for (const auto& [id, who] : people.items())
    if (auto door = doors.find(text_at(who, "door")); door != doors.end())
      door->second += 1;
  out.family("tessera_program_sessions", "gauge", "Programs that show by WHIP and watch by WHEP.");
  for (const auto& [door, count] : doors)
    out.sample(count, {{"door", door}});
}

/// Of the display, over all shares.
void add_sound(metrics_text& out, const json& room) {
  out.family("tessera_display_sound", "gauge", "1 for the output that the display plays on.");
  for (const char* output : {"pulse", "pipewire", "alsa"})
    out.sample(text_at(object_at(room, "kiosk"), "sound") == output ? 1 : 0, {{"output", output}});
  const auto& sound = object_at(room, "sound");
  out.family("tessera_sound_volume_ratio", "gauge", "How loud the display is, 0 to 1.");
  out.sample(number_at(sound, "volume") / 100);
  out.family("tessera_sound_muted", "gauge", "1 while the display plays nothing.");
  out.sample(sound.value("muted", false) ? 1 : 0);
}

void add_room(metrics_text& out, const json& room) {
  out.family("tessera_participants", "gauge", "People in the meeting and its lobby, by state.");
  std::map<std::string, double> states{{"present", 0}, {"away", 0}, {"lobby", 0}};
  for (const auto& [id, who] : object_at(room, "participants").items())
    states[text_at(who, "state")] += 1;
  for (const auto& [state, count] : states)
    out.sample(count, {{"state", state}});
  add_viewers(out, object_at(room, "participants"));
  add_programs(out, object_at(room, "participants"));
  add_sound(out, room);
  const auto& shares = object_at(room, "shares");
  out.family("tessera_shares", "gauge", "Shares that are open, shown or hidden.");
  out.sample(static_cast<double>(shares.size()));
  out.family("tessera_display_present", "gauge", "1 while the display is connected.");
  out.sample(display_present(room) ? 1 : 0);
  add_shares(out, shares, display_present(room));
}

void add_to(room_counters& sum, const room_counters& more) {
  sum.joins += more.joins;
  sum.joins_refused += more.joins_refused;
  sum.removed += more.removed;
  sum.shares_opened += more.shares_opened;
  for (const auto& [reason, count] : more.shares_ended)
    sum.shares_ended[reason] += count;
  sum.share_requests += more.share_requests;
  sum.shares_refused += more.shares_refused;
  sum.pictures_dropped += more.pictures_dropped;
  sum.load_reductions += more.load_reductions;
}

} // namespace

void room_totals::begin_anew() {
  add_to(before_, now_);
  now_ = {};
}

void room_totals::take(room_counters now) {
  now_ = std::move(now);
  known_ = true;
}

std::optional<room_counters> room_totals::all() const {
  if (!known_)
    return std::nullopt;
  auto sum = before_;
  add_to(sum, now_);
  return sum;
}

std::string render_metrics(const metrics_parts& parts) {
  metrics_text out;
  out.family("tessera_build_info", "gauge", "The version that runs.");
  out.sample(1, {{"version", parts.version}});
  add_process(out, parts.process);
  if (parts.house)
    add_house(out, *parts.house);
  if (parts.room && parts.room->is_object())
    add_room(out, *parts.room);
  if (parts.totals)
    add_totals(out, *parts.totals);
  add_delays(out, parts.delays);
  return out.take();
}

} // namespace tessera::admin
