// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/guest_peers.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using signalling::guest_peers;

TEST_CASE("guest_peers: a peer is its owner's only", "[signalling]") {
  guest_peers peers;
  participant_id ada{"p1"};
  auto peer = peers.open(ada);
  CHECK(peers.find(peer, ada) != nullptr);
  CHECK(peers.find(peer, participant_id{"p2"}) == nullptr);
  CHECK(peers.find(peer_id{"c99"}, ada) == nullptr);
  CHECK(peers.peers_of(ada).size() == 1);
}

TEST_CASE("guest_peers: is empty with its last share", "[signalling]") {
  guest_peers peers;
  auto peer = peers.open(participant_id{"p1"});
  peers.bind(peer, share_id{"s1"});
  peers.bind(peer, share_id{"s2"});
  CHECK(peers.peer_of(share_id{"s1"}) == peer);
  CHECK_FALSE(peers.unbind(share_id{"s1"}));
  CHECK(peers.unbind(share_id{"s2"}) == peer);
  CHECK_FALSE(peers.unbind(share_id{"s2"}));
}
