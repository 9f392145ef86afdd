// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_arguments.hpp"
#include "ctl/ctl_params.hpp"

#include <fmt/format.h>

namespace tessera::ctl {
namespace {

constexpr std::size_t column = 44;

std::string line_of(const std::string& words, std::string_view help) {
  return fmt::format("  {:<{}}{}\n", words, column - 2, help);
}

} // namespace

std::string usage() {
  std::string text = "Usage: tesseractl [--json] [--socket PATH] [--output FILE] COMMAND\n\n";
  text += line_of("status", "The meeting, the display, and what runs.");
  text += line_of("participants", "Who is in the meeting.");
  text += line_of("shares", "What is shown.");
  text +=
      line_of("config check [FILE]", "Faults of a configuration, by default of the one in use.");
  text += line_of("events", "What happens, as it happens; Ctrl-C ends it.");
  text += "\n";
  for (const auto& one : all_words()) {
    std::string words{one.first};
    if (!one.second.empty())
      words += " " + std::string{one.second};
    if (auto operands = shown_operands(one); !operands.empty())
      words += " " + operands;
    text += line_of(words, rpc::find_method(one.method)->help);
  }
  text += "\n";
  text +=
      line_of("call METHOD [PARAM=VALUE ...]", "Any call; PARAM=@FILE takes a file, @- the input.");
  text += line_of("methods", "All calls with their params.");
  text += "\n";
  text += line_of("--json", "Answers as JSON, one object a line.");
  text += line_of("--output FILE", "Where a picture or a bundle goes.");
  text += line_of("--socket PATH", "Admin socket of tesserad (/run/tessera/admin.sock).");
  text += line_of("--", "What follows is no option, even with a - in front.");
  text += line_of("--help, --version", "");
  while (text.ends_with("\n") || text.ends_with(' '))
    text.pop_back();
  return text + "\n\nExit code: 0 done, 1 failed, 2 wrong usage or a faulty configuration.\n";
}

std::string method_list() {
  std::string text;
  for (const auto* one : callable_methods()) {
    text += fmt::format("{:<20} {}\n", one->name, one->help);
    if (!one->params.empty())
      text += fmt::format("{:<20} {}\n", "", shown_params(*one));
  }
  return text;
}

} // namespace tessera::ctl
