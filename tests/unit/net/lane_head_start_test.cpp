// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane_head_start.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using net::lane_head_start;

namespace {

/// Answers whether it was wanted.
bool push(lane_head_start& start, std::uint16_t flags, std::uint32_t size = 10) {
  lane::frame_header header;
  header.kind = lane::frame_kind::video;
  header.flags = flags;
  header.size = size;
  if (!start.wants(header))
    return false;
  start.keep({header, nullptr});
  return true;
}

} // namespace

TEST_CASE("lane_head_start: begins with the last key frame", "[net][lane]") {
  lane_head_start start;
  CHECK_FALSE(push(start, 0));
  CHECK(push(start, lane::flag_key_frame));
  CHECK(push(start, 0));
  CHECK(push(start, lane::flag_key_frame));
  CHECK(push(start, 0));
  CHECK(push(start, 0));
  const auto kept = start.take();
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].header.key_frame());
  CHECK_FALSE(kept[1].header.key_frame());
  CHECK(start.take().empty());
  CHECK_FALSE(push(start, 0));
}

TEST_CASE("lane_head_start: what is not whole, or too much, is not kept", "[net][lane]") {
  lane_head_start start;
  push(start, lane::flag_key_frame);
  push(start, lane::flag_discontinuity);
  CHECK_FALSE(push(start, 0));
  push(start, lane::flag_key_frame);
  for (std::size_t i = 1; i < lane_head_start::brief.pictures; ++i)
    CHECK(push(start, 0));
  push(start, 0);
  CHECK(start.take().empty());
  push(start, lane::flag_key_frame, lane_head_start::brief.bytes);
  CHECK(push(start, 0));
  CHECK(start.take().empty());
  push(start, lane::flag_key_frame, lane_head_start::brief.bytes + 1);
  CHECK(start.take().empty());
}

TEST_CASE("lane_head_start: of a source that cannot be asked a minute is kept", "[net][lane]") {
  lane_head_start start;
  push(start, lane::flag_key_frame);
  start.begin(lane_head_start::long_one);
  CHECK(start.kept().empty());
  CHECK_FALSE(push(start, 0));
  push(start, lane::flag_key_frame);
  for (std::size_t i = 1; i < lane_head_start::long_one.pictures; ++i)
    push(start, 0);
  CHECK(start.kept().size() == lane_head_start::long_one.pictures);
  push(start, 0);
  CHECK(start.kept().empty());
}
