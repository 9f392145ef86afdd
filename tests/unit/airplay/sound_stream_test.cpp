// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "lane_record.hpp"
#include "session/sound_stream.hpp"
#include "wire/big_endian.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

constexpr auto ms = sound_stream::ms;
constexpr std::int64_t start = 100'000 * ms;
constexpr std::uint32_t samples = 441; // ten milliseconds

std::string rtp(std::uint16_t number, std::uint32_t timestamp) {
  std::string out{"\x80\x60", 2};
  append_big(out, number);
  append_big(out, static_cast<std::uint16_t>(timestamp >> 16));
  append_big(out, static_cast<std::uint16_t>(timestamp & 0xffff));
  out += std::string(4, '\0');
  return out + "sound" + std::to_string(number);
}

std::string again(const std::string& packet) {
  return std::string{"\x80\xd6\x00\x01", 4} + packet;
}

/// Without an answer about the time: what comes first is due 100 ms later.
struct stream_fixture {
  std::shared_ptr<lane_record> lane = std::make_shared<lane_record>();
  sender_clock clock;
  sound_stream stream{sound_opener{}, {"alac", 44'100, 2}, clock, lane};
};

} // namespace

TEST_CASE_METHOD(stream_fixture, "sound stream: frames go out in their order, each once", "[airplay]") {
  CHECK(lane->sound_caps == std::vector<lane::sound_caps>{{"alac", 44'100, 2}});
  stream.take(rtp(65'530, 0), start);
  for (auto number : {65'532, 65'531, 65'531, 65'533})
    stream.take(rtp(static_cast<std::uint16_t>(number),
                    static_cast<std::uint32_t>(number - 65'530) * samples),
                start + ms);
  const auto turn = stream.go(start + 2 * ms);
  CHECK(turn.questions.empty());
  REQUIRE(lane->sound.size() == 4);
  CHECK(lane->sound[0].bytes == "sound65530");
  CHECK(lane->sound[3].bytes == "sound65533");
  CHECK(lane->sound[0].presentation_ns == start + sound_stream::without_time);
  CHECK(lane->sound[3].presentation_ns == start + sound_stream::without_time + 30 * ms);
  CHECK_FALSE(lane->sound[1].gap);
}

TEST_CASE_METHOD(stream_fixture, "sound stream: numbers begin anew after the last", "[airplay]") {
  for (std::uint32_t i = 0; i < 12; ++i)
    stream.take(rtp(static_cast<std::uint16_t>(65'530 + i), i * samples), start);
  (void)stream.go(start);
  REQUIRE(lane->sound.size() == 12);
  CHECK(lane->sound[11].bytes == "sound5");
  CHECK(stream.lost() == 0);
}

TEST_CASE_METHOD(stream_fixture,
                 "sound stream: what is missing is asked for, and waited for a while",
                 "[airplay]") {
  stream.take(rtp(10, 0), start);
  stream.take(rtp(13, 3 * samples), start);
  auto turn = stream.go(start);
  REQUIRE(turn.questions.size() == 1);
  CHECK(turn.questions[0] == std::string{"\x80\xd5\x00\x01\x00\x0b\x00\x02", 8});
  CHECK(turn.again_ns == start + sound_stream::ask_again);
  CHECK(lane->sound.size() == 1);
  CHECK(stream.go(start + ms).questions.empty());

  stream.take_control(again(rtp(11, samples)), start + 2 * ms);
  turn = stream.go(start + sound_stream::ask_again);
  REQUIRE(turn.questions.size() == 1);
  CHECK(turn.questions[0] == std::string{"\x80\xd5\x00\x02\x00\x0c\x00\x01", 8});
  CHECK(lane->sound.size() == 2);

  SECTION("it comes in time") {
    stream.take_control(again(rtp(12, 2 * samples)), start + 50 * ms);
    turn = stream.go(start + 50 * ms);
    REQUIRE(lane->sound.size() == 4);
    CHECK_FALSE(lane->sound[3].gap);
    CHECK(stream.lost() == 0);
  }
  SECTION("it does not come") {
    const auto due = start + sound_stream::without_time + 30 * ms;
    (void)stream.go(due + sound_stream::patience - ms);
    CHECK(lane->sound.size() == 2);
    (void)stream.go(due + sound_stream::patience);
    REQUIRE(lane->sound.size() == 3);
    CHECK(lane->sound[2].gap);
    CHECK(stream.lost() == 1);
    stream.take(rtp(12, 2 * samples), due + 40 * ms);
    (void)stream.go(due + 40 * ms);
    CHECK(lane->sound.size() == 3);
  }
}

TEST_CASE_METHOD(stream_fixture, "sound stream: the sender's clock says when", "[airplay]") {
  // Its clock is ours plus a thousand seconds.
  constexpr std::int64_t offset = 1'000'000 * ms;
  std::string answer(timing_bytes, '\0');
  answer.replace(0, 2, "\x80\xd3");
  const auto put = [&](std::size_t at, std::int64_t time) {
    for (std::size_t i = 0; i < 8; ++i)
      answer[at + i] = static_cast<char>(fixed_of(time) >> (56 - 8 * i));
  };
  put(8, start);
  put(16, start + offset);
  put(24, start + offset);
  REQUIRE(clock.take(answer, start));
  std::string sync{"\x90\xd4\x00\x04", 4};
  sync += std::string{"\x00\x00\x10\x00", 4};
  for (std::size_t i = 0; i < 8; ++i)
    sync += static_cast<char>(fixed_of(start + offset + 400 * ms) >> (56 - 8 * i));
  sync += std::string(4, '\0');
  stream.take_control(sync, start);

  stream.set_lead(60 * ms);
  stream.take(rtp(1, 0x1000), start);
  auto turn = stream.go(start);
  CHECK(lane->sound.empty());
  const auto due = start + 340 * ms;
  CHECK(std::abs(turn.again_ns - (due - sound_stream::ahead)) < ms);
  (void)stream.go(turn.again_ns);
  REQUIRE(lane->sound.size() == 1);
  CHECK(std::abs(lane->sound[0].presentation_ns - due) < ms);

  // The network stands still for six seconds, and then all comes at once: what is of now is heard,
  // when it should be.
  const auto later = due + 6'000 * ms;
  for (std::uint16_t i = 0; i < 601; ++i)
    stream.take(rtp(static_cast<std::uint16_t>(2 + i), 0x1000 + (i + 1U) * samples), later);
  (void)stream.go(later);
  REQUIRE(lane->sound.size() > 1);
  CHECK(lane->sound[1].gap);
  CHECK(later - lane->sound[1].presentation_ns <= sound_stream::too_late);
  CHECK(std::abs(lane->sound.back().presentation_ns - (due + 6'010 * ms)) < ms);
}

TEST_CASE_METHOD(stream_fixture,
                 "sound stream: after a flush, and after a jump, it begins anew",
                 "[airplay]") {
  stream.take(rtp(1, 0), start);
  (void)stream.go(start);
  stream.take(rtp(2, 60 * samples), start); // not due yet
  stream.flush();
  stream.take(rtp(900, 0), start + 500 * ms);
  (void)stream.go(start + 500 * ms);
  REQUIRE(lane->sound.size() == 2);
  CHECK(lane->sound[1].bytes == "sound900");
  CHECK(lane->sound[1].gap);
  stream.take(rtp(30'000, 0), start + 600 * ms);
  (void)stream.go(start + 600 * ms);
  REQUIRE(lane->sound.size() == 3);
  CHECK(lane->sound[2].gap);
}

TEST_CASE_METHOD(stream_fixture,
                 "sound stream: without the sender's clock a pause and a slow clock end nothing",
                 "[airplay]") {
  stream.take(rtp(1, 0), start);
  (void)stream.go(start);
  SECTION("it pauses without a word, and its stamps stand still meanwhile") {
    const auto later = start + 60'000 * ms;
    for (std::uint16_t i = 2; i < 5; ++i)
      stream.take(rtp(i, (i - 1U) * samples), later + (i - 2) * 10 * ms);
    (void)stream.go(later + 20 * ms);
    REQUIRE(lane->sound.size() == 4);
    CHECK(lane->sound[1].gap);
    CHECK(lane->sound[1].presentation_ns == later + 20 * ms + sound_stream::without_time);
    CHECK_FALSE(lane->sound[2].gap);
    CHECK(lane->sound[3].presentation_ns == lane->sound[1].presentation_ns + 20 * ms);
  }
  SECTION("its stamps jump ahead by an hour, its numbers go on") {
    for (std::uint16_t i = 2; i < 5; ++i)
      stream.take(rtp(i, 3600U * 44'100 + (i - 2U) * samples), start + i * 10 * ms);
    (void)stream.go(start + 50 * ms);
    REQUIRE(lane->sound.size() == 4);
    CHECK(lane->sound[1].gap);
    CHECK(lane->sound[1].presentation_ns == start + 50 * ms + sound_stream::without_time);
    CHECK_FALSE(lane->sound[3].gap);
  }
  SECTION("its clock is slower than ours by one in ten") {
    for (std::uint32_t i = 2; i < 3'000; ++i) {
      const auto at = start + i * 11 * ms;
      stream.take(rtp(static_cast<std::uint16_t>(i), (i - 1) * samples), at);
      (void)stream.go(at);
      REQUIRE(lane->sound.size() == i);
      REQUIRE(at - lane->sound.back().presentation_ns <= sound_stream::too_late);
    }
  }
}

TEST_CASE_METHOD(stream_fixture, "sound stream: a flood holds a bounded number", "[airplay]") {
  stream.take(rtp(0, 0), start);
  (void)stream.go(start);
  // A gap that never closes, and packets that claim to be due much later.
  for (std::uint16_t i = 2; i < 20'000; i += 2)
    stream.take(rtp(i, 44'100 * 4), start);
  const auto turn = stream.go(start);
  CHECK(turn.questions.size() <= sound_stream::most_questions);
  CHECK(stream.waiting() <= std::size_t{sound_stream::most_waiting});
}

TEST_CASE_METHOD(stream_fixture, "sound stream: what is no sound is thrown away", "[airplay]") {
  for (const auto& bytes : {std::string{}, std::string{"\x80"}, std::string(12, '\x80'), std::string(5000, '\x80')}) {
    stream.take(bytes, start);
    stream.take_control(bytes, start);
  }
  CHECK(stream.go(start).again_ns == 0);
  CHECK(lane->sound.empty());
}

} // namespace tessera::airplay
