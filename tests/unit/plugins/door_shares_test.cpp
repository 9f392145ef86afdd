// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/door_shares.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tessera;
using namespace tessera::plugins;

namespace {

using wishes = std::vector<control::share_wish>;

nlohmann::json room_asking(const char* share, int fps, double scale) {
  return {{"shares", {{share, {{"wish", {{"fps", fps}, {"scale", scale}}}}}}}};
}

} // namespace

TEST_CASE("door_shares: each change of what is asked is told once", "[plugins]") {
  door_shares shares;
  const share_id s1{"s1"};
  shares.add(s1, participant_id{"p1"});
  CHECK(shares.take_wishes(nullptr).empty());                 // before the first document
  CHECK(shares.take_wishes(room_asking("s1", 0, 1)).empty()); // as it does by itself
  CHECK(shares.take_wishes(room_asking("s1", 10, 2)) == wishes{{s1, 10, 2}});
  CHECK(shares.take_wishes(room_asking("s1", 10, 2)).empty());
  CHECK(shares.take_wishes(room_asking("s1", 0, 1)) == wishes{{s1, 0, 1}});
}

TEST_CASE("door_shares: what is asked of other doors' shares is none of its business",
          "[plugins]") {
  door_shares shares;
  shares.add(share_id{"s1"}, participant_id{"p1"});
  CHECK(shares.take_wishes(room_asking("s2", 1, 1)).empty());
}

TEST_CASE("door_shares: they go with their share, their owner, or all together", "[plugins]") {
  door_shares shares;
  for (const auto* id : {"s1", "s2", "s3"})
    shares.add(share_id{id}, participant_id{id == std::string{"s3"} ? "p2" : "p1"});
  CHECK(shares.remove(share_id{"s1"}));
  CHECK_FALSE(shares.remove(share_id{"s1"}));
  shares.remove_of(participant_id{"p1"});
  CHECK_FALSE(shares.has(share_id{"s2"}));
  CHECK(shares.take_all() == std::vector<share_id>{share_id{"s3"}});
  CHECK_FALSE(shares.has(share_id{"s3"}));
}

TEST_CASE("door_shares: another picture has another id, the same one keeps it", "[plugins]") {
  door_shares shares;
  const share_id s1{"s1"}, s2{"s2"};
  shares.add(s1, participant_id{"p1"});
  shares.add(s2, participant_id{"p1"});
  const auto picture = [](const char* bytes) { return std::make_shared<const std::string>(bytes); };
  const auto first = shares.put_artwork(s1, picture("one"));
  CHECK_FALSE(first.empty());
  CHECK(shares.put_artwork(s1, picture("one")) == first);
  CHECK(*shares.artwork(first) == "one");
  const auto second = shares.put_artwork(s1, picture("two"));
  CHECK(second != first);
  CHECK(shares.artwork(first) == nullptr);
  CHECK(shares.put_artwork(s2, picture("two")) != second); // each share has its own
  CHECK(shares.put_artwork(s1, nullptr).empty());
  CHECK(shares.artwork(second) == nullptr);
  CHECK(shares.artwork("") == nullptr);
  CHECK(shares.put_artwork(share_id{"s3"}, picture("one")).empty());
  shares.remove_of(participant_id{"p1"});
  CHECK(shares.take_all().empty());
}

TEST_CASE("door_shares: who describes on and on is heard now and then, each share for itself",
          "[plugins]") {
  door_shares shares;
  const share_id s1{"s1"}, s2{"s2"};
  shares.add(s1, participant_id{"p1"});
  shares.add(s2, participant_id{"p1"});
  const monotonic::time_point now{std::chrono::hours{1}};
  int heard = 0;
  for (int i = 0; i < 1000; ++i)
    heard += shares.may_describe(s1, now + std::chrono::milliseconds{i}) ? 1 : 0;
  CHECK(heard <= 8);
  CHECK(heard >= 6);
  CHECK(shares.may_describe(s2, now));
  CHECK_FALSE(shares.may_describe(share_id{"s3"}, now));
  // The pace of a sound door is never too fast.
  for (int i = 0; i < 100; ++i)
    CHECK(shares.may_describe(s2, now + std::chrono::milliseconds{500} * (i + 1)));
}

TEST_CASE("door_shares: a shut port is said once for each share", "[plugins]") {
  door_shares shares;
  const share_id s1{"s1"};
  CHECK_FALSE(shares.may_tell_blocked(s1));
  shares.add(s1, participant_id{"p1"});
  CHECK(shares.may_tell_blocked(s1));
  CHECK_FALSE(shares.may_tell_blocked(s1));
}
