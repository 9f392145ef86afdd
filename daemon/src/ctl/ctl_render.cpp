// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_render.hpp"

#include "ctl/ctl_table.hpp"

#include <nlohmann/json.hpp>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace tessera::ctl {
namespace {

using pointer = json::json_pointer;

const json& at(const json& from, const char* path) {
  static const json none;
  pointer where{path};
  return from.contains(where) ? from.at(where) : none;
}

std::string plain(const json& value) {
  if (value.is_null())
    return {};
  if (value.is_string())
    return value.get<std::string>();
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string text(const json& from, const char* path) {
  return plain(at(from, path));
}

std::int64_t number(const json& from, const char* path) {
  const auto& value = at(from, path);
  return value.is_number() ? std::llround(value.get<double>()) : 0;
}

std::string clock_of(std::int64_t ms) {
  auto seconds = static_cast<std::time_t>(ms / 1000);
  return ms <= 0 ? std::string{} : fmt::format("{:%H:%M:%S}", fmt::localtime(seconds));
}

std::string uptime(std::int64_t seconds) {
  if (seconds < 60)
    return fmt::format("{} s", seconds);
  if (seconds < 3600)
    return fmt::format("{} min", seconds / 60);
  if (seconds < 86400)
    return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
  return fmt::format("{} d {} h", seconds / 86400, seconds / 3600 % 24);
}

void line(std::string& out, std::string_view name, const std::string& value) {
  if (!value.empty())
    out += fmt::format("{:<10}{}\n", name, printable(value));
}

std::string join(const std::string& a, std::string_view glue, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + std::string{glue} + b;
}

std::string addresses(const json& status) {
  std::string all;
  const auto& map = at(status, "/network/addresses");
  for (const auto& [address, about] : map.items()) {
    if (map.is_array())
      all = join(all, ", ", plain(about));
    else
      all = join(all, ", ", join(address, " on ", text(about, "/interface")));
  }
  return all;
}

std::string actors(const json& status) {
  std::size_t count = 0;
  std::string troubled;
  for (const auto& [name, actor] : at(status, "/actors").items()) {
    ++count;
    auto restarts = number(actor, "/restarts");
    if (text(actor, "/state") != "running" || restarts > 0)
      troubled = join(troubled,
                      ", ",
                      fmt::format("{} {} ({} restarts)", name, text(actor, "/state"), restarts));
  }
  if (count == 0)
    return {};
  return troubled.empty() ? fmt::format("all {} running", count) : troubled;
}

std::string states(const json& map) {
  std::string all;
  for (const auto& [name, about] : map.items()) {
    auto one = name + " " + text(about, "/state");
    if (number(about, "/pid") > 0)
      one += fmt::format(", pid {}", number(about, "/pid"));
    if (number(about, "/restarts") > 0)
      one += fmt::format(", {} restarts", number(about, "/restarts"));
    all = join(all, "; ", one);
  }
  return all;
}

/// What was set and is not in force, with the reason.
std::string left_out(const json& status) {
  std::string all;
  for (const auto& [key, why] : at(status, "/settings/left_out").items())
    all = join(all, "; ", join(key, ": ", why.is_string() ? why.get<std::string>() : ""));
  return all;
}

std::string count_of(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

} // namespace

std::string render_status(const json& status) {
  std::string out;
  auto id = text(status, "/meeting/id");
  line(out, "meeting", id.empty() ? "no network, so nobody can join" : id);
  line(out, "address", text(status, "/meeting/url"));
  line(out,
       "people",
       fmt::format("{}, {}",
                   count_of(number(status, "/participants"), "participant", "participants"),
                   count_of(number(status, "/shares"), "share", "shares")));
  line(out, "display", text(status, "/kiosk/state"));
  line(out, "network", join(text(status, "/network/state"), ": ", addresses(status)));
  line(out, "doors", states(at(status, "/doors")));
  line(out, "plugins", states(at(status, "/plugins")));
  line(out, "parts", actors(status));
  line(out, "left out", left_out(status));
  line(out,
       "version",
       fmt::format("{}, up {}", text(status, "/version"), uptime(number(status, "/uptime_s"))));
  return out;
}

std::string render_participants(const json& room) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [id, who] : at(room, "/participants").items())
    rows.push_back({id,
                    text(who, "/name"),
                    text(who, "/state"),
                    text(who, "/door"),
                    text(who, "/address"),
                    clock_of(number(who, "/joined_at"))});
  if (rows.empty())
    return "Nobody is in the meeting.\n";
  return table({"ID", "NAME", "STATE", "DOOR", "ADDRESS", "SINCE"}, rows);
}

std::string render_shares(const json& room) {
  std::vector<std::pair<std::int64_t, std::vector<std::string>>> ordered;
  for (const auto& [id, share] : at(room, "/shares").items()) {
    auto size = number(share, "/width") > 0
                    ? fmt::format("{}x{}", number(share, "/width"), number(share, "/height"))
                    : std::string{};
    auto state = join(text(share, "/state"), ": ", text(share, "/reason"));
    auto delay = number(share, "/delay_ms");
    ordered.push_back({number(share, "/order"),
                       {id,
                        text(share, "/name"),
                        text(share, "/kind"),
                        state,
                        text(share, "/codec"),
                        size,
                        std::to_string(number(share, "/fps")),
                        std::to_string(number(share, "/kbps")),
                        delay > 0 ? fmt::format("{} ms", delay) : std::string{},
                        text(share, "/label")}});
  }
  if (ordered.empty())
    return "Nothing is shared.\n";
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    return a.first < b.first;
  });
  std::vector<std::vector<std::string>> rows;
  for (auto& [order, row] : ordered)
    rows.push_back(std::move(row));
  return table(
      {"SHARE", "NAME", "KIND", "STATE", "CODEC", "SIZE", "FPS", "KBIT/S", "DELAY", "LABEL"}, rows);
}

std::string render_pin(const json& pin) {
  auto required = at(pin, "/required");
  if (required.is_boolean() && !required.get<bool>())
    return "No PIN is asked.\n";
  return printable(text(pin, "/pin")) + "\n";
}

std::string render_faults(const json& check) {
  std::string out;
  auto path = text(check, "/path");
  for (const auto& fault : at(check, "/faults")) {
    auto file = text(fault, "/file");
    auto place = number(fault, "/line") > 0
                     ? fmt::format(":{}:{}", number(fault, "/line"), number(fault, "/column"))
                     : std::string{};
    out += printable((file.empty() ? path : file) + place + ": " + text(fault, "/text")) + '\n';
  }
  return out.empty() ? printable(path) + ": no faults\n" : out;
}

std::string render_event(const json& event) {
  auto out =
      fmt::format("{:<10}{:<18}", clock_of(number(event, "/at")), printable(text(event, "/kind")));
  for (const auto& [key, value] : event.items()) {
    if (key != "at" && key != "kind" && !plain(value).empty())
      out += printable(fmt::format(" {}={}", key, plain(value)));
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + '\n';
}

} // namespace tessera::ctl
