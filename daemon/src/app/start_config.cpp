// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/start_config.hpp"

#include "app/config_command.hpp"
#include "app/option_tables.hpp"
#include "plugins/plugins_options.hpp"

#include <utility>

namespace tessera::app {

house_config read_house_config(const std::string& file, bool must_exist) {
  house_config config;
  config.tables = house_tables();
  auto first = load_config(file, must_exist, config.tables);
  std::vector<config_fault> plugin_faults;
  for (const auto& name : first.values.list("plugins.enabled")) {
    auto options = plugins::read_plugin_options(first.values.text("plugins.folder"), name);
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
  return config;
}

} // namespace tessera::app
