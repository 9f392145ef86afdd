// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_print.hpp"
#include "app/config_tree.hpp"

#include <nlohmann/json.hpp>

namespace tessera::app {
namespace {

using json = nlohmann::ordered_json;

json value_of(const option_value& value) {
  return std::visit([](const auto& inner) { return json(inner); }, value);
}

void limit(json& out, const option& opt, const char* low, const char* high) {
  if (opt.minimum != INT64_MIN)
    out[low] = opt.minimum;
  if (opt.maximum != INT64_MAX)
    out[high] = opt.maximum;
}

json schema_of(const option& opt) {
  json out;
  switch (opt.type) {
  case option_type::boolean:
    out["type"] = "boolean";
    break;
  case option_type::integer:
    out["type"] = "integer";
    limit(out, opt, "minimum", "maximum");
    break;
  case option_type::number:
    out["type"] = "number";
    limit(out, opt, "minimum", "maximum");
    break;
  case option_type::choice:
    out["enum"] = opt.choices;
    break;
  case option_type::text:
  case option_type::secret_file:
    // Editors accept 404 as a text here, as tesserad does.
    out["type"] = {"string", "number", "boolean"};
    limit(out, opt, "minLength", "maxLength");
    break;
  case option_type::text_list:
    out["type"] = "array";
    out["items"] = opt.choices.empty() ? json{{"type", {"string", "number", "boolean"}}}
                                       : json{{"enum", opt.choices}};
    limit(out, opt, "minItems", "maxItems");
    break;
  }
  out["description"] = opt.help;
  out["default"] = value_of(opt.fallback);
  if (!opt.unit.empty())
    out["x-unit"] = opt.unit;
  out["x-change"] = opt.change == option_change::live ? "live" : "restart";
  return out;
}

json schema_of(const option_section& section) {
  // An empty section is allowed: all its keys may be commented out.
  json out{{"type", {"object", "null"}}, {"additionalProperties", false}};
  auto& members = out["properties"] = json::object();
  for (const auto* opt : section.options)
    members[std::string{last_word(opt->key)}] = schema_of(*opt);
  for (const auto& child : section.sections)
    members[child.name] = schema_of(child);
  if (section.name == "plugins") // their own tables are known only on the box that has them
    out["additionalProperties"] = {{"type", {"object", "null"}}};
  return out;
}

} // namespace

std::string json_schema(std::span<const option_table> tables) {
  json out{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
           {"title", "Configuration of tesserad"}};
  out.update(schema_of(tree_of(tables)));
  return out.dump(2) + '\n';
}

} // namespace tessera::app
