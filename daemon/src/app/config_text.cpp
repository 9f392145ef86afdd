// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_text.hpp"

#include "app/config_source.hpp"
#include "app/config_values.hpp"
#include "app/config_yaml.hpp"
#include "base/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace tessera::app {
namespace {

using kind = config_node::kind;
/// Longer names are no slips of the pen, and looking for their like takes long.
constexpr std::size_t longest_guess = 64;

class reader {
public:
  reader(std::string file, std::span<const option_table> tables)
      : file_(std::move(file)), tables_(tables) {
    out.values = defaults_of(tables);
  }

  config_result out;

  void read(const config_node& root) {
    if (root.what == kind::map)
      section(root, "");
    else if (root.what != kind::empty)
      fault(root.at, "a configuration is a map of sections, such as \"web:\" with keys below it");
  }

private:
  void fault(config_place at, std::string text) {
    out.faults.push_back({file_, at.line, at.column, std::move(text)});
  }

  void section(const config_node& node, const std::string& prefix) {
    for (const auto& entry : node.entries) {
      auto key = prefix + entry.key;
      bool dotted = entry.key.find('.') != std::string::npos;
      if (dotted || entry.key.empty())
        unknown(entry, key, dotted);
      else if (const auto* opt = find_option(tables_, key))
        option_of(*opt, entry);
      else if (is_section(key))
        subsection(entry, key);
      else
        unknown(entry, key, false);
    }
  }

  void subsection(const config_entry& entry, const std::string& key) {
    if (entry.value.what == kind::map)
      section(entry.value, key + '.');
    else if (entry.value.what != kind::empty) // all keys may be commented out
      fault(entry.value.at, fmt::format("{} is a section; write its keys below it, indented", key));
  }

  void option_of(const option& opt, const config_entry& entry) {
    auto value = value_of(opt, entry.value);
    if (value) {
      out.values.set(std::string{opt.key}, std::move(*value));
      out.places.emplace(opt.key, entry.value.at);
    } else {
      fault(entry.value.what == kind::empty ? entry.at : entry.value.at, value.error().text);
    }
  }

  void unknown(const config_entry& entry, const std::string& key, bool dotted) {
    auto text = "unknown key " + shown(key);
    if (dotted && find_option(tables_, key) != nullptr)
      text = fmt::format("write {} as nested keys: \"{}:\" and below it, indented, \"{}:\"",
                         key,
                         key.substr(0, key.rfind('.')),
                         key.substr(key.rfind('.') + 1));
    else if (auto near = guess(key, entry.value.what))
      text += "; did you mean " + *near + "?";
    else if (key.starts_with("plugins."))
      text += "; does plugins.enabled name this plugin?";
    fault(entry.at, std::move(text));
  }

  [[nodiscard]] bool is_section(const std::string& key) const {
    return std::any_of(tables_.begin(), tables_.end(), [&](option_table table) {
      return std::any_of(table.begin(), table.end(), [&](const option& opt) {
        return opt.key.size() > key.size() && opt.key.starts_with(key) &&
               opt.key[key.size()] == '.';
      });
    });
  }

  [[nodiscard]] std::optional<std::string> guess(const std::string& key, kind what) const {
    if (key.size() > longest_guess)
      return {};
    if (what != kind::map) {
      auto near = nearest_key(tables_, key);
      return near ? std::optional{std::string{*near}} : std::nullopt;
    }
    std::vector<option> sections;
    for (auto table : tables_) {
      for (const auto& opt : table) {
        for (auto dot = opt.key.find('.'); dot != opt.key.npos; dot = opt.key.find('.', dot + 1))
          sections.push_back({opt.key.substr(0, dot), option_type::text, std::string{}, {}});
      }
    }
    const option_table names[] = {sections};
    auto near = nearest_key(names, key);
    return near ? std::optional{std::string{*near}} : std::nullopt;
  }

  std::string file_;
  std::span<const option_table> tables_;
};

} // namespace

config_result
read_config(std::string_view text, std::string file_name, std::span<const option_table> tables) {
  if (text.starts_with("\xef\xbb\xbf")) // the byte order mark that some editors write
    text.remove_prefix(3);
  reader work{file_name, tables};
  work.out.faults = byte_faults(text, file_name);
  if (!work.out.faults.empty())
    return std::move(work.out);
  auto yaml = read_yaml(text, file_name);
  work.out.faults = std::move(yaml.faults);
  work.read(yaml.root);
  std::stable_sort(work.out.faults.begin(), work.out.faults.end(), [](auto& a, auto& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  return std::move(work.out);
}

config_result
load_config(const std::string& path, bool must_exist, std::span<const option_table> tables) {
  auto text = read_file(path, max_config_bytes);
  if (text)
    return read_config(*text, path, tables);
  config_result out{defaults_of(tables), {}, {}};
  if (text.code() != errc::not_found || must_exist)
    out.faults.push_back({path, 0, 0, text.error().message()});
  return out;
}

} // namespace tessera::app
