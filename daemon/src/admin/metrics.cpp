// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/metrics.hpp"

#include "admin/metrics_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tessera::admin {
namespace {

using nlohmann::json;

const json& object_at(const json& document, const char* key) {
  static const json none = json::object();
  if (!document.is_object())
    return none;
  auto found = document.find(key);
  return found != document.end() && found->is_object() ? *found : none;
}

std::string text_at(const json& object, const char* key) {
  auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

double number_at(const json& object, const char* key) {
  auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<double>() : 0;
}

void add_process(metrics_text& out, const process_figures& now) {
  out.family("process_cpu_seconds_total", "counter", "Processor time of tesserad.");
  out.sample(now.cpu_seconds);
  out.family("process_resident_memory_bytes", "gauge", "Memory of tesserad that is in use.");
  out.sample(static_cast<double>(now.resident_bytes));
  out.family("process_open_fds", "gauge", "Open file descriptors of tesserad.");
  out.sample(static_cast<double>(now.open_files));
  out.family("process_threads", "gauge", "Threads of tesserad.");
  out.sample(static_cast<double>(now.threads));
  out.family("process_start_time_seconds", "gauge", "When tesserad was started, since 1970.");
  out.sample(now.started_at);
}

void add_counters(metrics_text& out, const room_counters& all) {
  auto counted = [&](std::string_view label, const auto& map) {
    for (const auto& [name, value] : map)
      out.sample(static_cast<double>(value), {{label, name}});
  };
  out.family("tessera_joins_total", "counter", "People who joined, by door.");
  counted("door", all.joined);
  out.family("tessera_shares_total", "counter", "Shares that were begun, by kind.");
  counted("kind", all.shares);
  out.family("tessera_shares_ended_total", "counter", "Shares that ended, by reason.");
  counted("reason", all.shares_ended);
  out.family("tessera_dropped_frames_total", "counter", "Pictures that the display left out.");
  out.sample(static_cast<double>(all.dropped));
}

struct share_gauge {
  std::string_view name;
  const char* member;
  double factor; ///< to Prometheus' base units
  std::string_view help;
};

constexpr auto share_gauges = std::to_array<share_gauge>({
    {"tessera_share_fps", "fps", 1, "Pictures a second that arrive."},
    {"tessera_share_shown_fps", "shown_fps", 1, "Pictures a second on the display."},
    {"tessera_share_bits_per_second", "kbps", 1000, "Bit rate that arrives."},
    {"tessera_share_loss_ratio", "loss", 1, "Packets lost, 0 to 1."},
    {"tessera_share_delay_seconds", "delay_ms", 0.001, "From arrival in the box to the display."},
    {"tessera_share_dropped_frames", "dropped", 1, "Pictures that the display left out."},
    {"tessera_share_width_pixels", "width", 1, "Width of the picture."},
    {"tessera_share_height_pixels", "height", 1, "Height of the picture."},
});

void add_shares(metrics_text& out, const json& shares) {
  for (const auto& gauge : share_gauges) {
    out.family(gauge.name, "gauge", gauge.help);
    for (const auto& [id, share] : shares.items())
      out.sample(number_at(share, gauge.member) * gauge.factor,
                 {{"share", id}, {"kind", text_at(share, "kind")}});
  }
  out.family("tessera_share_state", "gauge", "1 for the state that a share is in.");
  for (const auto& [id, share] : shares.items())
    out.sample(1, {{"share", id}, {"state", text_at(share, "state")}});
}

void add_room(metrics_text& out, const json& room) {
  out.family("tessera_participants", "gauge", "People in the meeting, by state.");
  std::map<std::string, double> states{{"present", 0}, {"away", 0}, {"lobby", 0}};
  for (const auto& [id, who] : object_at(room, "participants").items())
    states[text_at(who, "state")] += 1;
  for (const auto& [state, count] : states)
    out.sample(count, {{"state", state}});
  const auto& shares = object_at(room, "shares");
  out.family("tessera_shares", "gauge", "Shares on the display.");
  out.sample(static_cast<double>(shares.size()));
  out.family("tessera_display_present", "gauge", "1 while the display is connected.");
  out.sample(text_at(object_at(room, "kiosk"), "state") == "present" ? 1 : 0);
  add_shares(out, shares);
}

} // namespace

void room_counters::count(const event& what) {
  if (what.kind == "joined")
    ++joined[text_at(what.fields, "door")];
  else if (what.kind == "share_started")
    ++shares[text_at(what.fields, "share_kind")];
  else if (what.kind == "share_ended")
    ++shares_ended[text_at(what.fields, "reason")];
}

void room_counters::see(const json& room) {
  const auto& present = object_at(room, "shares");
  std::erase_if(dropped_of_, [&](const auto& one) { return !present.contains(one.first); });
  for (const auto& [id, share] : present.items()) {
    auto now = static_cast<std::uint64_t>(std::max(0.0, number_at(share, "dropped")));
    auto& known = dropped_of_[id];
    if (now > known)
      dropped += now - known;
    known = now; // a display that came back counts from 0
  }
}

std::string
render_metrics(const metrics_parts& parts, const room_counters& counters, const json& room) {
  metrics_text out;
  out.family("tessera_build_info", "gauge", "The version that runs.");
  out.sample(1, {{"version", parts.version}});
  add_process(out, parts.process);
  if (parts.house) {
    out.family("tessera_uptime_seconds", "gauge", "Since the start of tesserad.");
    out.sample(static_cast<double>(parts.house->uptime_s));
    out.family("tessera_restarts_total", "counter", "How often a part died and came back.");
    for (const auto& [name, one] : parts.house->actors)
      out.sample(one.restarts, {{"part", name}});
  }
  add_room(out, room);
  add_counters(out, counters);
  return out.take();
}

} // namespace tessera::admin
