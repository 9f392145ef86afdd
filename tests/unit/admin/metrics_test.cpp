// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/metrics.hpp"
#include "admin/metrics_text.hpp"
#include "prometheus_reader.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::admin;
using nlohmann::json;
using test::family_of;
using test::read_strictly;

namespace {

json room_with(const json& share) {
  json one{{"name", "Ada"}, {"label", "Plans"}, {"kind", "screen"}, {"state", "live"}};
  one.update(share);
  return {{"participants",
           {{"p1", {{"name", "Ada"}, {"state", "present"}}},
            {"p2", {{"name", "Bob"}, {"state", "lobby"}}}}},
          {"shares", {{"s1", one}}},
          {"kiosk", {{"state", "present"}}}};
}

metrics_parts parts_of(json room) {
  metrics_parts parts;
  parts.version = "0.1 \"odd\\\n";
  parts.process = measure_process();
  parts.house = house_status{{{"meeting", {"running", 2}}}, 60};
  parts.room = std::make_shared<const json>(std::move(room));
  parts.totals = room_counters{};
  return parts;
}

room_counters counted(std::uint64_t joins, std::uint64_t dropped) {
  room_counters now;
  now.joins = joins;
  now.pictures_dropped = dropped;
  now.shares_ended = {{"stopped", joins}};
  return now;
}

} // namespace

TEST_CASE("metrics: a strict reader understands all of it", "[admin][metrics]") {
  auto parts = parts_of(room_with({{"fps", 30},
                                   {"kbps", 4000},
                                   {"delay_ms", 42},
                                   {"shown_fps", 28.5},
                                   {"loss", 0.01},
                                   {"width", 1920},
                                   {"dropped", 7}}));
  parts.totals = counted(3, 19);
  parts.delays.see(*parts.room, monotonic::time_point{});
  auto text = render_metrics(parts);
  auto all = read_strictly(text);
  CHECK(all.at("tessera_build_info").samples.begin()->first == R"(version="0.1 \"odd\\\n")");
  CHECK(all.at("tessera_joins_total").value() == 3);
  CHECK(all.at("tessera_dropped_frames_total").value() == 19);
  CHECK(all.at("tessera_restarts_total").value("part=\"meeting\"") == 2);
  CHECK(all.at("tessera_shares_ended_total").value("reason=\"stopped\"") == 3);
  CHECK(all.at("tessera_shares_ended_total").value("reason=\"meeting_ended\"") == 0);
  CHECK(all.at("tessera_participants").value("state=\"lobby\"") == 1);
  const auto* share = "share=\"s1\",kind=\"screen\"";
  CHECK(all.at("tessera_share_frames_per_second").value(share) == 30);
  CHECK(all.at("tessera_share_bytes_per_second").value(share) == 500'000); // 4,000 kbit/s
  CHECK(all.at("tessera_share_delay_seconds").value(share) == 0.042);
  CHECK(all.at("tessera_share_dropped_frames_per_second").value(share) == 7);
  CHECK(all.at("tessera_share_state").value("share=\"s1\",state=\"live\"") == 1);
  CHECK(all.at("tessera_share_state").value("share=\"s1\",state=\"weak\"") == 0);
  CHECK(all.at("tessera_share_width_pixels").value(share) == 1920);
  CHECK(all.at("tessera_share_height_pixels").samples.empty()); // not known yet
  CHECK(all.at("tessera_display_delay_seconds").type == "histogram");
  for (const char* person : {"Ada", "Bob", "Plans"})
    CHECK(text.find(person) == std::string::npos);
}

TEST_CASE("metrics: who watches on a slow line, and programs by their doors", "[admin][metrics]") {
  auto room = room_with(json::object());
  room["participants"] = json::parse(
      R"({"p1": {"door": "web", "state": "present", "views": {"share": "s1", "kbps": 800, "thin": true}},
          "p2": {"door": "whep", "state": "present", "views": {"share": "s1", "kbps": 200, "thin": false}},
          "p3": {"door": "whep", "state": "present", "views": {"share": "", "thin": false}},
          "p4": {"door": "whip", "state": "lobby"}})");
  auto all = read_strictly(render_metrics(parts_of(room)));
  CHECK(all.at("tessera_viewers").value() == 2);
  CHECK(all.at("tessera_viewers_thin").value() == 1);
  CHECK(all.at("tessera_program_sessions").value("door=\"whip\"") == 1);
  CHECK(all.at("tessera_program_sessions").value("door=\"whep\"") == 2);
  room["participants"] = json::object();
  all = read_strictly(render_metrics(parts_of(room)));
  CHECK(all.at("tessera_viewers_thin").value() == 0);
  CHECK(all.at("tessera_program_sessions").value("door=\"whep\"") == 0);
}

TEST_CASE("metrics: what is heard, and where", "[admin][metrics]") {
  auto room = room_with(json::object());
  room["shares"] = json::parse(
      R"({"s1": {"kind": "screen", "sound": true, "muted": true, "volume": 40, "speaking": false},
          "s2": {"kind": "camera", "sound": true, "muted": false, "volume": 100, "speaking": true},
          "r": {"kind": "room", "sound": true, "volume": 100, "watched": true}})");
  room["kiosk"] = {{"state", "present"}, {"sound", "alsa"}};
  room["sound"] = {{"volume", 80}, {"muted", true}};
  auto all = read_strictly(render_metrics(parts_of(room)));
  CHECK(all.at("tessera_share_muted").value("share=\"s1\"") == 1);
  CHECK(all.at("tessera_share_muted").value("share=\"s2\"") == 0);
  CHECK(all.at("tessera_share_volume_ratio").value("share=\"s1\"") == 0.4);
  CHECK(all.at("tessera_share_speaking").value("share=\"s1\"") == 0);
  CHECK(all.at("tessera_share_speaking").value("share=\"s2\"") == 1);
  CHECK(all.at("tessera_share_watched").value("share=\"r\"") == 1);
  CHECK(all.at("tessera_display_sound").value("output=\"alsa\"") == 1);
  CHECK(all.at("tessera_display_sound").value("output=\"pulse\"") == 0);
  CHECK(all.at("tessera_sound_volume_ratio").value() == 0.8);
  CHECK(all.at("tessera_sound_muted").value() == 1);
}

TEST_CASE("metrics: the reader is strict", "[admin][metrics]") {
  const std::string head = "# HELP a Help.\n# TYPE a gauge\n";
  CHECK(read_strictly(head + "a 1\n").at("a").value() == 1);
  const std::string total = "# HELP b_total Help.\n# TYPE b_total counter\n";
  const std::string delays = "# HELP c Help.\n# TYPE c histogram\n";
  for (const std::string& bad :
       {std::string{"a 1\n"},
        head + "a 1",
        head + "a 1\na 1\n",
        head + "a{b=c} 1\n",
        head + "a{b=\"c\" } 1\n",
        head + "a{b=\"\\x\"} 1\n",
        head + "a x\n",
        head + "a 1 \n",
        head + "\na 1\n",
        head + head + "a 1\n",
        head + "a 1\n# HELP b B.\n# TYPE b gauge\nb 1\na{x=\"y\"} 1\n",
        std::string{"# TYPE a gauge\n# HELP a Help.\na 1\n"},
        std::string{"# TYPE a gauge\na 1\n"},
        std::string{"# HELP a Help.\n# TYPE a counter\na 1\n"},   // a counter is a _total
        std::string{"# HELP a_total H.\n# TYPE a_total gauge\n"}, // and nothing else is
        total + "b_total -1\n",
        total + "b_total NaN\n",
        delays + "c_bucket{le=\"1\"} 2\nc_bucket{le=\"+Inf\"} 1\nc_sum 1\nc_count 1\n",
        delays + "c_bucket{le=\"1\"} 1\nc_sum 1\nc_count 1\n",
        delays + "c_bucket{le=\"+Inf\"} 2\nc_sum 1\nc_count 1\n",
        delays + "c 1\n"}) {
    INFO(bad);
    CHECK_THROWS_AS(read_strictly(bad), std::runtime_error);
  }
}

TEST_CASE("metrics: an empty room is fine too", "[admin][metrics]") {
  auto all = read_strictly(render_metrics(parts_of(json::object())));
  CHECK(all.at("tessera_shares").value() == 0);
  CHECK(all.at("tessera_share_state").samples.empty());
}

TEST_CASE("metrics: what nobody knows is no 0", "[admin][metrics]") {
  auto all = read_strictly(render_metrics({"0.1"}));
  for (const char* name : {"tessera_shares",
                           "tessera_participants",
                           "tessera_joins_total",
                           "tessera_uptime_seconds",
                           "process_cpu_seconds_total"})
    CHECK_FALSE(all.contains(name));
  CHECK_FALSE(room_totals{}.all());
}

TEST_CASE("metrics: without a display nothing is said of what it shows", "[admin][metrics]") {
  auto room = room_with({{"fps", 30}, {"delay_ms", 42}, {"shown_fps", 29}, {"dropped", 7}});
  room["kiosk"]["state"] = "away"; // these figures are of the past
  auto all = read_strictly(render_metrics(parts_of(room)));
  for (const char* name : {"tessera_share_delay_seconds",
                           "tessera_share_shown_frames_per_second",
                           "tessera_share_dropped_frames_per_second"})
    CHECK(all.at(name).samples.empty());
  CHECK(all.at("tessera_share_frames_per_second").samples.size() == 1);
}

TEST_CASE("metrics: a share that is over leaves no figures of its own", "[admin][metrics]") {
  auto room = room_with({{"fps", 30}});
  room["shares"].erase("s1");
  auto text = render_metrics(parts_of(room));
  CHECK(text.find("s1") == std::string::npos);
  CHECK(read_strictly(text).at("tessera_shares").value() == 0);
}

TEST_CASE("metrics: labels are quoted", "[admin][metrics]") {
  metrics_text out;
  out.family("x", "gauge", "Help.");
  out.sample(1, {{"label", "a\"b\\c\nd"}});
  CHECK(out.take() == "# HELP x Help.\n# TYPE x gauge\nx{label=\"a\\\"b\\\\c\\nd\"} 1\n");
}

TEST_CASE("metrics: totals never fall, whoever dies", "[admin][metrics]") {
  room_totals totals;
  totals.take(counted(3, 10));
  totals.take(counted(5, 12));
  CHECK(totals.all()->joins == 5);
  totals.begin_anew(); // the meeting's actor has died
  CHECK(totals.all()->joins == 5);
  totals.begin_anew(); // and another one came
  totals.take(counted(0, 0));
  CHECK(totals.all()->pictures_dropped == 12);
  totals.take(counted(2, 3));
  CHECK(totals.all()->joins == 7);
  CHECK(totals.all()->pictures_dropped == 15);
  CHECK(totals.all()->shares_ended.at("stopped") == 7);
}

TEST_CASE("delay_histogram: a share counts once a second, while it is shown", "[admin][metrics]") {
  using namespace std::chrono_literals;
  delay_histogram delays;
  monotonic::time_point now{};
  auto total = [&] {
    std::uint64_t sum = 0;
    for (auto count : delays.counts())
      sum += count;
    return sum;
  };
  auto see = [&](json share) { delays.see(room_with(std::move(share)), now); };
  see({{"delay_ms", 42}});
  now += 100ms;
  see({{"delay_ms", 42}, {"fps", 29}}); // another figure has changed
  CHECK(total() == 1);
  now += 900ms;
  see({{"delay_ms", 42}}); // the same delay again is another measurement
  CHECK(total() == 2);
  now += 1s;
  see({{"delay_ms", 0}}); // a still picture
  see({{"delay_ms", 42}, {"state", "paused"}});
  see({{"delay_ms", 42}, {"state", "connecting"}});
  auto away = room_with({{"delay_ms", 42}});
  away["kiosk"]["state"] = "away";
  delays.see(away, now);
  CHECK(total() == 2);
  delays.see({{"shares", json::object()}}, now); // its end takes nothing back
  CHECK(total() == 2);
  see({{"delay_ms", 60'000}, {"state", "weak"}});
  CHECK(total() == 3);
  CHECK(delays.counts()[1] == 2); // 0.02 < 0.042 <= 0.05
  CHECK(delays.counts().back() == 1);
  CHECK(delays.sum_seconds() == Approx(60.084));
  for (const auto& broken : {json{}, json{{"shares", 7}}, json{{"kiosk", nullptr}}})
    delays.see(broken, now);
}

TEST_CASE("delay_histogram: a bound belongs to what is under it", "[admin][metrics]") {
  auto parts = parts_of(room_with({{"delay_ms", 50}}));
  parts.delays.see(*parts.room, monotonic::time_point{});
  auto all = read_strictly(render_metrics(parts));
  const auto& buckets = all.at("tessera_display_delay_seconds");
  CHECK(buckets.value("_bucket{le=\"0.02\"}") == 0);
  CHECK(buckets.value("_bucket{le=\"0.05\"}") == 1);
  CHECK(buckets.value("_bucket{le=\"+Inf\"}") == 1);
  CHECK(buckets.value("_sum") == 0.05);
  CHECK(buckets.value("_count") == 1);
}

TEST_CASE("metrics: the process knows itself, and since when", "[admin][metrics]") {
  auto now = measure_process();
  CHECK(now.resident_bytes > 1024 * 1024);
  CHECK(now.threads >= 1);
  CHECK(now.open_files >= 3);
  REQUIRE(now.started_at);
  CHECK(*now.started_at > 1.6e9); // after 2020
  // A start that moves looks like a restart to Prometheus.
  for (int i = 0; i < 50; ++i)
    CHECK(*measure_process().started_at == *now.started_at);
  CHECK(*measure_process().cpu_seconds >= *now.cpu_seconds);
}
