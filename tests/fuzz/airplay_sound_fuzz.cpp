// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Realtime sound: datagrams of the sound's and the control's port, in whatever order and at whatever
// time. First byte: which port and how many milliseconds later; second: the size.

#include "require.hpp"
#include "session/sound_stream.hpp"

namespace {

struct counting_lane : tessera::share_lane {
  void set_caps(const tessera::lane::caps&) override {}
  void push(const tessera::access_unit&) override {}
  void set_sound_caps(const tessera::lane::sound_caps&) override {}
  void push_sound(const tessera::sound_unit& unit) override {
    TESSERA_REQUIRE(unit.size > 0 && unit.bytes != nullptr);
    ++frames;
  }
  std::uint64_t frames = 0;
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tessera;
  using namespace tessera::airplay;
  auto rest = fuzz::text_of(data, size);
  const auto lane = std::make_shared<counting_lane>();
  const sender_clock clock;
  sound_stream stream{sound_opener{}, {"alac", 44'100, 2}, clock, lane};
  std::int64_t now = 1'000'000'000'000;
  while (rest.size() >= 2) {
    const auto what = static_cast<std::uint8_t>(rest[0]);
    const auto datagram = rest.substr(2, static_cast<std::uint8_t>(rest[1]));
    rest.remove_prefix(2 + datagram.size());
    now += (what >> 1) * sound_stream::ms;
    if ((what & 1) == 0)
      stream.take(datagram, now);
    else
      stream.take_control(datagram, now);
    const auto turn = stream.go(now);
    TESSERA_REQUIRE(turn.questions.size() <= sound_stream::most_questions);
    TESSERA_REQUIRE(turn.again_ns == 0 || turn.again_ns > now);
    TESSERA_REQUIRE(stream.waiting() <= std::size_t{sound_stream::most_waiting} + 1);
    TESSERA_REQUIRE(stream.frames() == lane->frames);
  }
  return 0;
}
