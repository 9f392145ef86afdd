// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/option_tables.hpp"
#include "app/settings_desk.hpp"
#include "base/file.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::app;
using nlohmann::json;

namespace {

struct bench {
  test::temp_folder folder;
  std::string file = folder.path + "/tessera.yaml";
  std::unique_ptr<settings_desk> desk;
  std::vector<std::string> names; ///< of the room, as everybody was told

  bench() {
    write("Oslo");
    restart();
  }
  void write(const std::string& room) const {
    REQUIRE(write_file(file,
                       "state_folder: " + folder.path + "\nruntime_folder: " + folder.path +
                           "\nroom:\n  name: " + room + "\n",
                       0644));
  }
  void restart() {
    desk = std::make_unique<settings_desk>(read_house_config(file, true), file);
    desk->on_change([this](const std::shared_ptr<const settings>& now) {
      names.push_back(now->text("room.name"));
    });
  }
};

} // namespace

TEST_CASE("settings_desk: live options change now, others with the next start", "[app]") {
  bench b;
  auto changed = b.desk->set({{"room.name", "Bergen"}, {"web.explain_port", 9080}});
  REQUIRE(changed);
  CHECK(*changed == json{{"live", {"room.name"}}, {"restart", {"web.explain_port"}}});
  CHECK(b.names == std::vector<std::string>{"Bergen"});
  CHECK(b.desk->values()->integer("web.explain_port") == 8080);
  CHECK(read_file(b.file, 4096)->find("Bergen") == std::string::npos); // the admin's own file
  b.restart();
  CHECK(b.desk->values()->text("room.name") == "Bergen");
  CHECK(b.desk->values()->integer("web.explain_port") == 9080);
}

TEST_CASE("settings_desk: one bad value, and none is taken", "[app]") {
  bench b;
  CHECK(b.desk->set({{"room.name", "Bergen"}, {"web.explain_port", 70000}}).code() ==
        errc::invalid_argument);
  CHECK(b.desk->set({{"state_folder", "/tmp"}}).code() == errc::not_allowed);
  CHECK(b.desk->values()->text("room.name") == "Oslo");
  CHECK(b.names.empty());
  CHECK(b.desk->overrides_state() == "none");
}

TEST_CASE("settings_desk: reset gives an option back to the file", "[app]") {
  bench b;
  REQUIRE(b.desk->set({{"room.name", "Bergen"}}));
  b.write("Tromso"); // counts at the next reload, not before
  REQUIRE(b.desk->reset({"room.name"}));
  CHECK(b.desk->values()->text("room.name") == "Oslo");
  b.desk->reload();
  CHECK(b.desk->values()->text("room.name") == "Tromso");
  REQUIRE(b.desk->set({{"room.name", "Bergen"}}));
  b.desk->reload(); // an override wins over the file
  CHECK(b.desk->values()->text("room.name") == "Bergen");
  CHECK(b.desk->reset({"no.such"}).code() == errc::invalid_argument);
}

TEST_CASE("settings_desk: damaged overrides do not keep the box from starting", "[app]") {
  bench b;
  REQUIRE(b.desk->set({{"room.name", "Bergen"}}));
  REQUIRE(write_file(b.folder.path + "/overrides.json", "{\"values\": {\"room.na", 0600));
  b.restart();
  CHECK(b.desk->values()->text("room.name") == "Bergen");
  CHECK(b.desk->overrides_state() == "recovered");
  REQUIRE(b.desk->set({{"room.locale", "de"}})); // writes both anew
  CHECK(b.desk->overrides_state() == "good");
  b.restart();
  CHECK(b.desk->values()->text("room.name") == "Bergen");
  CHECK(b.desk->values()->text("room.locale") == "de");
}
