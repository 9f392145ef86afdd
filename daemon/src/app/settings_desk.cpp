// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/settings_desk.hpp"

#include "app/config_print.hpp"
#include "app/config_reload.hpp"
#include "app/overrides.hpp"
#include "app/settings_list.hpp"
#include "base/log.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace tessera::app {
namespace {

using nlohmann::json;

const log_topic topic{"tesserad"};

bool exists(const std::string& path) {
  std::error_code fault;
  return std::filesystem::exists(path, fault);
}

bool has(const std::vector<std::string>& list, const std::string& key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

} // namespace

settings_desk::settings_desk(house_config config, std::string file, listen_probe probe)
    : file_(std::move(file)), had_file_(exists(file_)), probe_(std::move(probe)),
      config_(std::move(config)), in_force_(std::make_shared<settings>(config_.read.values)),
      state_(config_.given.state) {
  for (const auto& note : config_.notes)
    topic.warning("{}", note);
}

void settings_desk::on_change(publisher tell) {
  std::lock_guard guard{mutex_};
  tell_ = std::move(tell);
}

std::shared_ptr<const settings> settings_desk::values() const {
  std::lock_guard guard{mutex_};
  return in_force_;
}

void settings_desk::put(const std::string& key, option_value value) {
  std::lock_guard guard{mutex_};
  auto changed = std::make_shared<settings>(*in_force_);
  changed->set(key, std::move(value));
  in_force_ = std::move(changed);
}

void settings_desk::make_web_door_open() {
  std::lock_guard guard{mutex_};
  std::vector<std::string> keys;
  for (const char* key : {"web.listen", "web.port"}) {
    if (config_.read.overridden.contains(key))
      keys.emplace_back(key);
  }
  auto tried = [this](const settings& where) {
    return probe_(where.list("web.listen"), static_cast<std::uint16_t>(where.integer("web.port")));
  };
  if (keys.empty())
    return;
  auto opened = tried(*in_force_);
  // Where the file is wrong as well, nothing is won: the start fails and says why.
  if (opened || !tried(config_.file_values))
    return;
  auto changed = std::make_shared<settings>(*in_force_);
  std::lock_guard guard_left_out{left_out_mutex_};
  for (const auto& key : keys) {
    changed->set(key, config_.file_values.all().at(key));
    left_out_[key] = opened.error().text;
  }
  in_force_ = std::move(changed);
  topic.error("{}; {} as set while the box ran {} left out, and the configuration file counts",
              opened.error().text,
              fmt::join(keys, " and "),
              keys.size() == 1 ? "is" : "are");
}

std::map<std::string, std::string> settings_desk::left_out() const {
  std::lock_guard guard{left_out_mutex_};
  return left_out_;
}

void settings_desk::forget_left_out(const std::vector<std::string>& keys) {
  std::lock_guard guard{left_out_mutex_};
  for (const auto& key : keys)
    left_out_.erase(key);
}

/// From config_.read to what is in force; tells which keys wait for a restart.
std::vector<std::string> settings_desk::take_over() {
  auto plan = plan_reload(*in_force_, config_.read.values, config_.tables);
  in_force_ = std::make_shared<settings>(std::move(plan.values));
  [[maybe_unused]] bool known = set_log_level(in_force_->text("log.level"));
  if (tell_)
    tell_(in_force_);
  topic.info("{} settings changed, {} wait for the next start of tesserad",
             plan.live_changed.size(),
             plan.restart_needed.size());
  return std::move(plan.restart_needed);
}

void settings_desk::reload() {
  std::lock_guard guard{mutex_};
  auto fresh = read_house_config(file_, had_file_, config_);
  if (!fresh.read.faults.empty()) {
    for (const auto& fault : fresh.read.faults)
      topic.error("{}", to_text(fault));
    topic.error("the configuration has faults; the running settings stay in force");
    return;
  }
  for (const auto& note : fresh.notes)
    topic.warning("{}", note);
  config_.read = std::move(fresh.read);
  config_.file_values = std::move(fresh.file_values);
  config_.given = std::move(fresh.given);
  state_ = config_.given.state;
  for (const auto& key : take_over())
    topic.warning("{} changes with the next start of tesserad", key);
  topic.info("the configuration was read again");
}

json settings_desk::list() const {
  std::lock_guard guard{mutex_};
  auto all = list_settings(config_.read, *in_force_, config_.tables);
  all["overrides"] = name_of(config_.given.state);
  return all;
}

result<json> settings_desk::set(const json& values) {
  std::lock_guard guard{mutex_};
  auto wanted = config_.given.values;
  std::vector<std::string> keys;
  for (const auto& [key, value] : values.items()) {
    if (auto good = override_of(config_.tables, key, value); !good)
      return std::move(good).error();
    wanted[key] = value;
    keys.push_back(key);
  }
  return keep(std::move(wanted), keys);
}

result<json> settings_desk::reset(const std::vector<std::string>& keys) {
  std::lock_guard guard{mutex_};
  auto wanted = config_.given.values;
  for (const auto& key : keys) {
    if (find_option(config_.tables, key) == nullptr && !wanted.contains(key))
      return {errc::invalid_argument, "there is no option " + shown(key)};
    wanted.erase(key);
  }
  return keep(std::move(wanted), keys);
}

result<json> settings_desk::keep(json values, const std::vector<std::string>& keys) {
  overrides given{std::move(values), app::overrides_state::good};
  auto read = config_.read;
  read.values = config_.file_values;
  auto unfit = apply_overrides(read, given, config_.tables);
  if (has(keys, "web.listen") || has(keys, "web.port") || has(keys, "web.explain_port")) {
    if (auto may = may_listen(*in_force_, read.values, probe_); !may)
      return std::move(may).error();
  }
  if (auto kept = save_overrides(in_force_->text("state_folder"), given.values); !kept)
    return std::move(kept).error();
  for (const auto& one : unfit)
    topic.warning("{}", one);
  config_.given = std::move(given);
  config_.read = std::move(read);
  state_ = config_.given.state;
  forget_left_out(keys);
  auto waiting = take_over();
  auto live = json::array();
  auto restart = json::array();
  for (const auto& key : keys)
    (has(waiting, key) ? restart : live).push_back(key);
  return json{{"live", live}, {"restart", restart}};
}

std::string settings_desk::print() const {
  std::lock_guard guard{mutex_};
  return print_config(config_.read, config_.tables);
}

json settings_desk::check(const std::string& path) const {
  const auto& file = path.empty() ? file_ : path;
  // Without the lock, for a disk may be slow: only the plugins' tables are used, and those stay.
  auto config = read_house_config(file, true, config_);
  check_certificate(config, file);
  auto faults = json::array();
  for (const auto& fault : config.read.faults)
    faults.push_back({{"file", fault.file},
                      {"line", fault.line},
                      {"column", fault.column},
                      {"text", fault.text}});
  return {{"path", file}, {"faults", faults}, {"overridden", config.read.overridden}};
}

std::string settings_desk::overrides_state() const {
  return std::string{name_of(state_.load())};
}

} // namespace tessera::app
