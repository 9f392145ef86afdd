// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_arguments.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::ctl;
using Catch::Matchers::Contains;

namespace {

std::string complaint(const std::vector<std::string>& words) {
  auto parsed = parse_arguments(words);
  REQUIRE_FALSE(parsed);
  CHECK(exit_code_of(parsed.code()) == 2);
  return parsed.error().text;
}

} // namespace

TEST_CASE("ctl_arguments: every command of the usage is understood", "[ctl]") {
  CHECK(parse_arguments({"status"})->what == command::status);
  CHECK(parse_arguments({"participants"})->what == command::participants);
  CHECK(parse_arguments({"shares"})->what == command::shares);
  CHECK(parse_arguments({"methods"})->what == command::methods);
  for (const auto& one : all_words()) {
    std::vector<std::string> words{std::string{one.first}};
    if (!one.second.empty())
      words.emplace_back(one.second);
    auto parsed = parse_arguments(words);
    REQUIRE(parsed);
    CHECK(parsed->what == command::word);
    CHECK(parsed->of == &one);
  }
  CHECK(parse_arguments({"remove", "p1"})->operands == std::vector<std::string>{"p1"});
  CHECK(parse_arguments({"blocks", "undo", "b1"})->of->method == "blocks.undo");
  auto call = parse_arguments({"call", "share.stop", "share=s1"});
  CHECK(call->what == command::call);
  CHECK(call->argument == "share.stop");
  CHECK(call->operands == std::vector<std::string>{"share=s1"});
  CHECK(parse_arguments({"config", "check"})->argument.empty());
  CHECK(parse_arguments({"config", "check", "a.yaml"})->argument == "a.yaml");
  CHECK(parse_arguments({"events"})->what == command::events);
  CHECK(parse_arguments({"--help"})->what == command::help);
  CHECK(parse_arguments({"status", "-h"})->what == command::help);
  CHECK(parse_arguments({"--version"})->what == command::version);
}

TEST_CASE("ctl_arguments: flags may stand before and behind the command", "[ctl]") {
  auto parsed = parse_arguments({"--json", "pin", "--socket", "/tmp/a.sock", "show"});
  REQUIRE(parsed);
  CHECK(parsed->json);
  CHECK(parsed->socket == "/tmp/a.sock");
  REQUIRE(parsed->of != nullptr);
  CHECK(parsed->of->method == "pin.show");
  CHECK(parse_arguments({"bundle", "--output", "a.tar.gz"})->output == "a.tar.gz");
  CHECK(parse_arguments({"chat", "--", "--json"})->operands == std::vector<std::string>{"--json"});
  CHECK(parse_arguments({"status", "--socket=/b"})->socket == "/b");
  CHECK(parse_arguments({"status"})->socket == "/run/tessera/admin.sock");
}

TEST_CASE("ctl_arguments: wrong usage is explained", "[ctl]") {
  CHECK(complaint({}) == "say what to do");
  CHECK_THAT(complaint({"dance"}), Contains("no command \"dance\""));
  CHECK(complaint({"pin"}) == "say pin show or pin new or pin set");
  CHECK(complaint({"pin", "steal"}) == "say pin show or pin new or pin set");
  CHECK_THAT(complaint({"call"}), Contains("call needs METHOD"));
  CHECK_THAT(complaint({"metrics", "now"}), Contains("\"now\" is too much"));
  CHECK_THAT(complaint({"status", "now"}), Contains("\"now\" is too much"));
  CHECK_THAT(complaint({"config", "check", "a", "b"}), Contains("\"b\" is too much"));
  CHECK_THAT(complaint({"--loud", "status"}), Contains("no option --loud"));
  CHECK_THAT(complaint({"status", "--socket"}), Contains("needs a PATH"));
}
