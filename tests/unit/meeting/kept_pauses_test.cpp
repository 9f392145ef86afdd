// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/kept_pauses.hpp"
#include "meeting/shares.hpp"
#include "test_room.hpp"

using namespace tessera;
using namespace tessera::meeting;
using namespace tessera::meeting::test;

namespace {

share share_of(bool by_owner, bool by_host, share_kind kind = share_kind::screen) {
  share what;
  what.participant = participant_id{"p1"};
  what.kind = kind;
  what.paused_by_owner = by_owner;
  what.paused_by_host = by_host;
  return what;
}

/// How the next share begins, when the one before it ended like this.
kept_pause next_after(const share& before,
                      end_reason why,
                      std::chrono::milliseconds later = 1s,
                      share_kind kind = share_kind::screen) {
  kept_pauses pauses;
  pauses.share_ended(before, why, at(0ms));
  auto fresh = share_of(false, false, kind);
  pauses.put_on(fresh, at(later));
  return pause_of(fresh);
}

const kept_pause no_pause{};
const kept_pause by_owner{{share_kind::screen}, false};
const kept_pause by_host{{}, true};

} // namespace

TEST_CASE("kept_pauses: an owner's pause outlives what the owner did not do", "[meeting]") {
  for (auto why : {end_reason::connection_lost,
                   end_reason::media_failed,
                   end_reason::door_failed,
                   end_reason::shutting_down})
    CHECK(next_after(share_of(true, false), why) == by_owner);
  for (auto why : {end_reason::stopped, end_reason::removed, end_reason::taken_over})
    CHECK(next_after(share_of(true, false), why) == no_pause);
}

TEST_CASE("kept_pauses: what an owner shares later or of another kind is something else",
          "[meeting]") {
  const auto paused = share_of(true, false);
  constexpr auto why = end_reason::connection_lost;
  CHECK(next_after(paused, why, 2min - 1ms) == by_owner);
  CHECK(next_after(paused, why, 2min) == no_pause);
  CHECK(next_after(paused, why, 1s, share_kind::camera) == no_pause);
}

TEST_CASE("kept_pauses: a host's pause outlives all but a host's word", "[meeting]") {
  for (auto why : {end_reason::stopped, end_reason::connection_lost, end_reason::taken_over}) {
    CHECK(next_after(share_of(false, true), why, 1h) == by_host);
    CHECK(next_after(share_of(false, true), why, 1s, share_kind::camera) == by_host);
  }
  CHECK(next_after(share_of(false, true), end_reason::removed) == no_pause);
  kept_pauses pauses;
  pauses.share_ended(share_of(true, true), end_reason::connection_lost, at(0ms));
  pauses.host_allows(participant_id{"p1"});
  CHECK(pauses.of(participant_id{"p1"}) == by_owner);
}

TEST_CASE("kept_pauses: a screen and a camera are paused each for itself", "[meeting]") {
  kept_pauses pauses;
  pauses.share_ended(share_of(true, false), end_reason::connection_lost, at(0ms));
  pauses.share_ended(
      share_of(true, false, share_kind::camera), end_reason::connection_lost, at(0ms));
  CHECK(pauses.of(participant_id{"p1"}).by_owner ==
        std::set{share_kind::screen, share_kind::camera});
  auto camera = share_of(false, false, share_kind::camera);
  pauses.put_on(camera, at(1s));
  CHECK(camera.paused_by_owner);
  auto screen = share_of(false, false);
  pauses.put_on(screen, at(1s));
  CHECK(screen.paused_by_owner);
  CHECK(pauses.of(participant_id{"p1"}).empty());
}

TEST_CASE("kept_pauses: an owner's is for one share, a host's for all that follow", "[meeting]") {
  kept_pauses pauses;
  pauses.share_ended(share_of(true, true), end_reason::connection_lost, at(0ms));
  auto other = share_of(false, false);
  other.participant = participant_id{"p2"};
  pauses.put_on(other, at(0ms));
  CHECK_FALSE(other.paused());
  auto fresh = share_of(false, false);
  pauses.put_on(fresh, at(0ms));
  CHECK(fresh.paused_by_owner);
  CHECK(fresh.paused_by_host);
  auto next = share_of(false, false);
  pauses.put_on(next, at(0ms));
  CHECK_FALSE(next.paused_by_owner); // the share had it from then on
  CHECK(next.paused_by_host);
}

TEST_CASE("kept_pauses: who is gone leaves none behind", "[meeting]") {
  kept_pauses pauses;
  pauses.share_ended(share_of(true, true), end_reason::connection_lost, at(0ms));
  pauses.forget(participant_id{"p1"});
  CHECK(pauses.of(participant_id{"p1"}) == no_pause);
}
