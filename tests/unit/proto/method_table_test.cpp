// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/method_table.hpp"
#include "proto/rest_route.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace rpc = tessera::rpc;
using rpc::role;
using rpc::role_set;
using tessera::errc;

namespace {

const std::vector<role> all_roles{
    role::anyone, role::guest, role::presenter, role::host, role::kiosk, role::admin, role::metrics};

std::string read(const std::string& name) {
  std::ifstream file{std::string{TESSERA_SOURCE} + "/docs/" + name};
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// "| `join` | anyone | ..." of all tables whose header row starts with `header`.
std::map<std::string, role_set> rows_of(const std::string& document, const std::string& header) {
  std::map<std::string, role_set> rows;
  std::istringstream lines{document};
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind('|', 0) != 0)
      inside = false;
    else if (line.rfind(header, 0) == 0)
      inside = true;
    if (!inside || line.rfind("| `", 0) != 0)
      continue;
    auto end = line.find('`', 3);
    auto cell_start = line.find('|', end) + 1;
    auto cell = line.substr(cell_start, line.find('|', cell_start) - cell_start);
    role_set who;
    for (auto one : all_roles) {
      if (cell.find(rpc::name_of(one)) != std::string::npos)
        who = who | one;
    }
    rows[line.substr(3, end - 3)] = who;
  }
  return rows;
}

} // namespace

TEST_CASE("method_table: agrees with the tables of the documents", "[proto][rpc]") {
  auto signalling = read("signalling.md");
  auto sockets = read("kiosk-rpc.md");
  auto documented = rows_of(signalling, "| method | who |");
  for (auto& [name, who] : rows_of(read("api.md"), "| method | who |"))
    documented[name] = documented[name] | who;
  for (auto& [name, who] : rows_of(sockets, "| method | who |"))
    documented[name] = documented[name] | who;
  // hello stands in the text: it is what makes a connection a kiosk or an admin client.
  REQUIRE(sockets.find("`hello {protocol") != std::string::npos);
  documented["hello"] = role::kiosk | role::admin;
  REQUIRE(documented.size() > 15);
  // A stream of REST, and no call.
  const auto& stream = tessera::rest::room_stream();
  CHECK(documented[std::string{stream.name}] == stream.callers);
  documented.erase(std::string{stream.name});

  std::set<std::string> callable;
  for (const auto& known : rpc::all_methods()) {
    if (known.callers.empty())
      continue;
    callable.emplace(known.name);
    INFO(known.name);
    REQUIRE(documented.count(std::string{known.name}) == 1);
    CHECK(known.callers == documented[std::string{known.name}]);
  }
  for (const auto& [name, who] : documented) {
    INFO(name);
    CHECK(callable.count(name) == 1);
  }
}

TEST_CASE("method_table: agrees with the notifications of the documents", "[proto][rpc]") {
  auto to_page = rows_of(read("signalling.md"), "| notification to the page |");
  auto to_sockets = rows_of(read("kiosk-rpc.md"), "| notification | to |");
  REQUIRE(to_page.size() >= 5);
  REQUIRE(to_sockets.size() >= 4);
  for (const auto& known : rpc::all_methods()) {
    INFO(known.name);
    auto name = std::string{known.name};
    CHECK(known.hearers.intersects(role::guest) == (to_page.count(name) == 1));
    for (auto one : {role::kiosk, role::admin})
      CHECK(known.hearers.intersects(one) == to_sockets[name].intersects(one));
  }
}

TEST_CASE("method_table: every name stands in it once", "[proto][rpc]") {
  std::set<std::string_view> seen;
  for (const auto& known : rpc::all_methods()) {
    INFO(known.name);
    CHECK(seen.insert(known.name).second);
    CHECK_FALSE((known.callers.empty() && known.hearers.empty()));
  }
}

TEST_CASE("may_call: lets each role call its own methods", "[proto][rpc]") {
  CHECK(rpc::may_call(role::anyone, "join"));
  CHECK(rpc::may_call(role::anyone | role::guest, "peer.offer"));
  CHECK(rpc::may_call(role::kiosk, "kiosk.ready"));
  CHECK(rpc::may_call(role::admin, "pin.show"));
}

TEST_CASE("may_call: refuses unknown names and what the box only sends", "[proto][rpc]") {
  for (const auto* name : {"", "shutdown", "Join", "join ", "room.changed", "bye", "event"}) {
    INFO(name);
    CHECK(rpc::may_call(role::anyone | role::guest, name).code() == errc::method_not_found);
    CHECK(rpc::may_call(role::admin, name).code() == errc::method_not_found);
  }
}

TEST_CASE("may_call: refuses the methods of other roles", "[proto][rpc]") {
  CHECK(rpc::may_call(role::anyone | role::guest, "pin.show").code() == errc::not_allowed);
  CHECK(rpc::may_call(role::anyone | role::guest, "participant.remove").code() ==
        errc::not_allowed);
  CHECK(rpc::may_call(role::anyone, "pin.new").code() == errc::not_allowed);
  CHECK(rpc::may_call(role::anyone, "hello").code() == errc::not_allowed);
  CHECK(rpc::may_call(role::kiosk, "pin.show").code() == errc::not_allowed);
  CHECK(rpc::may_call(role::kiosk, "join").code() == errc::not_allowed);
  CHECK(rpc::may_call(role::admin, "kiosk.ready").code() == errc::not_allowed);
  CHECK(rpc::may_call(role_set{}, "ping").code() == errc::not_allowed);
}

TEST_CASE("may_call: tells a page that has not joined to join first", "[proto][rpc]") {
  CHECK(rpc::may_call(role::anyone, "peer.offer").code() == errc::unauthenticated);
  CHECK(rpc::may_call(role::anyone, "room.get").code() == errc::unauthenticated);
}
