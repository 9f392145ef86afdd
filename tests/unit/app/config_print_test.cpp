// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_print.hpp"
#include "app/config_text.hpp"
#include "sample_tables.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::app;
using Catch::Matchers::Contains;

TEST_CASE("print: the sample reads back as the defaults", "[app][config]") {
  auto text = sample_file(sample::tables);
  auto config = read_config(text, "sample", sample::tables);
  CHECK(config.faults.empty());
  CHECK(config.values == defaults_of(sample::tables));
  CHECK(config.places.size() == 8); // each option of the two tables stands in it
}

TEST_CASE("print: the sample says what an option takes and when it changes", "[app][config]") {
  CHECK_THAT(sample_file(sample::tables),
             Contains("  # Port of the join page.\n"
                      "  # (a whole number, 1 to 65535; needs a restart)\n"
                      "  port: 8443\n"));
}

TEST_CASE("print: what is printed reads back as it was", "[app][config]") {
  auto values = defaults_of(sample::tables);
  values.set("web.name", std::string{"a \"b\" #c\t\xc3\xa4"});
  values.set("web.names", std::vector<std::string>{"yes", "1", "- x"});
  values.set("log.share", 0.125);
  values.set("log.level", std::string{"debug"});
  auto text = print_config(values, sample::tables);
  auto config = read_config(text, "printed", sample::tables);
  CHECK(config.faults.empty());
  CHECK(config.values == values);
  CHECK_THAT(text, Contains("level: debug  # default: info\n"));
  CHECK_THAT(text, Contains("port: 8443  # default\n"));
}

TEST_CASE("print: contents of secrets and passwords are not printed", "[app][config]") {
  auto values = defaults_of(sample::tables);
  values.set("web.key_file", std::string{"/etc/key.pem"});
  values.set(
      "web.names",
      std::vector<std::string>{"turn:me:hush@host:3478", "http://u:hush@p/", "stun:host:3478"});
  auto text = print_config(values, sample::tables);
  CHECK_THAT(text, Contains("key_file: \"/etc/key.pem\"") && Contains("content: ***"));
  CHECK_THAT(text,
             !Contains("hush") && Contains("turn:me:***@host:3478") &&
                 Contains("http://u:***@p/") && Contains("stun:host:3478"));
}

TEST_CASE("print: the schema allows what the reader allows and no other key", "[app][config]") {
  auto schema = nlohmann::json::parse(json_schema(sample::tables));
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["additionalProperties"] == false);
  const auto& web = schema["properties"]["web"];
  CHECK(web["additionalProperties"] == false);
  const auto& port = web["properties"]["port"];
  CHECK(port["type"] == "integer");
  CHECK(port["minimum"] == 1);
  CHECK(port["maximum"] == 65535);
  CHECK(port["default"] == 8443);
  CHECK(port["description"] == "Port of the join page.");
  CHECK(web["properties"]["deep"]["properties"]["timeout"]["x-unit"] == "ms");
  CHECK(schema["properties"]["log"]["properties"]["level"]["enum"] ==
        nlohmann::json{"debug", "info"});
}

TEST_CASE("print: the reference has a row for each option", "[app][config]") {
  auto page = reference_page(sample::tables);
  CHECK_THAT(page, Contains("## `web.deep`"));
  CHECK_THAT(page,
             Contains("| `web.port` | whole number | `8443` |  | 1 to 65535 | restart | Port "
                      "of the join page. |"));
  CHECK_THAT(page, Contains("| `web.deep.timeout` | whole number | `500` | ms |"));
  CHECK_THAT(page, Contains("Name \\| in the certificate."));
}
