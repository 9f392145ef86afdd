// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/plugins_options.hpp"

#include "plugins/library.hpp"

#include <array>
#include <deque>

namespace tessera::plugins {
namespace {

const std::array<option, 2>& table() {
  static const std::array<option, 2> all{
      option{.key = "plugins.enabled",
             .type = option_type::text_list,
             .fallback = std::vector<std::string>{},
             .help = "Names of the plugins that open doors of their own, for instance example. "
                     "Each has its options under plugins.NAME.",
             .maximum = 32},
      option{.key = "plugins.folder",
             .type = option_type::text,
             .fallback = std::string{},
             .help = "Folder with the plugins' libraries, tessera-NAME.so. Empty: the folder that "
                     "belongs to this installation.",
             .maximum = 4096},
  };
  return all;
}

/// Keys for options are views: the texts behind them stay.
std::string_view keep(std::string text) {
  static std::deque<std::string> kept;
  return kept.emplace_back(std::move(text));
}

} // namespace

option_table options() {
  return table();
}

result<std::vector<option>> read_plugin_options(const std::string& folder,
                                                const std::string& name) {
  auto path = find_library(folder, name);
  if (!path)
    return std::move(path).error();
  auto plugin = load_library(*path, name);
  if (!plugin)
    return std::move(plugin).error();
  const auto prefix = "plugins." + name + ".";
  std::vector<option> all{
      option{.key = keep(prefix + "isolation"),
             .type = option_type::choice,
             .fallback = std::string{"process"},
             .help = "Where the plugin runs: in a process of its own, or inside tesserad (none), "
                     "where a fault of the plugin is a fault of the box.",
             .choices = {"process", "none"}},
      option{.key = keep(prefix + "trusted"),
             .type = option_type::boolean,
             .fallback = false,
             .help = "Participants of this door come in without the PIN."},
  };
  for (const auto& own : option_table{(*plugin)->options, (*plugin)->option_count}) {
    all.push_back(own);
    all.back().key = keep(prefix + std::string{own.key});
    // Doors read their options when they start.
    all.back().change = option_change::restart;
  }
  return all;
}

settings own_settings(const settings& all, const std::string& name, option_table declared) {
  settings own;
  for (const auto& opt : declared) {
    auto it = all.all().find("plugins." + name + "." + std::string{opt.key});
    own.set(std::string{opt.key}, it == all.all().end() ? opt.fallback : it->second);
  }
  return own;
}

} // namespace tessera::plugins
