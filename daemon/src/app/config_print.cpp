// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_print.hpp"

#include "app/config_tree.hpp"
#include "app/config_values.hpp"

#include <fmt/format.h>

#include <functional>
#include <set>

namespace tessera::app {
namespace {

constexpr std::size_t comment_width = 96;

/// "scheme:user:password@host" and "scheme://user:password@host" without the password.
std::string without_password(std::string text) {
  auto at = text.find('@');
  auto scheme = text.find(':');
  if (at == text.npos || scheme == text.npos || scheme > at)
    return text;
  auto colon = text.find(':', scheme + 1);
  if (colon == text.npos || colon > at)
    return text;
  return text.replace(colon + 1, at - colon - 1, "***");
}

using key_set = std::set<std::string, std::less<>>;

void print(const option_section& section,
           const settings& values,
           const key_set& overridden,
           int depth,
           std::string& out) {
  std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  for (const auto* opt : section.options) {
    auto it = values.all().find(opt->key);
    const auto& value = it == values.all().end() ? opt->fallback : it->second;
    out += fmt::format(
        "{}{}: {}", indent, last_word(opt->key), yaml_of(*opt, without_passwords(value)));
    out += value == opt->fallback ? "  # default" : "  # default: " + yaml_of(*opt, opt->fallback);
    if (overridden.contains(opt->key))
      out += "; set by overrides.json";
    out += opt->type == option_type::secret_file ? "; content: ***\n" : "\n";
  }
  for (const auto& child : section.sections) {
    out += fmt::format("{}{}{}:\n", depth == 0 && !out.empty() ? "\n" : "", indent, child.name);
    print(child, values, overridden, depth + 1, out);
  }
}

void comment(std::string_view text, const std::string& indent, std::string& out) {
  auto width = comment_width - indent.size() - 2;
  while (!text.empty()) {
    auto end = text.size() <= width ? text.size() : text.rfind(' ', width);
    if (end == text.npos)
      end = text.size();
    out += indent + "# " + std::string{text.substr(0, end)} + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void sample(const option_section& section, int depth, std::string& out) {
  std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  for (const auto* opt : section.options) {
    if (depth == 0 || opt != section.options.front())
      out += '\n';
    comment(opt->help, indent, out);
    comment(fmt::format("({}; {})",
                        describe(*opt),
                        opt->change == option_change::live ? "live" : "needs a restart"),
            indent,
            out);
    out += fmt::format("{}{}: {}\n", indent, last_word(opt->key), yaml_of(*opt, opt->fallback));
  }
  for (const auto& child : section.sections) {
    out += fmt::format("{}{}{}:\n", depth == 0 ? "\n" : "", indent, child.name);
    sample(child, depth + 1, out);
  }
}

} // namespace

option_value without_passwords(option_value value) {
  if (auto* text = std::get_if<std::string>(&value))
    *text = without_password(*text);
  if (auto* list = std::get_if<std::vector<std::string>>(&value)) {
    for (auto& text : *list)
      text = without_password(text);
  }
  return value;
}

std::string print_config(const settings& values, std::span<const option_table> tables) {
  std::string out;
  print(tree_of(tables), values, {}, 0, out);
  return out;
}

std::string print_config(const config_result& read, std::span<const option_table> tables) {
  std::string out;
  print(tree_of(tables), read.values, read.overridden, 0, out);
  return out;
}

std::string sample_file(std::span<const option_table> tables) {
  std::string out =
      "# SPDX-FileCopyrightText: 2026 The Tessera authors\n"
      "# SPDX-License-Identifier: Apache-2.0\n"
      "#\n"
      "# Every option of tesserad with its default, written by tesserad --print-sample.\n"
      "# Leave out what you do not change. \"live\" options are taken over by\n"
      "# systemctl reload tesserad; check a file with tesseractl config check FILE.\n";
  sample(tree_of(tables), 0, out);
  return out;
}

} // namespace tessera::app
