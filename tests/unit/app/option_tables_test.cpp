// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_command.hpp"
#include "app/config_text.hpp"
#include "app/config_tree.hpp"
#include "app/option_tables.hpp"
#include "base/file.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <string>
#include <utility>

using namespace tessera;

TEST_CASE("option_tables: those of the house fit together", "[app][config]") {
  auto tables = app::house_tables();
  CHECK(app::table_faults(tables) == std::vector<std::string>{});
  CHECK(find_option(tables, "web.port") != nullptr);
}

namespace {

std::size_t faults(const std::string& below_web) {
  const auto tables = app::house_tables();
  return app::read_config("web:\n  " + below_web + "\n", "t.yaml", tables).faults.size();
}

} // namespace

TEST_CASE("option_tables: STUN and TURN servers are URIs", "[app][config]") {
  for (const char* good : {"stun:stun.example.org",
                           "stuns:192.0.2.1:5349",
                           "turn:[2001:db8::1]:3478",
                           "turns:turn-1.example.org:443?transport=tcp",
                           "turn:turn.example.org?transport=udp"})
    CHECK(faults("ice_servers: [\"" + std::string{good} + "\"]") == 0);
  for (const char* bad : {"",
                          "stun",
                          "stun:",
                          "stun.example.org",
                          "http:stun.example.org",
                          "STUN:stun.example.org",
                          "stun://stun.example.org",
                          "stun:user@stun.example.org",
                          "stun:stun.example.org:",
                          "stun:stun.example.org:0",
                          "stun:stun.example.org:65536",
                          "stun:stun.example.org:3478x",
                          "stun:stun.example.org?transport=udp",
                          "turn:turn.example.org?transport=sctp",
                          "turn:turn.example.org?transport=tcp&a=b",
                          "turn:[192.0.2.1]",
                          "turn:[2001:db8::1",
                          "turn:[2001:db8::1]3478"})
    CHECK(faults("ice_servers: [\"" + std::string{bad} + "\"]") == 1);
  CHECK(faults("ice_servers: [\"stun:" + std::string(300, 'a') + "\"]") == 1);
}

TEST_CASE("option_tables: nothing can leave the header of a server", "[app][config][attack]") {
  for (const char* bad : {R"(a\r\nSet-Cookie: b=c)",
                          R"(a\nb)",
                          R"(a\0b)",
                          R"(a\"; rel=\"next)",
                          R"(a\\)",
                          R"(a\u00e4)",
                          R"(a\x7f)"}) {
    CHECK(faults(std::string{"ice_username: \""} + bad + '"') == 1);
    CHECK(faults(std::string{"ice_servers: [\"stun:"} + bad + "\"]") == 1);
  }
  CHECK(faults(R"(ice_servers: ["stun:a>b"])") == 1);
  CHECK(faults(R"(ice_servers: ["stun:a b"])") == 1);
  CHECK(faults(R"(ice_username: "1700000000:studio one;,=<>")") == 0);
}

TEST_CASE("option_tables: a TURN password of two lines is a fault", "[app][config][attack]") {
  test::temp_folder folder;
  const auto file = folder.path + "/credential";
  const auto tables = app::house_tables();
  const auto read =
      app::read_config("web:\n  ice_credential_file: " + file + "\n", "t.yaml", tables);
  REQUIRE(read.faults.empty());
  for (const auto& [text, count] :
       {std::pair{"good\n", 0U}, {"a\r\nSet-Cookie: b", 1U}, {"a\"b", 1U}}) {
    REQUIRE(write_file(file, text, 0600));
    const auto found = app::secret_faults(read, "t.yaml", tables);
    CHECK(found.size() == count);
    for (const auto& one : found)
      CHECK(one.text.find("Set-Cookie") == std::string::npos); // never the secret itself
  }
}
