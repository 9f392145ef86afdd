// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_arguments.hpp"

#include <array>

namespace tessera::ctl {
namespace {

enum class operand { none, needed, optional };

struct row {
  std::string_view first;
  std::string_view second; ///< empty: one word
  command what;
  operand takes;
  std::string_view operand_name;
};

constexpr std::array rows{
    row{"status", "", command::status, operand::none, ""},
    row{"participants", "", command::participants, operand::none, ""},
    row{"shares", "", command::shares, operand::none, ""},
    row{"pin", "show", command::pin_show, operand::none, ""},
    row{"pin", "new", command::pin_new, operand::none, ""},
    row{"remove", "", command::remove, operand::needed, "ID"},
    row{"stop", "", command::stop, operand::needed, "SHARE"},
    row{"config", "check", command::config_check, operand::optional, "FILE"},
    row{"events", "", command::events, operand::none, ""},
};

failure wrong(std::string text) {
  return {errc::invalid_argument, std::move(text), {}};
}

result<arguments> with_words(arguments out, const std::vector<std::string>& words) {
  bool first_known = false;
  for (const auto& row : rows) {
    if (row.first != words[0])
      continue;
    first_known = true;
    if (!row.second.empty() && (words.size() < 2 || words[1] != row.second))
      continue;
    std::size_t used = row.second.empty() ? 1 : 2;
    if (row.takes == operand::needed && words.size() == used)
      return wrong(words[0] + " needs " + std::string{row.operand_name});
    auto most = used + (row.takes == operand::none ? 0 : 1);
    if (words.size() > most)
      return wrong("\"" + words[most] + "\" is too much here");
    out.what = row.what;
    if (words.size() > used)
      out.argument = words[used];
    return out;
  }
  if (!first_known)
    return wrong("there is no command \"" + words[0] + "\"");
  std::string choices;
  for (const auto& row : rows) {
    if (row.first == words[0])
      choices += (choices.empty() ? "" : " or ") + words[0] + " " + std::string{row.second};
  }
  return wrong("say " + choices);
}

} // namespace

std::string_view usage() {
  return "Usage: tesseractl [--json] [--socket PATH] COMMAND\n"
         "\n"
         "  status               the meeting, the display, and what runs\n"
         "  participants         who is in the meeting\n"
         "  shares               what is shown\n"
         "  pin show             the PIN of the meeting\n"
         "  pin new              another PIN; those who are in stay in\n"
         "  remove ID            send a participant away, for the rest of the meeting\n"
         "  stop SHARE           end a share\n"
         "  config check [FILE]  faults of a configuration, by default of the one in use\n"
         "  events               what happens, as it happens; Ctrl-C ends it\n"
         "\n"
         "  --json               answers as JSON, one object a line\n"
         "  --socket PATH        admin socket of tesserad (/run/tessera/admin.sock)\n"
         "  --help, --version\n"
         "\n"
         "Exit code: 0 done, 1 failed, 2 wrong usage or a faulty configuration.\n";
}

result<arguments> parse_arguments(const std::vector<std::string>& words) {
  arguments out;
  std::vector<std::string> plain;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (word == "--json") {
      out.json = true;
    } else if (word == "--help" || word == "-h") {
      out.what = command::help;
      return out;
    } else if (word == "--version") {
      out.what = command::version;
      return out;
    } else if (word.starts_with("--socket=")) {
      out.socket = word.substr(std::string_view{"--socket="}.size());
    } else if (word == "--socket") {
      if (++i == words.size())
        return wrong("--socket needs a PATH");
      out.socket = words[i];
    } else if (word.starts_with('-')) {
      return wrong("there is no option " + word);
    } else {
      plain.push_back(word);
    }
  }
  if (plain.empty())
    return wrong("say what to do");
  return with_words(std::move(out), plain);
}

} // namespace tessera::ctl
