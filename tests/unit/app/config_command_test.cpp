// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_command.hpp"
#include "base/file.hpp"
#include "sample_tables.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace tessera;
using namespace tessera::app;
using Catch::Matchers::Contains;

namespace {

std::string put(const test::temp_folder& folder,
                const std::string& name,
                std::string_view text,
                unsigned mode = 0600) {
  auto file = folder.path + "/" + name;
  REQUIRE(write_file(file, text, mode));
  return file;
}

struct outcome {
  int exit;
  std::string out;
  std::string err;
};

outcome run(config_action action, const std::string& file, bool named = true) {
  std::ostringstream out;
  std::ostringstream err;
  auto config = load_config(file, named, sample::tables);
  auto secrets = secret_faults(config, file, sample::tables);
  config.faults.insert(config.faults.end(), secrets.begin(), secrets.end());
  int code = config_command(action, file, config, sample::tables, out, err);
  return {code, out.str(), err.str()};
}

} // namespace

TEST_CASE("config_command: a good file is said to be good", "[app][config]") {
  test::temp_folder folder;
  auto got = run(config_action::check, put(folder, "t.yaml", "web:\n  port: 80\n"));
  CHECK(got.exit == 0);
  CHECK_THAT(got.out, Contains("no faults"));
  CHECK(got.err.empty());
}

TEST_CASE("config_command: faults go to the error output, all of them, exit code 2",
          "[app][config]") {
  test::temp_folder folder;
  auto file = put(folder, "t.yaml", "web:\n  prot: 80\nlog:\n  loud: 3\n");
  for (auto action : {config_action::check, config_action::print}) {
    auto got = run(action, file);
    CHECK(got.exit == 2);
    CHECK(got.out.empty());
    CHECK_THAT(got.err,
               Contains(file + ":2:3: unknown key") && Contains(file + ":4:9: log.loud") &&
                   Contains("2 faults"));
  }
}

TEST_CASE("config_command: a named file must exist, the standard one need not", "[app][config]") {
  CHECK(run(config_action::check, "/nonexistent/t.yaml", true).exit == 2);
  CHECK(run(config_action::print, "/nonexistent/t.yaml", false).exit == 0);
}

TEST_CASE("config_command: a secret that everybody can read is a fault with its place",
          "[app][config]") {
  test::temp_folder folder;
  auto open = put(folder, "open.key", "hush\n", 0644);
  auto file = put(folder, "t.yaml", "web:\n  key_file: " + open + "\n");
  auto got = run(config_action::check, file);
  CHECK(got.exit == 2);
  CHECK_THAT(got.err, Contains(file + ":2:13:") && Contains("chmod o-rwx"));
  CHECK_THAT(got.err, !Contains("hush"));

  auto closed = put(folder, "closed.key", "hush\n", 0640);
  file = put(folder, "t.yaml", "web:\n  key_file: " + closed + "\n");
  got = run(config_action::print, file);
  CHECK(got.exit == 0);
  CHECK_THAT(got.out, Contains(closed) && !Contains("hush"));
}

TEST_CASE("config_command: the other actions need no file", "[app][config]") {
  CHECK_THAT(run(config_action::schema, "", false).out, Contains("draft/2020-12"));
  CHECK_THAT(run(config_action::reference, "", false).out, Contains("# Configuration"));
  CHECK_THAT(run(config_action::sample, "", false).out, Contains("port: 8443"));
}

TEST_CASE("config_command: flags are known by name", "[app][config]") {
  CHECK(config_action_of("--check-config") == config_action::check);
  CHECK(config_action_of("--print-sample") == config_action::sample);
  CHECK_FALSE(config_action_of("--print"));
}
