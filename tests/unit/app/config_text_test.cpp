// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_text.hpp"
#include "app/config_yaml.hpp"
#include "sample_tables.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tessera;
using namespace tessera::app;
using Catch::Matchers::Contains;

namespace {

config_result read(std::string_view text) {
  return read_config(text, "t.yaml", sample::tables);
}

/// All faults as text, a line each.
std::string faults(std::string_view text) {
  std::string all;
  for (const auto& fault : read(text).faults)
    all += to_text(fault) + '\n';
  return all;
}

} // namespace

TEST_CASE("config: an empty file means all defaults", "[app][config]") {
  for (std::string_view text : {"", "\n", "# only a comment\n", "---\n", "web:\nlog:\n"}) {
    auto config = read(text);
    CHECK(config.faults.empty());
    CHECK(config.values == defaults_of(sample::tables));
    CHECK(config.places.empty());
  }
}

TEST_CASE("config: every type of option is read from nested keys", "[app][config]") {
  auto config = read("web:\n"
                     "  port: 443\n"
                     "  name: 404\n"
                     "  deep: {timeout: 250}\n"
                     "  key_file: /etc/tessera/key.pem\n"
                     "  names: [Gr\xc3\xb6\xc3\x9f"
                     "e, \"b\"]\n"
                     "log:\n"
                     "  level: debug\n"
                     "  loud: true\n"
                     "  share: 0.25\n");
  REQUIRE(config.faults.empty());
  CHECK(config.values.integer("web.port") == 443);
  CHECK(config.values.text("web.name") == "404");
  CHECK(config.values.integer("web.deep.timeout") == 250);
  CHECK(config.values.text("web.key_file") == "/etc/tessera/key.pem");
  CHECK(config.values.list("web.names") == std::vector<std::string>{"Gr\xc3\xb6\xc3\x9f"
                                                                    "e",
                                                                    "b"});
  CHECK(config.values.text("log.level") == "debug");
  CHECK(config.values.boolean("log.loud"));
  CHECK(config.values.number("log.share") == 0.25);
  CHECK(config.places.at("web.port") == config_place{2, 9});
}

TEST_CASE("config: line ends of Windows and a byte order mark are fine", "[app][config]") {
  auto config = read("\xef\xbb\xbfweb:\r\n  port: 80\r\n\r\nlog:\r\n  loud: true\r\n");
  REQUIRE(config.faults.empty());
  CHECK(config.values.integer("web.port") == 80);
}

TEST_CASE("config: all faults are named, in the order of the file", "[app][config]") {
  CHECK(faults("web:\n"
               "  prot: 1\n"
               "  port: many\n"
               "  name: \"\"\n"
               "  deep:\n"
               "    timeout: 99\n"
               "log:\n"
               "  level: all\n"
               "  loud: yes\n"
               "lgo:\n"
               "  level: info\n") ==
        "t.yaml:2:3: unknown key web.prot; did you mean web.port?\n"
        "t.yaml:3:9: web.port must be a whole number, 1 to 65535, not many\n"
        "t.yaml:4:9: web.name must be a text, 1 to 12 bytes, not the text \"\"\n"
        "t.yaml:6:14: web.deep.timeout must be a whole number, 100 to 60000 ms, not 99\n"
        "t.yaml:8:10: log.level must be one of debug, info, not all\n"
        "t.yaml:9:9: log.loud must be true or false, not yes\n"
        "t.yaml:10:1: unknown key lgo; did you mean log?\n");
}

TEST_CASE("config: a value that fits is taken in spite of other faults", "[app][config]") {
  auto config = read("nonsense: 1\nweb:\n  port: 90\n  name: this is much too long\n");
  CHECK(config.faults.size() == 2);
  CHECK(config.values.integer("web.port") == 90);
  CHECK(config.values.text("web.name") == "box");
}

TEST_CASE("config: tabs in the indentation are named as tabs", "[app][config]") {
  auto text = faults("web:\n\tport: 80\n\tname: x\nlog:\n  loud: maybe\n");
  CHECK_THAT(text, Contains("t.yaml:2:1: a tab stands in the indentation"));
  CHECK_THAT(text, Contains("t.yaml:3:1: a tab stands in the indentation"));
  CHECK_THAT(text, Contains("t.yaml:5:9: log.loud must be true or false"));
}

TEST_CASE("config: columns behind a tab are those of the file", "[app][config]") {
  CHECK_THAT(faults("web:\n\tport: many\n"), Contains("t.yaml:2:8: web.port"));
}

TEST_CASE("config: columns count characters, not bytes", "[app][config]") {
  CHECK_THAT(faults("web: {name: \"\xc3\xa4\xc3\xb6\", port: x}\n"),
             Contains("t.yaml:1:25: web.port"));
}

TEST_CASE("config: twins of a key are refused, with both lines", "[app][config]") {
  auto config = read("web:\n  port: 80\nlog:\n  loud: true\nweb:\n  port: 81\n");
  REQUIRE(config.faults.size() == 1);
  CHECK(config.faults[0].line == 5);
  CHECK_THAT(config.faults[0].text, Contains("web") && Contains("line 1"));
  CHECK(config.values.integer("web.port") == 80);
  CHECK_THAT(faults("web:\n  port: 80\n  port: 80\n"),
             Contains("t.yaml:3:3:") && Contains("second time") && Contains("line 2"));
}

TEST_CASE("config: sections and values are not mixed up", "[app][config]") {
  CHECK_THAT(faults("web: 80\n"), Contains("1:6: web is a section"));
  CHECK_THAT(faults("web:\n  port:\n    number: 80\n"), Contains("not a section"));
  CHECK_THAT(faults("web:\n  port: [80]\n"), Contains("not a list"));
  CHECK_THAT(faults("web:\n  names: a\n"), Contains("a list of texts like [a, b]"));
  CHECK_THAT(faults("web:\n  names: [[a]]\n"), Contains("a list of texts"));
  CHECK_THAT(faults("web:\n  names: [a, b, c, d]\n"), Contains("at most 3 entries"));
  CHECK_THAT(faults("- web\n- log\n"), Contains("1:1: a configuration is a map of sections"));
  CHECK_THAT(faults("just words\n"), Contains("1:1: a configuration is a map of sections"));
}

TEST_CASE("config: a key without a value is a fault that says what to give", "[app][config]") {
  CHECK_THAT(faults("web:\n  port:\n"),
             Contains("2:3: web.port has no value; give a whole number"));
  CHECK_THAT(faults("web:\n  name: ~\n"), Contains("has no value"));
}

TEST_CASE("config: dotted keys are explained", "[app][config]") {
  CHECK_THAT(faults("web.port: 80\n"), Contains("write web.port as nested keys"));
  CHECK_THAT(faults("web:\n  deep.timeout: 300\n"), Contains("write web.deep.timeout as nested"));
}

TEST_CASE("config: numbers in quotes, octal, hexadecimal and huge ones are refused",
          "[app][config]") {
  for (std::string value : {"\"80\"",
                            "010",
                            "0x50",
                            "1e3",
                            "80.0",
                            "+80",
                            "99999999999999999999",
                            "1_000",
                            "--1",
                            ".nan"})
    CHECK_THAT(faults("web:\n  port: " + value + "\n"),
               Contains("web.port must be a whole number"));
  for (std::string value : {".inf", "nan", "inf", "1e999", "1.01", "-0.1", "'0.5'"})
    CHECK_THAT(faults("log:\n  share: " + value + "\n"), Contains("log.share must be a number"));
}

TEST_CASE("config: anchors, aliases and tags are refused", "[app][config]") {
  CHECK_THAT(faults("web: &w\n  port: 80\n"), Contains("anchors (&name)"));
  CHECK_THAT(faults("web:\n  name: &n x\nlog:\n  level: *n\n"),
             Contains("anchors (&name)") && Contains("aliases (*name)"));
  CHECK_THAT(faults("web:\n  port: !!int 80\n"), Contains("tags ("));
  CHECK_THAT(faults("web: !thing\n  port: 80\n"), Contains("tags (!thing)"));
}

TEST_CASE("config: a bomb of aliases is read in no time and refused", "[app][config]") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    auto last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 9; ++j)
      bomb += last + ", ";
    bomb += last + "]\n";
  }
  // One unknown key, one anchor a line; ten aliases in all lines but the first.
  CHECK(read(bomb).faults.size() == 30 + 30 + 29 * 10);
}

TEST_CASE("config: depth and size have limits", "[app][config]") {
  std::string deep;
  for (int i = 0; i < 200; ++i)
    deep += "[";
  CHECK_THAT(faults("web:\n  names: " + deep + "\n"), Contains("nested deeper than 8 levels"));
  CHECK_THAT(faults("a: {b: {c: {d: {e: {f: {g: {h: 1}}}}}}}\n"), Contains("unknown key a"));
  CHECK_THAT(faults("a: {b: {c: {d: {e: {f: {g: {h: {i: 1}}}}}}}}\n"), Contains("nested deeper"));
  CHECK_THAT(faults(std::string(max_config_bytes + 1, '#')), Contains("256 KiB"));
  std::string full;
  while (full.size() < max_config_bytes)
    full += std::string(63, '#') + "\n";
  CHECK(full.size() == max_config_bytes);
  CHECK(faults(full).empty());
  auto line = [](std::size_t size) {
    return "web:\n  name: '" + std::string(size - 10, 'x') + "'\n";
  };
  CHECK_THAT(faults(line(max_config_line)), Contains("1 to 12 bytes"));
  CHECK_THAT(faults(line(max_config_line + 1)), Contains("2:1: the line has 5001 bytes"));
}

TEST_CASE("config: what is no text is refused with its place", "[app][config]") {
  CHECK_THAT(faults("web:\n  name: \xff\n"), Contains("t.yaml:2:9: a byte is not UTF-8"));
  CHECK_THAT(faults("web:\n  name: a\x1b[31m\n"),
             Contains("t.yaml:2:10: a control character (byte 0x1b)"));
  CHECK_THAT(faults(std::string_view{"w\0e\0b\0:\0", 8}), Contains("byte 0x00"));
}

TEST_CASE("config: several documents are refused", "[app][config]") {
  auto config = read("web:\n  port: 80\n---\nweb:\n  port: 81\n");
  REQUIRE(config.faults.size() == 1);
  CHECK_THAT(to_text(config.faults[0]), Contains("second document"));
  CHECK(config.faults[0].line >= 3);
  CHECK(config.values.integer("web.port") == 80);
}

TEST_CASE("config: after a fault of syntax the other sections are still read", "[app][config]") {
  auto text = faults("web:\n  port: 80\n bad: 1\nlog:\n  loud: perhaps\n  - x\nlgo: {}\n");
  CHECK_THAT(text, Contains("t.yaml:3:") && Contains("not valid YAML"));
  CHECK_THAT(text, Contains("t.yaml:6:"));
  CHECK_THAT(text, Contains("unknown key lgo"));
}

TEST_CASE("config: a quote that its line does not close is named, and swallows nothing",
          "[app][config]") {
  auto text = faults("web:\n  name: \"Oslo\nlog:\n  level: debug\n  loud: perhaps\n");
  CHECK_THAT(text, Contains("t.yaml:2:9: this quote is not closed in its line"));
  CHECK_THAT(text, Contains("t.yaml:5:9: log.loud"));
  // The next quote of the file seems to close it.
  text = faults("web:\n  name: \"Oslo\nlog:\n  level: \"debug\"\n  share: 0.5\n");
  CHECK(text == "t.yaml:2:9: this quote is not closed in its line; "
                "a text in quotes stands on one line\n");
  text = faults("web:\n  name: 'Oslo\n  names: [a, \"b]\nlog:\n  level: 'debug\n");
  CHECK_THAT(text, Contains("t.yaml:2:9: this quote") && Contains("t.yaml:5:10: this quote"));
  for (std::string value : {R"("one
    two")",
                            R"("one \
    two")",
                            "'one\n    two'",
                            R"("one\")",
                            R"('it''s)",
                            R"(")"})
    CHECK_THAT(faults("web:\n  name: " + value + "\n"), Contains("t.yaml:2:9: this quote"));
  CHECK_THAT(faults("\"web: 1\n"), Contains("t.yaml:1:1: this quote"));
}

TEST_CASE("config: quotes inside a text in quotes do not close it", "[app][config]") {
  auto name = [](const std::string& text) {
    auto config = read("web:\n  name: " + text + "\n");
    return config.faults.empty() ? config.values.text("web.name") : to_text(config.faults.front());
  };
  CHECK(name(R"("say \"hi\"")") == R"(say "hi")");
  CHECK(name(R"("C:\\")") == R"(C:\)");
  CHECK(name(R"('it''s')") == "it's");
  CHECK(name(R"('a "b\')") == R"(a "b\)");
  CHECK(name(R"('''')") == "'");
  CHECK_THAT(name(R"("")"), !Contains("quote"));
  CHECK(name(R"(Ada's "room)") == R"(Ada's "room)");
  CHECK(name("\"Gr\xc3\xb6\xc3\x9f\x65\" # \"") == "Gr\xc3\xb6\xc3\x9f\x65");
}

TEST_CASE("config: hostile keys cannot paint the terminal", "[app][config]") {
  auto text = faults("\"a\\x1b[31m\\nb\": 1\n");
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text == "t.yaml:1:1: unknown key a?[31m?b\n");
  CHECK(faults(std::string(4000, 'k') + ": 1\n").size() < 150);
}

TEST_CASE("config: complex keys are refused", "[app][config]") {
  CHECK_THAT(faults("? [a, b]\n: 1\n"), Contains("a key must be a name"));
  CHECK_FALSE(faults("{: 1}\n").empty());
}

TEST_CASE("config: options of a plugin that is not enabled are explained", "[app][config]") {
  CHECK_THAT(faults("plugins:\n  example:\n    pattern: ball\n"), Contains("unknown key plugins"));
}

TEST_CASE("config: a file that may be missing means all defaults", "[app][config]") {
  CHECK(load_config("/nonexistent/t.yaml", false, sample::tables).faults.empty());
  auto must = load_config("/nonexistent/t.yaml", true, sample::tables);
  REQUIRE(must.faults.size() == 1);
  CHECK_THAT(to_text(must.faults[0]), Contains("/nonexistent/t.yaml: cannot read"));
}
