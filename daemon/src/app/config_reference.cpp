// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_print.hpp"
#include "app/config_tree.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tessera::app {
namespace {

std::string type_of(const option& opt) {
  switch (opt.type) {
  case option_type::boolean:
    return "true or false";
  case option_type::integer:
    return "whole number";
  case option_type::number:
    return "number";
  case option_type::text:
    return "text";
  case option_type::choice:
    return "choice";
  case option_type::text_list:
    return "list of texts";
  case option_type::secret_file:
    return "path of a secret file";
  }
  return {};
}

std::string range_of(const option& opt) {
  if (!opt.choices.empty()) {
    std::vector<std::string_view> names{opt.choices};
    for (auto& name : names)
      name = name.empty() ? "\"\"" : name;
    return fmt::format("`{}`", fmt::join(names, "`, `"));
  }
  std::string of;
  if (opt.type == option_type::text || opt.type == option_type::secret_file)
    of = " bytes";
  if (opt.type == option_type::text_list)
    of = " entries";
  bool low = opt.minimum != INT64_MIN && (of.empty() || opt.minimum > 0);
  bool high = opt.maximum != INT64_MAX;
  if (low && high)
    return fmt::format("{} to {}{}", opt.minimum, opt.maximum, of);
  if (low)
    return fmt::format("from {}{}", opt.minimum, of);
  return high ? fmt::format("up to {}{}", opt.maximum, of) : std::string{};
}

std::string cell(std::string_view text) {
  std::string out;
  for (char letter : text)
    out += letter == '|' ? std::string{"\\|"} : std::string(1, letter);
  return out;
}

void section_page(const option_section& section, const std::string& path, std::string& out) {
  if (!section.options.empty()) {
    out += fmt::format("\n## {}\n\n", path.empty() ? "General" : "`" + path + "`");
    out += "| key | type | default | unit | range | change | what it does |\n";
    out += "|---|---|---|---|---|---|---|\n";
    for (const auto* opt : section.options)
      out += fmt::format("| `{}` | {} | `{}` | {} | {} | {} | {} |\n",
                         opt->key,
                         type_of(*opt),
                         cell(yaml_of(*opt, opt->fallback)),
                         opt->unit,
                         range_of(*opt),
                         opt->change == option_change::live ? "live" : "restart",
                         cell(opt->help));
  }
  for (const auto& child : section.sections)
    section_page(child, path.empty() ? child.name : path + "." + child.name, out);
}

} // namespace

std::string reference_page(std::span<const option_table> tables) {
  std::string out = R"(# Configuration

Written by `tesserad --print-reference` from the option tables in the source; do not edit it.

tesserad reads one YAML file: the one that `--config FILE` names, else
`/etc/tessera/tessera.yaml`, which may be missing. A dotted key stands for nested keys: `web.port`
is `port:` below `web:`. `config/tessera.yaml` holds every option with its default.

- `tesserad --config FILE --check-config` names all faults with line and column and ends with 2 if
  there are any.
- `tesserad --config FILE --print-config` prints what is in force, defaults included.
- `tesserad --print-schema` prints a JSON Schema for editors.
- `systemctl reload tesserad` (SIGHUP) takes over what is marked *live* and names in the log what
  waits for a restart. A file with faults changes nothing.
- Options that take a secret take the path of a file, which must not be readable by everybody.
- A plugin brings options of its own, below `plugins.NAME`. `--config FILE` with `--print-reference` lists
  those of the plugins that the file enables.
)";
  section_page(tree_of(tables), "", out);
  return out;
}

} // namespace tessera::app
