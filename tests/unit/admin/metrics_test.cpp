// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/metrics.hpp"
#include "admin/metrics_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>
#include <sstream>

using namespace tessera;
using namespace tessera::admin;
using nlohmann::json;

namespace {

const json room{{"participants", {{"p1", {{"name", "Ada"}, {"state", "present"}}}}},
                {"shares",
                 {{"s1",
                   {{"name", "Ada"},
                    {"label", "Plans"},
                    {"kind", "screen"},
                    {"state", "live"},
                    {"fps", 30},
                    {"kbps", 4000},
                    {"delay_ms", 42},
                    {"loss", 0.01},
                    {"dropped", 7}}}}},
                {"kiosk", {{"state", "present"}}}};

/// Fails on anything that the text format 0.0.4 forbids; gives the samples.
std::set<std::string> strictly_parsed(const std::string& text) {
  static const std::regex sample{
      R"re(([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-z_]+="([^"\\\n]|\\["\\n])*",?)*\})? (-?[0-9.e+-]+|NaN))re"};
  std::set<std::string> types;
  std::set<std::string> samples;
  std::string family;
  std::istringstream lines{text};
  REQUIRE(text.ends_with('\n'));
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    std::istringstream words{line};
    std::string hash;
    std::string what;
    if (line.starts_with("# ")) {
      words >> hash >> what >> family;
      CHECK((what == "HELP" || what == "TYPE"));
      if (what == "TYPE")
        CHECK(types.insert(family).second); // each family once
      continue;
    }
    std::smatch parts;
    REQUIRE(std::regex_match(line, parts, sample));
    CHECK(parts[1].str() == family); // samples stand together, behind their head
    CHECK(samples.insert(line.substr(0, line.rfind(' '))).second);
  }
  return samples;
}

} // namespace

TEST_CASE("metrics: a strict reader understands all of it", "[admin][metrics]") {
  room_counters counters;
  counters.count({"joined", {{"door", "web"}}});
  counters.count({"share_ended", {{"reason", "stopped"}}});
  counters.see(room);
  house_status house{{{"meeting", {"running", 2}}}, 60};
  auto text = render_metrics({"0.1", measure_process(), house}, counters, room);
  auto samples = strictly_parsed(text);
  CHECK(samples.contains("tessera_joins_total{door=\"web\"}"));
  CHECK(samples.contains("tessera_restarts_total{part=\"meeting\"}"));
  CHECK(text.find("tessera_share_delay_seconds{share=\"s1\",kind=\"screen\"} 0.042\n") !=
        std::string::npos);
  CHECK(text.find("tessera_dropped_frames_total 7\n") != std::string::npos);
  for (const char* person : {"Ada", "Plans"})
    CHECK(text.find(person) == std::string::npos);
}

TEST_CASE("metrics: an empty room is fine too", "[admin][metrics]") {
  CHECK(strictly_parsed(render_metrics({}, {}, json{})).contains("tessera_shares"));
}

TEST_CASE("metrics: labels are quoted", "[admin][metrics]") {
  metrics_text out;
  out.family("x", "gauge", "Help.");
  out.sample(1, {{"label", "a\"b\\c\nd"}});
  CHECK(out.take() == "# HELP x Help.\n# TYPE x gauge\nx{label=\"a\\\"b\\\\c\\nd\"} 1\n");
}

TEST_CASE("metrics: drops are summed over shares and displays", "[admin][metrics]") {
  room_counters counters;
  auto with = [](int dropped) { return json{{"shares", {{"s1", {{"dropped", dropped}}}}}}; };
  counters.see(with(5));
  counters.see(with(8));
  counters.see(with(2)); // another display counts from 0
  counters.see(with(3));
  counters.see(json{{"shares", json::object()}});
  CHECK(counters.dropped == 9);
}

TEST_CASE("metrics: the process knows itself", "[admin][metrics]") {
  auto now = measure_process();
  CHECK(now.resident_bytes > 1024 * 1024);
  CHECK(now.threads >= 1);
  CHECK(now.open_files >= 3);
  CHECK(now.started_at > 1.6e9); // after 2020
}
