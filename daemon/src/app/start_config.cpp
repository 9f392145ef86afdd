// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/start_config.hpp"

#include "app/config_command.hpp"
#include "app/option_tables.hpp"
#include "plugins/plugins_options.hpp"
#include "signalling/certificate.hpp"

#include <functional>
#include <utility>

namespace tessera::app {

namespace {

using table_finder =
    std::function<result<std::vector<option>>(const settings&, const std::string&)>;

void add_overrides(house_config& config) {
  const auto& folder = config.read.values.text("state_folder");
  config.given = load_overrides(folder);
  if (config.given.state == overrides_state::recovered)
    config.notes.push_back(overrides_file(folder) +
                           " is damaged; the last good copy of it is in force");
  if (config.given.state == overrides_state::lost)
    config.notes.push_back(overrides_file(folder) +
                           " and its copy are damaged; what was set there is lost, and the "
                           "configuration file alone counts");
  for (auto& unfit : apply_overrides(config.read, config.given, config.tables))
    config.notes.push_back(overrides_file(folder) + ": " + unfit + "; it is left out");
}

house_config read(const std::string& file, bool must_exist, const table_finder& table_of) {
  house_config config;
  config.tables = house_tables();
  auto first = load_config(file, must_exist, config.tables);
  std::vector<config_fault> plugin_faults;
  for (const auto& name : first.values.list("plugins.enabled")) {
    auto options = table_of(first.values, name);
    if (!options) {
      auto at = first.places.find("plugins.enabled");
      auto place = at == first.places.end() ? config_place{} : at->second;
      plugin_faults.push_back({file, place.line, place.column, options.error().message()});
      continue;
    }
    config.plugin_tables.push_back(std::move(*options));
    config.tables.emplace_back(config.plugin_tables.back());
  }
  config.read = load_config(file, must_exist, config.tables);
  auto add = [&](const std::vector<config_fault>& more) {
    config.read.faults.insert(config.read.faults.end(), more.begin(), more.end());
  };
  add(plugin_faults);
  add(secret_faults(config.read, file, config.tables));
  config.file_values = config.read.values;
  add_overrides(config);
  return config;
}

} // namespace

house_config read_house_config(const std::string& file, bool must_exist) {
  return read(file, must_exist, [](const settings& values, const std::string& name) {
    return plugins::read_plugin_options(values.text("plugins.folder"), name);
  });
}

house_config
read_house_config(const std::string& file, bool must_exist, const house_config& running) {
  return read(file, must_exist, [&](const settings&, const std::string& name) {
    auto prefix = "plugins." + name + ".";
    for (const auto& table : running.plugin_tables) {
      if (!table.empty() && table.front().key.starts_with(prefix))
        return result<std::vector<option>>{table};
    }
    return result<std::vector<option>>{
        errc::config_invalid,
        "the plugin " + name +
            " was not enabled when tesserad started; check the file with "
            "tesserad --check-config, then start tesserad anew"};
  });
}

void check_certificate(house_config& config, const std::string& file) {
  // A file with other faults is checked again once they are mended.
  if (!config.read.faults.empty())
    return;
  auto good = signalling::check_certificate(config.read.values);
  if (good)
    return;
  auto at = config.read.places.find("web.key_file");
  auto place = at == config.read.places.end() ? config_place{} : at->second;
  config.read.faults.push_back({file, place.line, place.column, good.error().message()});
}

} // namespace tessera::app
