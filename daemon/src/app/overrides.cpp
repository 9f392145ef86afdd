// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overrides.hpp"

#include "app/config_json.hpp"
#include "app/config_values.hpp"
#include "base/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tessera::app {
namespace {

using nlohmann::json;

constexpr unsigned closed = 0600;
constexpr auto file_only_keys = std::to_array<std::string_view>({"state_folder",
                                                                 "runtime_folder",
                                                                 "web.folder",
                                                                 "web.certificate_file",
                                                                 "plugins.enabled",
                                                                 "plugins.folder",
                                                                 "admin.group",
                                                                 "kiosk.user",
                                                                 "kiosk.group"});

std::string last_good_file(const std::string& state_folder) {
  return state_folder + "/overrides.last.json";
}

result<json> read_overrides(const std::string& path) {
  auto text = read_file(path, max_overrides_bytes);
  return text ? parse_overrides(*text) : result<json>{std::move(text).error()};
}

} // namespace

std::string_view name_of(overrides_state state) noexcept {
  constexpr std::string_view names[] = {"none", "good", "recovered", "lost"};
  return names[static_cast<std::size_t>(state)];
}

std::string overrides_file(const std::string& state_folder) {
  return state_folder + "/overrides.json";
}

result<json> parse_overrides(std::string_view text) {
  if (text.size() > max_overrides_bytes)
    return {errc::parse_error, "it is too large"};
  auto depth_limit = [](int depth, json::parse_event_t, json&) { return depth <= 4; };
  auto read = json::parse(text, depth_limit, false);
  auto values = read.is_object() ? read.find("values") : read.end();
  if (!read.is_object() || values == read.end() || !values->is_object())
    return {errc::parse_error, "it is not whole"};
  return *values;
}

overrides load_overrides(const std::string& state_folder) {
  auto first = read_overrides(overrides_file(state_folder));
  if (first)
    return {*std::move(first), overrides_state::good};
  auto copy = read_overrides(last_good_file(state_folder));
  if (copy)
    return {*std::move(copy), overrides_state::recovered};
  bool never = first.code() == errc::not_found && copy.code() == errc::not_found;
  return {json::object(), never ? overrides_state::none : overrides_state::lost};
}

result<> save_overrides(const std::string& state_folder, const json& values) {
  auto text = json{{"values", values}}.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
  if (auto kept = write_file(overrides_file(state_folder), text, closed); !kept)
    return kept;
  return write_file(last_good_file(state_folder), text, closed);
}

bool is_file_only(const option& opt) {
  return opt.type == option_type::secret_file ||
         std::find(file_only_keys.begin(), file_only_keys.end(), opt.key) != file_only_keys.end();
}

result<option_value>
override_of(std::span<const option_table> tables, std::string_view key, const json& value) {
  const auto* opt = find_option(tables, key);
  if (opt == nullptr) {
    auto near = key.size() <= 64 ? nearest_key(tables, key) : std::nullopt;
    return {errc::invalid_argument,
            "there is no option " + shown(key) +
                (near ? "; did you mean " + std::string{*near} + "?" : std::string{})};
  }
  if (is_file_only(*opt))
    return {errc::not_allowed,
            fmt::format("{} can be set in the configuration file only", opt->key)};
  auto node = node_of(value);
  if (node.what == config_node::kind::empty)
    return {errc::invalid_argument,
            fmt::format("{} must be {}; settings.reset gives it back to the configuration file",
                        opt->key,
                        describe(*opt))};
  auto good = value_of(*opt, node);
  if (!good)
    return {errc::invalid_argument, good.error().text};
  return good;
}

std::vector<std::string>
apply_overrides(config_result& read, const overrides& given, std::span<const option_table> tables) {
  std::vector<std::string> unfit;
  read.overridden.clear();
  for (const auto& [key, value] : given.values.items()) {
    auto good = override_of(tables, key, value);
    if (!good) {
      unfit.push_back(good.error().message());
      continue;
    }
    read.values.set(key, *std::move(good));
    read.overridden.insert(key);
  }
  return unfit;
}

} // namespace tessera::app
