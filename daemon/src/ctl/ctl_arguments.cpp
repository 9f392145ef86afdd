// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_arguments.hpp"

#include <array>

namespace tessera::ctl {
namespace {

enum class operand { none, optional, any };

struct row {
  std::string_view first;
  std::string_view second; ///< empty: one word
  command what;
  operand takes = operand::none;
};

/// What shows more than one call's answer, or another form of it.
constexpr auto rows = std::to_array<row>({
    {"status", "", command::status},
    {"participants", "", command::participants},
    {"shares", "", command::shares},
    {"config", "check", command::config_check, operand::optional},
    {"events", "", command::events},
    {"methods", "", command::methods},
    {"call", "", command::call, operand::any},
});

using texts = std::vector<std::string>;

failure wrong(std::string text) {
  return {errc::invalid_argument, std::move(text), {}};
}

std::size_t length_of(std::string_view second) {
  return second.empty() ? 1 : 2;
}

bool matches(std::string_view first, std::string_view second, const texts& said) {
  return said[0] == first && (second.empty() || (said.size() > 1 && said[1] == second));
}

/// "pin show or pin new".
std::string choices_of(const std::string& first) {
  std::string all;
  auto add = [&](std::string_view second) {
    all += (all.empty() ? "" : " or ") + first + (second.empty() ? "" : " ") + std::string{second};
  };
  for (const auto& one : rows) {
    if (one.first == first)
      add(one.second);
  }
  for (const auto& one : all_words()) {
    if (one.first == first)
      add(one.second);
  }
  return all;
}

result<arguments> as_row(arguments out, const row& one, const texts& said) {
  auto used = length_of(one.second);
  auto left = said.size() - used;
  if (one.what == command::call && left == 0)
    return wrong("call needs METHOD; tesseractl methods lists them");
  if ((one.takes == operand::none && left > 0) || (one.takes == operand::optional && left > 1))
    return wrong("\"" + said[used + (one.takes == operand::none ? 0 : 1)] + "\" is too much here");
  out.what = one.what;
  if (left > 0)
    out.argument = said[used];
  if (one.takes == operand::any && left > 1)
    out.operands.assign(said.begin() + 2, said.end());
  return out;
}

result<arguments> with_words(arguments out, const texts& said) {
  for (const auto& one : rows) {
    if (matches(one.first, one.second, said))
      return as_row(std::move(out), one, said);
  }
  const word* found = nullptr;
  for (const auto& one : all_words()) {
    // "blocks undo b1" is not "blocks" with two operands.
    if (matches(one.first, one.second, said) && (found == nullptr || !one.second.empty()))
      found = &one;
  }
  if (found == nullptr) {
    auto choices = choices_of(said[0]);
    return wrong(choices.empty() ? "there is no command \"" + said[0] + "\"" : "say " + choices);
  }
  out.what = command::word;
  out.of = found;
  out.operands.assign(said.begin() + static_cast<std::ptrdiff_t>(length_of(found->second)),
                      said.end());
  if (found->operands.empty() && !out.operands.empty())
    return wrong("\"" + out.operands[0] + "\" is too much here");
  return out;
}

/// Flags with a value. True: it was one; `at` then stands on its last word.
result<bool> valued(const texts& words, std::size_t& at, std::string_view flag, std::string& to) {
  const auto& word = words[at];
  if (word.starts_with(flag) && word.size() > flag.size() && word[flag.size()] == '=') {
    to = word.substr(flag.size() + 1);
    return true;
  }
  if (word != flag)
    return false;
  if (++at == words.size())
    return wrong(std::string{flag} + " needs a PATH");
  to = words[at];
  return true;
}

} // namespace

result<arguments> parse_arguments(const texts& words) {
  arguments out;
  texts plain;
  bool flags = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (!flags || !word.starts_with('-') || word == "-") {
      plain.push_back(word);
    } else if (word == "--") {
      flags = false;
    } else if (word == "--json") {
      out.json = true;
    } else if (word == "--help" || word == "-h" || word == "--version") {
      out.what = word == "--version" ? command::version : command::help;
      return out;
    } else {
      auto known = valued(words, i, "--socket", out.socket);
      if (known && !*known)
        known = valued(words, i, "--output", out.output);
      if (!known)
        return std::move(known).error();
      if (!*known)
        return wrong("there is no option " + word);
    }
  }
  if (plain.empty())
    return wrong("say what to do");
  return with_words(std::move(out), plain);
}

} // namespace tessera::ctl
