// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/library.hpp"
#include "plugins/plugins_options.hpp"

#include <tessera/option_makers.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace tessera;
using namespace tessera::plugins;

namespace {

bool mentions(const failure& why, std::string_view text) {
  return why.message().find(text) != std::string::npos;
}

std::unique_ptr<door> no_door(host&) {
  return nullptr;
}

plugin_descriptor descriptor(option_table options = {}) {
  return {.toolchain = toolchain,
          .name = "probe",
          .version = "1",
          .options = options.data(),
          .option_count = options.size(),
          .make = no_door};
}

} // namespace

TEST_CASE("library: another plugin interface is refused with both numbers, unrun", "[plugins]") {
  auto plugin = load_library(TESSERA_TEST_MODULES "/tessera-other_abi.so", "other_abi");
  REQUIRE_FALSE(plugin);
  CHECK(plugin.code() == errc::abi_mismatch);
  CHECK(mentions(plugin.error(), "interface 7"));
  CHECK(mentions(plugin.error(), "has " + std::to_string(plugin_abi)));
  CHECK(std::getenv("TESSERA_OTHER_ABI_RAN") == nullptr);
}

TEST_CASE("library: a library that is no plugin is refused", "[plugins]") {
  auto plugin = load_library(TESSERA_TEST_MODULES "/tessera-no_plugin.so", "no_plugin");
  CHECK(plugin.code() == errc::abi_mismatch);
  CHECK(load_library("/dev/null", "null").code() == errc::parse_error);
  CHECK(load_library("/nowhere/tessera-x.so", "x").code() == errc::not_found);
}

TEST_CASE("library: a plugin is found and loaded by its name", "[plugins]") {
  auto path = find_library(TESSERA_TEST_MODULES, "probe");
  REQUIRE(path);
  auto plugin = load_library(*path, "probe");
  REQUIRE(plugin);
  CHECK(std::string{(*plugin)->version} == "0.1");
  CHECK((*plugin)->option_count == 2);
  CHECK(load_library(*path, "other").code() == errc::invalid_argument);
}

TEST_CASE("library: names that could leave the folder are refused", "[plugins]") {
  CHECK(find_library("/tmp", "../probe").code() == errc::invalid_argument);
  CHECK(find_library("/tmp", "").code() == errc::invalid_argument);
  CHECK(find_library("/tmp", "Probe").code() == errc::invalid_argument);
  CHECK(find_library("/nowhere", "probe").code() == errc::not_found);
}

TEST_CASE("library: a descriptor of another build is refused", "[plugins]") {
  CHECK(check_descriptor(descriptor(), "probe"));
  auto other = descriptor();
  other.size += 8;
  CHECK(check_descriptor(other, "probe").code() == errc::abi_mismatch);
  other = descriptor();
  other.toolchain = "another compiler";
  auto refused = check_descriptor(other, "probe");
  CHECK(refused.code() == errc::abi_mismatch);
  CHECK(mentions(refused.error(), "another compiler"));
  CHECK(mentions(refused.error(), toolchain));
  other = descriptor();
  other.make = nullptr;
  CHECK_FALSE(check_descriptor(other, "probe"));
}

TEST_CASE("library: a faulty option table is refused and says where", "[plugins]") {
  const auto fault = [](std::vector<option> table) {
    return check_descriptor(descriptor(table), "probe");
  };
  CHECK(fault({text_option("a", "", "Help.")}));
  CHECK(mentions(fault({text_option("A", "", "Help.")}).error(), "'A'"));
  CHECK(mentions(fault({text_option("a", "", "")}).error(), "no help"));
  CHECK(mentions(fault({integer_option("a", 9, "Help.", 0, 5)}).error(), "default"));
  CHECK(mentions(fault({text_option("a", "", "H."), text_option("a", "", "H.")}).error(), "twice"));
  CHECK(mentions(fault({text_option("trusted", "", "Help.")}).error(), "belongs to tesserad"));
}

TEST_CASE("plugins_options: a plugin's options stand under its name", "[plugins]") {
  auto all = read_plugin_options(TESSERA_TEST_MODULES, "probe");
  REQUIRE(all);
  std::vector<std::string> keys;
  for (const auto& opt : *all)
    keys.emplace_back(opt.key);
  CHECK(keys == std::vector<std::string>{"plugins.probe.isolation",
                                         "plugins.probe.trusted",
                                         "plugins.probe.mode",
                                         "plugins.probe.greeting"});
  for (const auto& opt : *all)
    CHECK_FALSE(fault_of(opt, opt.fallback));
}

TEST_CASE("plugins_options: a plugin gets its own values and its defaults", "[plugins]") {
  const option table[] = {text_option("a", "x", "Help."), integer_option("b", 2, "Help.", 0, 9)};
  settings all;
  all.set("plugins.probe.a", std::string{"y"});
  all.set("plugins.other.b", std::int64_t{5});
  auto own = own_settings(all, "probe", table);
  CHECK(own.text("a") == "y");
  CHECK(own.integer("b") == 2);
  CHECK(own.all().size() == 2);
}
