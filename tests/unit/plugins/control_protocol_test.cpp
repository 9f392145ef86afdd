// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/control_protocol.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::plugins::control;

TEST_CASE("control_protocol: an admission reads as it was written", "[plugins]") {
  auto text = encode(from_door{admit{3, "Ada", secret{"4829"}, "10.0.0.7"}});
  CHECK(text == R"({"name":"Ada","pin":"4829","request":3,"source":"10.0.0.7","type":"admit"})");
  auto message = decode_from_door(text);
  REQUIRE(message);
  const auto& again = std::get<admit>(*message);
  CHECK(again.request == 3);
  CHECK(again.name == "Ada");
  CHECK(again.pin->reveal() == "4829");
  CHECK(again.source == "10.0.0.7");
  CHECK(again.device.empty());
}

TEST_CASE("control_protocol: a device is a short text", "[plugins]") {
  auto read = [](std::size_t length) {
    return decode_from_door(
        encode(from_door{admit{3, "Ada", {}, "10.0.0.7", std::string(length, 'd')}}));
  };
  auto message = read(max_device_bytes);
  REQUIRE(message);
  CHECK(std::get<admit>(*message).device.size() == max_device_bytes);
  CHECK(read(max_device_bytes + 1).code() == errc::invalid_argument);
}

TEST_CASE("control_protocol: hello carries options with their types", "[plugins]") {
  settings options;
  options.set("a", true);
  options.set("b", std::int64_t{7});
  options.set("c", 7.0);
  options.set("d", std::string{"text"});
  options.set("e", std::vector<std::string>{"x", "y"});
  auto message = decode_to_door(encode(to_door{hello{.options = options, .state_folder = "/s"}}));
  REQUIRE(message);
  const auto& again = std::get<hello>(*message);
  CHECK(again.options == options);
  CHECK(again.state_folder == "/s");
}

TEST_CASE("control_protocol: a refusal keeps its code and its waiting time", "[plugins]") {
  failure why{errc::too_many_attempts, "wait", std::chrono::milliseconds{8000}};
  auto message = decode_to_door(encode(to_door{admit_answer{9, why}}));
  REQUIRE(message);
  const auto& answer = std::get<admit_answer>(*message);
  CHECK(answer.request == 9);
  REQUIRE_FALSE(answer.participant);
  CHECK(answer.participant.code() == errc::too_many_attempts);
  CHECK(answer.participant.error().retry_after.count() == 8000);
}

TEST_CASE("control_protocol: an admission says whether it leads into the lobby", "[plugins]") {
  for (bool waiting : {false, true}) {
    auto message = decode_to_door(encode(to_door{admit_answer{9, participant_id{"p1"}, waiting}}));
    REQUIRE(message);
    const auto& answer = std::get<admit_answer>(*message);
    REQUIRE(answer.participant);
    CHECK(*answer.participant == participant_id{"p1"});
    CHECK(answer.waiting == waiting);
  }
  // Who is taken for one inside by a fault would be asked to show.
  CHECK(decode_to_door(R"({"type":"admit_answer","request":9,"participant":"p1"})").code() ==
        errc::invalid_argument);
}

TEST_CASE("control_protocol: a wish for less reads as it was written", "[plugins]") {
  auto text = encode(to_door{share_wish{share_id{"s1"}, 15, 1.5}});
  CHECK(text == R"({"fps":15,"scale":1.5,"share":"s1","type":"share_wish"})");
  auto message = decode_to_door(text);
  REQUIRE(message);
  CHECK(std::get<share_wish>(*message) == share_wish{share_id{"s1"}, 15, 1.5});
  CHECK(decode_to_door(R"({"fps":-1,"scale":1,"share":"s1","type":"share_wish"})").code() ==
        errc::invalid_argument);
  CHECK(decode_to_door(R"({"fps":1,"scale":65,"share":"s1","type":"share_wish"})").code() ==
        errc::invalid_argument);
}

TEST_CASE("control_protocol: what the room is like reads as it was written", "[plugins]") {
  const facts said{{"Oslo", true, false, {"vp8", "h265"}}};
  const auto text = encode(to_door{said});
  CHECK(text == R"({"decoders":"vp8 h265","full":false,"name":"Oslo","pin_required":true,"type":"facts"})");
  const auto message = decode_to_door(text);
  REQUIRE(message);
  CHECK(std::get<facts>(*message).now == said.now);
  const auto none = decode_to_door(encode(to_door{facts{{"Oslo", false, true, {}}}}));
  REQUIRE(none);
  CHECK(std::get<facts>(*none).now.decoders.empty());
}

TEST_CASE("control_protocol: whether somebody reads a lane reads as it was written", "[plugins]") {
  const lane_watched said{share_id{"s1"}, true, "vp8", 1280, 720, true};
  auto text = encode(from_door{said});
  CHECK(text == R"({"codec":"vp8","height":720,"share":"s1","sound":true,"type":"lane_watched",)"
                R"("watched":true,"width":1280})");
  auto message = decode_from_door(text);
  REQUIRE(message);
  CHECK(std::get<lane_watched>(*message) == said);
  CHECK(decode_from_door(R"({"codec":"","height":0,"share":"s1","sound":false,)"
                         R"("type":"lane_watched","watched":1,"width":0})")
            .code() == errc::invalid_argument);
}

TEST_CASE("control_protocol: what becomes of one in the lobby reads as it was written",
          "[plugins]") {
  auto in = decode_to_door(encode(to_door{participant_admitted{participant_id{"p1"}}}));
  REQUIRE(in);
  CHECK(std::get<participant_admitted>(*in).participant == participant_id{"p1"});
  using ended = tessera::plugins::control::participant_ended;
  auto out = decode_to_door(encode(to_door{ended{participant_id{"p1"}, end_reason::removed}}));
  REQUIRE(out);
  CHECK(std::get<ended>(*out).reason == end_reason::removed);
}

TEST_CASE("control_protocol: a code and a refusal of one read as they were written", "[plugins]") {
  auto good = decode_to_door(encode(to_door{code_answer{4, secret{"4829"}}}));
  REQUIRE(good);
  CHECK(*std::get<code_answer>(*good).code == secret{"4829"});
  auto refused = decode_to_door(encode(to_door{code_answer{4, errc::meeting_full}}));
  REQUIRE(refused);
  CHECK(std::get<code_answer>(*refused).code.code() == errc::meeting_full);
  CHECK(decode_to_door(R"({"type":"code_answer","request":4})").code() == errc::invalid_argument);
}

TEST_CASE("control_protocol: services keep to what DNS-SD holds", "[plugins]") {
  auto read = [](network_service one, std::size_t count = 1) {
    return decode_from_door(encode(from_door{publish{std::vector(count, one)}}));
  };
  const network_service good{"_airplay._tcp", "Oslo", 7000, {"vv=2", "flags=0x4"}};
  auto message = read(good);
  REQUIRE(message);
  CHECK(std::get<publish>(*message).services == std::vector{good});
  CHECK(read(good, max_services));
  CHECK(read(good, max_services + 1).code() == errc::invalid_argument);
  auto without_port = good;
  without_port.port = 0;
  CHECK(read(without_port).code() == errc::invalid_argument);
  auto long_name = good;
  long_name.name = std::string(max_service_name_bytes + 1, 'n');
  CHECK(read(long_name).code() == errc::invalid_argument);
  auto long_line = good;
  long_line.txt = {std::string(max_txt_bytes + 1, 't')};
  CHECK(read(long_line).code() == errc::invalid_argument);
  auto many_lines = good;
  many_lines.txt.assign(max_txt_entries + 1, "a=b");
  CHECK(read(many_lines).code() == errc::invalid_argument);
  CHECK(decode_from_door(R"({"type":"publish","services":[7]})").code() == errc::invalid_argument);
  CHECK(decode_from_door(R"({"type":"publish","services":{}})").code() == errc::invalid_argument);
}

TEST_CASE("control_protocol: a sender's volume and a shut port read as they were written",
          "[plugins]") {
  auto loud = decode_from_door(encode(from_door{loudness{share_id{"s1"}, 40}}));
  REQUIRE(loud);
  CHECK(std::get<loudness>(*loud).volume == 40);
  auto shut = decode_from_door(encode(from_door{blocked{share_id{"s1"}, "UDP 6000"}}));
  REQUIRE(shut);
  CHECK(std::get<blocked>(*shut).port == "UDP 6000");
  for (auto bad : {R"({"type":"loudness","share":"s1","volume":101})",
                   R"({"type":"loudness","share":"s1","volume":-1})",
                   R"({"type":"loudness","volume":1})",
                   R"({"type":"blocked","share":"s1"})"})
    CHECK(decode_from_door(bad).code() == errc::invalid_argument);
}

TEST_CASE("control_protocol: what a share plays reads as it was written, but for its picture",
          "[plugins]") {
  describe_share sent{share_id{"s1"}, {"So What", "Miles Davis", "Kind of Blue"}};
  sent.what.position = std::chrono::milliseconds{61'000};
  sent.what.duration = std::chrono::milliseconds{-1};
  sent.what.playing = false;
  const auto text = encode(from_door{sent});
  CHECK(
      text ==
      R"({"album":"Kind of Blue","artist":"Miles Davis","duration_ms":0,"playing":false,"position_ms":61000,)"
      R"("share":"s1","title":"So What","type":"describe_share"})");
  auto message = decode_from_door(text);
  REQUIRE(message);
  const auto& again = std::get<describe_share>(*message);
  CHECK(again.share == share_id{"s1"});
  CHECK(again.what.artist == "Miles Davis");
  CHECK(again.what.position.count() == 61'000);
  CHECK_FALSE(again.what.playing);
  CHECK_FALSE(again.what.artwork);
}

TEST_CASE("control_protocol: a full message of devices of odd names fits", "[plugins]") {
  devices sent{true, {}};
  for (std::size_t i = 0; i < devices_a_message; ++i)
    sent.all.push_back({std::string(max_kept_id_bytes, '"'),
                        std::string(max_kept_name_bytes, '\x01'),
                        -7,
                        1'790'000'000'000});
  const auto text = encode(from_door{sent});
  CHECK(text.size() <= max_message_bytes);
  auto message = decode_from_door(text);
  REQUIRE(message);
  const auto& again = std::get<devices>(*message);
  CHECK(again.first);
  REQUIRE(again.all.size() == devices_a_message);
  CHECK(again.all[0].name == sent.all[0].name);
  CHECK(again.all[0].since == 0);
  CHECK(again.all[0].last_seen == 1'790'000'000'000);
  sent.all.push_back({"one too many", "", 0, 0});
  CHECK(decode_from_door(encode(from_door{sent})).code() == errc::invalid_argument);
}

TEST_CASE("control_protocol: another version is refused with both numbers", "[plugins]") {
  auto message = decode_to_door(R"({"type":"hello","protocol":1,"options":{},"state_folder":""})");
  REQUIRE_FALSE(message);
  CHECK(message.code() == errc::version_mismatch);
  CHECK(message.error().text.find("protocol 1") != std::string::npos);
  CHECK(message.error().text.find("this door " + std::to_string(protocol)) != std::string::npos);
}

TEST_CASE("control_protocol: what is missing or wrong is named", "[plugins]") {
  auto fault = [](std::string_view text) { return decode_from_door(text); };
  CHECK(fault("[]").code() == errc::parse_error);
  CHECK(fault("{").code() == errc::parse_error);
  CHECK(fault(R"({"type":"dance"})").code() == errc::invalid_argument);
  CHECK(fault(R"({"type":"leave"})").error().text.find("'participant'") != std::string::npos);
  CHECK(fault(R"({"type":"end_share","share":"s1","reason":"bored"})")
            .error()
            .text.find("'reason'") != std::string::npos);
  CHECK(fault(R"({"type":"pong","request":-1})").code() == errc::invalid_argument);
  CHECK(fault(R"({"type":"ready","version":7})").code() == errc::invalid_argument);
}

TEST_CASE("control_protocol: limits hold at their edge", "[plugins]") {
  auto leaving = [](std::size_t length) {
    return decode_from_door(R"({"type":"leave","participant":")" + std::string(length, 'p') +
                            "\"}");
  };
  CHECK(leaving(max_id_bytes));
  CHECK_FALSE(leaving(max_id_bytes + 1));
  CHECK(decode_from_door(std::string(max_message_bytes + 1, ' ')).code() ==
        errc::message_too_large);
  CHECK(decode_from_door(R"({"type":[[[[[[[1]]]]]]]})").code() == errc::parse_error);
}

TEST_CASE("control_protocol: a long log line is cut between letters", "[plugins]") {
  // 1023 + 2 bytes; the limit of 1024 falls into the 'é'.
  auto text = encode(from_door{log_line{log_level::info, std::string(1023, 'a') + "\u00e9"}});
  auto message = decode_from_door(text);
  REQUIRE(message);
  CHECK(std::get<log_line>(*message).line == std::string(1023, 'a'));
}
