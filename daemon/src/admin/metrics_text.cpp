// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/metrics_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace tessera::admin {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char letter : text) {
    if (letter == '\n')
      out += "\\n";
    else if (letter == '\\' || letter == '"')
      (out += '\\') += letter;
    else
      out += letter;
  }
  return out;
}

} // namespace

void metrics_text::family(std::string_view name, std::string_view type, std::string_view help) {
  name_ = name;
  out_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void metrics_text::sample_of(std::string_view suffix, double value, const labels& with) {
  std::string list;
  for (const auto& [label, text] : with)
    list += fmt::format("{}{}=\"{}\"", list.empty() ? "" : ",", label, escaped(text));
  out_ += name_;
  out_ += suffix;
  if (!list.empty())
    out_ += "{" + list + "}";
  out_ += std::isfinite(value) ? fmt::format(" {}\n", value) : std::string{" NaN\n"};
}

} // namespace tessera::admin
