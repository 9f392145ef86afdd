// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_command.hpp"
#include "app/overrides.hpp"
#include "sample_tables.hpp"
#include "app/settings_list.hpp"
#include "base/file.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace tessera;
using namespace tessera::app;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

const json some{{"web.name", "oslo"}, {"web.port", 8444}};

config_result with(const overrides& given, std::vector<std::string>* unfit = nullptr) {
  auto read = read_config("web:\n  name: file\n", "a.yaml", sample::tables);
  auto left = apply_overrides(read, given, sample::tables);
  if (unfit != nullptr)
    *unfit = left;
  return read;
}

void damage(const std::string& path, const std::string& text) {
  REQUIRE(write_file(path, text, 0600));
}

} // namespace

TEST_CASE("overrides: default, then file, then override", "[app][overrides]") {
  auto read = with({some, overrides_state::good});
  CHECK(read.values.text("web.name") == "oslo");
  CHECK(read.values.integer("web.port") == 8444);
  CHECK(source_of(read, "web.name") == "override");
  CHECK(source_of(with({}), "web.name") == "file");
  CHECK(source_of(read, "log.level") == "default");
}

TEST_CASE("overrides: values are checked like those of the file", "[app][overrides]") {
  auto text = [](const char* key, const json& value) {
    auto bad = override_of(sample::tables, key, value);
    REQUIRE_FALSE(bad);
    return bad.error().text;
  };
  CHECK(text("web.port", 70000) ==
        read_config("web:\n  port: 70000\n", "a", sample::tables).faults.at(0).text);
  CHECK_THAT(text("web.port", "8443"), Contains("whole number"));
  CHECK_THAT(text("web.name", std::string(13, 'x')), Contains("1 to 12"));
  CHECK_THAT(text("log.level", "loud"), Contains("one of debug, info"));
  CHECK_THAT(text("log.loud", 1), Contains("true or false"));
  CHECK_THAT(text("web.names", json{{1, 2}}), Contains("list"));
  CHECK_THAT(text("web.nam", "x"), Contains("did you mean web.name"));
  CHECK_THAT(text("web.name", nullptr), Contains("settings.reset"));
  CHECK_THAT(text("web.name", json::object()), Contains("a section"));
  CHECK(override_of(sample::tables, "web.key_file", "/etc/shadow").code() == errc::not_allowed);
}

TEST_CASE("overrides: half a file at a power loss brings the last good copy", "[app][overrides]") {
  test::temp_folder state;
  CHECK(load_overrides(state.path).state == overrides_state::none);
  REQUIRE(save_overrides(state.path, some));
  auto loaded = load_overrides(state.path);
  CHECK(loaded.state == overrides_state::good);
  CHECK(loaded.values == some);
  auto file = overrides_file(state.path);
  auto whole = *read_file(file, max_overrides_bytes);
  for (std::size_t size = 0; size + 2 < whole.size(); size += 7) {
    damage(file, whole.substr(0, size));
    auto recovered = load_overrides(state.path);
    CHECK(recovered.state == overrides_state::recovered);
    CHECK(recovered.values == some);
  }
  damage(file, std::string(whole.size(), '\0'));
  CHECK(load_overrides(state.path).values == some);
  damage(state.path + "/overrides.last.json", "{");
  auto lost = load_overrides(state.path);
  CHECK(lost.state == overrides_state::lost);
  CHECK(lost.values.empty());
}

TEST_CASE("overrides: what an update does not know is left out and told", "[app][overrides]") {
  std::vector<std::string> unfit;
  auto read = with({{{"web.gone", 1}, {"web.name", "oslo"}, {"web.port", 0}}, {}}, &unfit);
  CHECK(unfit.size() == 2);
  CHECK(read.values.text("web.name") == "oslo");
  CHECK(read.values.integer("web.port") == 8443);
}

TEST_CASE("overrides: --check-config tells which values come from them", "[app][overrides]") {
  std::ostringstream out;
  std::ostringstream err;
  CHECK(config_command(config_action::check,
                       "a.yaml",
                       with({some, overrides_state::good}),
                       sample::tables,
                       out,
                       err) == 0);
  CHECK_THAT(out.str(), Contains("web.name: set by overrides.json, not by line 2"));
  CHECK_THAT(out.str(), Contains("web.port: set by overrides.json\n"));
}

TEST_CASE("settings_list: tells all about each option", "[app][overrides]") {
  auto read = with({some, overrides_state::good});
  auto in_force = read.values;
  in_force.set("web.port", std::int64_t{8443});
  auto all = list_settings(read, in_force, sample::tables).at("options");
  auto port = all.at(0);
  CHECK(port.at("key") == "web.port");
  CHECK(port.at("value") == 8443);
  CHECK(port.at("at_restart") == 8444);
  CHECK(port.at("source") == "override");
  CHECK(port.at("minimum") == 1);
  CHECK(port.at("change") == "restart");
  for (const auto& one : all) {
    CHECK(one.at("writable") == (one.at("type") != "secret_file"));
    CHECK(one.contains("help"));
    CHECK(one.contains("default"));
  }
}
