// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/option_tables.hpp"
#include "app/settings_desk.hpp"
#include "base/file.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <set>

using namespace tessera;
using namespace tessera::app;
using Catch::Contains;
using Catch::StartsWith;
using nlohmann::json;

namespace {

struct bench {
  test::temp_folder folder;
  std::string file = folder.path + "/tessera.yaml";
  std::unique_ptr<settings_desk> desk;
  std::vector<std::string> names; ///< of the room, as everybody was told
  std::set<std::uint16_t> taken;  ///< ports that another program has
  std::vector<std::string> here{"0.0.0.0", "::", "192.0.2.1"}; ///< addresses of this machine
  std::vector<std::uint16_t> tried;

  bench() {
    write("Oslo");
    restart();
  }
  void write(const std::string& room, const std::string& more = "") const {
    REQUIRE(write_file(file,
                       "state_folder: " + folder.path + "\nruntime_folder: " + folder.path +
                           "\nroom:\n  name: " + room + "\n" + more,
                       0644));
  }
  result<> probe(const std::vector<std::string>& addresses, std::uint16_t port) {
    tried.push_back(port);
    for (const auto& one : addresses) {
      if (std::find(here.begin(), here.end(), one) == here.end())
        return {errc::invalid_argument, "no interface has " + one};
    }
    if (taken.contains(port))
      return {errc::address_in_use, "another program uses this port already"};
    return {};
  }
  std::string refusal_of(const json& values) {
    auto set = desk->set(values);
    REQUIRE_FALSE(set);
    CHECK(set.code() == errc::invalid_argument);
    CHECK(load_overrides(folder.path).values.empty());
    return set.error().text;
  }
  void restart() {
    desk = std::make_unique<settings_desk>(
        read_house_config(file, true), file, [this](const auto& addresses, auto port) {
          return probe(addresses, port);
        });
    desk->make_web_door_open();
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

TEST_CASE("settings_desk: a port that the web door cannot have is refused", "[app][web]") {
  bench b;
  b.taken = {9443};
  CHECK_THAT(b.refusal_of({{"web.port", 9443}}),
             StartsWith("web.port: another program uses") && Contains("nothing was set"));
  CHECK_THAT(b.refusal_of({{"web.port", 8080}}), StartsWith("web.port: 8080 is the port of"));
  CHECK_THAT(b.refusal_of({{"web.explain_port", 8443}}), StartsWith("web.explain_port: 8443"));
  auto set = b.desk->set({{"web.port", 9444}});
  REQUIRE(set);
  CHECK(set->at("restart") == json{"web.port"});
}

TEST_CASE("settings_desk: an address that is none of the box's is refused", "[app][web]") {
  bench b;
  CHECK_THAT(b.refusal_of({{"web.listen", {"192.0.2.99"}}}),
             StartsWith("web.listen: no interface has 192.0.2.99"));
  CHECK_THAT(b.refusal_of({{"web.listen", {"192.0.2.99"}}, {"web.port", 9444}}),
             StartsWith("web.listen: "));
  CHECK(b.tried.back() == 9444);
  REQUIRE(b.desk->set({{"web.listen", {"192.0.2.1"}}}));
  CHECK(b.tried.back() == 0); // the port is our own now: it cannot be tried
}

TEST_CASE("settings_desk: what is not about the web door tries nothing", "[app][web]") {
  bench b;
  REQUIRE(b.desk->set({{"room.name", "Bergen"}}));
  REQUIRE(b.desk->set({{"web.port", 8443}})); // as it is
  REQUIRE(b.desk->set({{"web.explain_port", 9080}}));
  CHECK(b.tried.empty());
}

TEST_CASE("settings_desk: giving the file its say again is tried too", "[app][web]") {
  bench b;
  REQUIRE(b.desk->set({{"web.port", 9444}}));
  b.restart();
  CHECK(b.desk->values()->integer("web.port") == 9444);
  b.taken = {8443};
  CHECK_THAT(b.desk->reset({"web.port"}).error().text, StartsWith("web.port: another program"));
  b.taken = {};
  CHECK(b.desk->reset({"web.port"}));
}

TEST_CASE("settings_desk: at the start the file counts where an override cannot", "[app][web]") {
  bench b;
  b.write("Oslo", "web:\n  port: 8444\n");
  b.restart();
  REQUIRE(b.desk->set({{"web.port", 9444}, {"room.name", "Bergen"}}));
  b.taken = {9444};
  b.restart();
  CHECK(b.desk->values()->integer("web.port") == 8444);
  CHECK(b.desk->values()->text("room.name") == "Bergen"); // all others stay
  auto left_out = b.desk->left_out();
  REQUIRE(left_out.size() == 1);
  CHECK_THAT(left_out["web.port"], Contains("another program"));
  SECTION("what was set is kept, and comes back when it can") {
    b.taken = {};
    b.restart();
    CHECK(b.desk->values()->integer("web.port") == 9444);
    CHECK(b.desk->left_out().empty());
  }
  SECTION("the list of settings says what is in force and what would be") {
    const auto listed = b.desk->list();
    for (const auto& one : listed["options"]) {
      if (one["key"] != "web.port")
        continue;
      CHECK(one["value"] == 8444);
      CHECK(one["at_restart"] == 9444);
      CHECK(one["source"] == "override");
    }
  }
  SECTION("a reload changes nothing of it") {
    b.desk->reload();
    CHECK(b.desk->values()->integer("web.port") == 8444);
    CHECK(b.desk->left_out().size() == 1);
  }
  SECTION("another value ends the complaint") {
    REQUIRE(b.desk->set({{"web.port", 9445}}));
    CHECK(b.desk->left_out().empty());
  }
  SECTION("and so does the file's") {
    REQUIRE(b.desk->reset({"web.port"}));
    CHECK(b.desk->left_out().empty());
  }
}

TEST_CASE("settings_desk: a file that is wrong as well is not hidden", "[app][web]") {
  bench b;
  REQUIRE(b.desk->set({{"web.listen", {"192.0.2.1"}}}));
  b.here = {};
  b.restart();
  CHECK(b.desk->values()->list("web.listen") == std::vector<std::string>{"192.0.2.1"});
  CHECK(b.desk->left_out().empty()); // the start fails, and says so
}
