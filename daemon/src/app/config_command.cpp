// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_command.hpp"

#include "app/config_print.hpp"
#include "base/secret.hpp"
#include "proto/ice_server.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <ostream>
#include <utility>

namespace tessera::app {
namespace {

constexpr std::array flags{
    std::pair{std::string_view{"--check-config"}, config_action::check},
    std::pair{std::string_view{"--print-config"}, config_action::print},
    std::pair{std::string_view{"--print-schema"}, config_action::schema},
    std::pair{std::string_view{"--print-reference"}, config_action::reference},
    std::pair{std::string_view{"--print-sample"}, config_action::sample},
    std::pair{std::string_view{"--print-firewall"}, config_action::firewall},
};

int with_file(config_action action,
              const std::string& file,
              const config_result& config,
              std::span<const option_table> tables,
              std::ostream& out,
              std::ostream& err) {
  print_faults(config.faults, err);
  if (!config.faults.empty()) {
    err << file << ": " << config.faults.size()
        << (config.faults.size() == 1 ? " fault" : " faults") << '\n';
    return exit_code_of(errc::config_invalid);
  }
  if (action == config_action::print)
    out << print_config(config, tables);
  else if (action == config_action::firewall)
    out << firewall_page(config.values, tables);
  else
    out << file << ": no faults\n";
  for (const auto& key : config.overridden) {
    auto at = config.places.find(key);
    if (action == config_action::check)
      out << key << ": set by overrides.json"
          << (at == config.places.end() ? std::string{}
                                        : ", not by line " + std::to_string(at->second.line))
          << '\n';
  }
  return 0;
}

} // namespace

std::optional<config_action> config_action_of(std::string_view flag) {
  for (auto [name, action] : flags) {
    if (name == flag)
      return action;
  }
  return {};
}

int config_command(config_action action,
                   const std::string& file,
                   const config_result& config,
                   std::span<const option_table> tables,
                   std::ostream& out,
                   std::ostream& err) {
  switch (action) {
  case config_action::check:
  case config_action::print:
  case config_action::firewall:
    return with_file(action, file, config, tables, out, err);
  case config_action::schema:
    out << json_schema(tables);
    return 0;
  case config_action::reference:
    out << reference_page(tables);
    return 0;
  case config_action::sample:
    out << sample_file(tables);
    return 0;
  }
  return exit_code_of(errc::internal);
}

std::vector<config_fault> secret_faults(const config_result& config,
                                        std::string_view file,
                                        std::span<const option_table> tables) {
  std::vector<config_fault> faults;
  for (const auto& [key, at] : config.places) {
    const auto* opt = find_option(tables, key);
    if (opt == nullptr || opt->type != option_type::secret_file || config.values.text(key).empty())
      continue;
    const auto content = read_secret_file(config.values.text(key));
    std::optional<std::string> why;
    if (!content)
      why = content.error().message();
    else if (key == "web.ice_credential_file")
      why = ice_server::word_fault(content->reveal());
    if (why && content)
      why = fmt::format("{}: what stands in the file {}", key, *why);
    if (why)
      faults.push_back({std::string{file}, at.line, at.column, *std::move(why)});
  }
  return faults;
}

void print_faults(std::span<const config_fault> faults, std::ostream& err) {
  for (const auto& fault : faults)
    err << to_text(fault) << '\n';
}

} // namespace tessera::app
