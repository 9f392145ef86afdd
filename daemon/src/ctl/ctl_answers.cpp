// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_answers.hpp"

#include "base/base64.hpp"
#include "ctl/ctl_render.hpp"
#include "ctl/ctl_table.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

namespace tessera::ctl {
namespace {

const json& member(const json& from, const char* key) {
  static const json none;
  auto found = from.is_object() ? from.find(key) : from.end();
  return from.is_object() && found != from.end() ? *found : none;
}

std::string plain(const json& value) {
  if (value.is_null())
    return {};
  return value.is_string() ? value.get<std::string>()
                           : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string text(const json& from, const char* key) {
  return plain(member(from, key));
}

std::string time_of(const json& from, const char* key) {
  const auto& ms = member(from, key);
  if (!ms.is_number() || ms.get<std::int64_t>() <= 0)
    return "-";
  return fmt::format("{:%Y-%m-%d %H:%M:%S}",
                     fmt::localtime(static_cast<std::time_t>(ms.get<std::int64_t>() / 1000)));
}

std::string settings(const json& answer) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : member(answer, "options")) {
    auto later = member(one, "at_restart");
    rows.push_back({text(one, "key"),
                    text(one, "value"),
                    text(one, "source"),
                    later.is_null() ? std::string{} : plain(later) + " at restart"});
  }
  return table({"OPTION", "VALUE", "FROM", ""}, rows);
}

std::string set_settings(const json& answer) {
  std::string out;
  for (const auto& key : member(answer, "live"))
    out += printable(plain(key)) + ": in force\n";
  for (const auto& key : member(answer, "restart"))
    out += printable(plain(key)) + ": in force after the next restart\n";
  return out;
}

std::string logs(const json& answer) {
  std::string out;
  for (const auto& one : member(answer, "lines"))
    out += printable(fmt::format("{} {:7} {}: {}",
                                 time_of(one, "at"),
                                 text(one, "level"),
                                 text(one, "topic"),
                                 text(one, "text"))) +
           "\n";
  return out;
}

std::string tokens(const json& answer) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : member(answer, "tokens"))
    rows.push_back({text(one, "id"),
                    text(one, "name"),
                    text(one, "role"),
                    time_of(one, "created_at"),
                    time_of(one, "used_at")});
  return rows.empty() ? "There is no bearer token.\n"
                      : table({"TOKEN", "NAME", "ROLE", "MADE", "USED"}, rows);
}

std::string devices(const json& answer) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : member(answer, "devices"))
    rows.push_back({text(one, "id"),
                    text(one, "name"),
                    text(one, "door"),
                    time_of(one, "since"),
                    time_of(one, "last_seen")});
  return rows.empty() ? "No device is remembered.\n"
                      : table({"DEVICE", "NAME", "DOOR", "SINCE", "LAST SEEN"}, rows);
}

std::string blocks(const json& answer) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [id, one] : member(answer, "blocks").items()) {
    auto until = time_of(one, "until");
    rows.push_back({id, text(one, "name"), until == "-" ? "for good" : until});
  }
  return rows.empty() ? "Nobody is kept out.\n" : table({"BLOCK", "NAME", "UNTIL"}, rows);
}

std::string lines(const json& answer) {
  if (!answer.is_object())
    return printable(plain(answer)) + "\n";
  std::string out;
  for (const auto& [key, value] : answer.items())
    out += printable(key + ": " + plain(value)) + "\n";
  return out;
}

} // namespace

std::optional<answered_file> file_in(const json& answer) {
  if (!answer.is_object() || !answer.contains("media_type"))
    return {};
  if (const auto& words = member(answer, "text"); words.is_string())
    return answered_file{{}, words.get<std::string>()};
  if (const auto& data = member(answer, "data"); data.is_string()) {
    if (auto bytes = from_base64(data.get_ref<const std::string&>()))
      return answered_file{text(answer, "name"), *std::move(bytes)};
  }
  return {};
}

std::string render_answer(std::string_view method, const json& answer) {
  if (method == "pin.show" || method == "pin.new")
    return render_pin(answer);
  if (method == "host.code" || method == "setup.code")
    return text(answer, "code").empty() ? "There is none.\n"
                                        : printable(text(answer, "code")) + "\n";
  if (method == "settings.get")
    return settings(answer);
  if (method == "settings.set" || method == "settings.reset")
    return set_settings(answer);
  if (method == "logs.get")
    return logs(answer);
  if (method == "tokens.list")
    return tokens(answer);
  if (method == "devices.list")
    return devices(answer);
  if (method == "blocks.list")
    return blocks(answer);
  return lines(answer);
}

} // namespace tessera::ctl
