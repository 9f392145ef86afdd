// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/blocks.hpp"
#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

block eve() {
  return {"Eve", "eve", "device-mark"};
}

} // namespace

TEST_CASE("blocks: hold by device and by name", "[meeting][blocks]") {
  blocks all;
  all.add(eve(), {}, at(0ms));
  CHECK(all.check("device-mark", "mallory", at(0ms)).code() == errc::blocked);
  CHECK(all.check("another", "eve", at(0ms)).code() == errc::blocked);
  CHECK(all.check("", "eve", at(0ms)).code() == errc::blocked);
  CHECK(all.check("another", "ada", at(0ms)));
  CHECK(all.check("", "", at(0ms)));
}

TEST_CASE("blocks: one without device or name does not hold for all who have none",
          "[meeting][blocks]") {
  blocks all;
  all.add({"Eve", "", "device-mark"}, {}, at(0ms));
  all.add({"Bob", "bob", ""}, {}, at(0ms));
  CHECK(all.check("", "", at(0ms)));
  CHECK(all.check("", "ada", at(0ms)));
}

TEST_CASE("blocks: one for minutes says how long, and ends", "[meeting][blocks]") {
  blocks all;
  all.add(eve(), 5min, at(0ms));
  auto barred = all.check("", "eve", at(1min));
  REQUIRE(barred.code() == errc::blocked);
  CHECK(barred.error().retry_after == 4min);
  CHECK(barred.error().message().find("4 minutes") != std::string::npos);
  CHECK(all.check("", "eve", at(5min)));
  REQUIRE(all.next_expiry());
  CHECK(all.expire(at(5min)));
  CHECK(all.all().empty());
  CHECK_FALSE(all.next_expiry());
}

TEST_CASE("blocks: outlive a restart, whatever the date says", "[meeting][blocks]") {
  blocks before;
  before.add(eve(), 10min, at(0ms));
  before.add({"Bob", "bob", ""}, {}, at(0ms));
  blocks after{before.all(), at(4min)};
  CHECK(after.check("", "eve", at(9min)).code() == errc::blocked);
  CHECK(after.check("", "eve", at(10min)));
  CHECK(after.check("", "bob", at(9min)).code() == errc::blocked);
  auto back = at(4min);
  back.wall_ms -= 86'400'000;
  blocks tricked{before.all(), back};
  CHECK(tricked.check("", "eve", at(14min)));
}

TEST_CASE("blocks: are undone once", "[meeting][blocks]") {
  blocks all;
  all.add(eve(), {}, at(0ms));
  CHECK(all.render()["b1"] ==
        nlohmann::json{{"name", "Eve"}, {"device", true}, {"until", 0}, {"at", at(0ms).wall_ms}});
  CHECK(all.undo("b1"));
  CHECK(all.undo("b1").code() == errc::not_found);
  CHECK(all.undo("nonsense").code() == errc::not_found);
  CHECK(all.check("device-mark", "eve", at(0ms)));
}

TEST_CASE("blocks: have an end; the one that ends first gives way", "[meeting][blocks]") {
  blocks all;
  all.add({"Ever", "ever", ""}, {}, at(0ms));
  all.add({"Soon", "soon", ""}, 1min, at(0ms));
  for (std::size_t i = 2; i <= blocks::limit; ++i)
    all.add({"x", "x" + std::to_string(i), ""}, 60min, at(0ms));
  CHECK(all.all().size() == blocks::limit);
  CHECK(all.check("", "soon", at(0ms)));
  CHECK(all.check("", "ever", at(0ms)).code() == errc::blocked);
}
