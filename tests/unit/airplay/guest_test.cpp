// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "quiet_house.hpp"
#include "session/guest.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace tessera::airplay {

namespace {

using namespace std::chrono_literals;

/// Lets everybody in, at once or from the lobby, and opens what is asked for.
class open_house : public quiet_house {
public:
  bool lobby = false;
  int opened = 0; ///< shares that the meeting was asked for
  std::vector<std::string> ended, left;

  void admit(host::candidate who, reply<host::admission> then) override {
    later([this, name = who.name, then] { then(host::admission{participant_id{name}, lobby}); });
  }
  void leave(participant_id who) override { left.push_back(who.str()); }
  void
  open_share(participant_id who, share_kind, std::string, reply<host::open_lane> then) override {
    const share_id share{who.str() + " " + std::to_string(++opened)};
    later([share, then] { then(host::open_lane{share, nullptr}); });
  }
  void end_share(share_id share, end_reason) override { ended.push_back(share.str()); }

  std::shared_ptr<guest> comes(const std::string& name,
                               const std::string& source = "192.0.2.7",
                               const std::string& device = {}) {
    auto one = std::make_shared<guest>(*this);
    one->admit({.name = name, .pin = {}, .source = source, .device = device}, [](auto) {});
    settle();
    return one;
  }
};

/// As a sender that is quick: how many of so many it got, the others refused as too many.
int shows(open_house& around, guest& one, int times) {
  int got = 0, refused = 0;
  for (int i = 0; i < times; ++i) {
    share_id share;
    one.open_share(share_kind::screen, {}, [&](result<host::open_lane> open) {
      refused += open.code() == errc::rate_limited ? 1 : 0;
      if (open) {
        ++got;
        share = open->share;
      }
    });
    around.settle();
    one.end_share(share, end_reason::stopped);
  }
  CHECK(got + refused == times);
  return got;
}

} // namespace

TEST_CASE("guest: who begins and ends shares on and on is not passed on to the meeting",
          "[airplay]") {
  open_house around;
  const auto eve = around.comes("Eve"), ada = around.comes("Ada", "192.0.2.8");
  CHECK(shows(around, *eve, 1'000) == 20);
  CHECK(around.opened == 20);
  CHECK(around.ended.size() == 20);
  for (int second = 0; second < 5; ++second) {
    around.time += 1s;
    CHECK(shows(around, *eve, 100) == 2);
  }
  // Others show as before, and so does she when she has calmed down.
  CHECK(shows(around, *ada, 5) == 5);
  around.time += 10s;
  CHECK(shows(around, *eve, 5) == 5);
}

TEST_CASE("guest: who shows on and on by ever new connections and names is the same one",
          "[airplay]") {
  open_house around;
  const std::string here = "192.0.2.7", there = "192.0.2.8";
  const auto got = [&](const std::string& source, const std::string& device) {
    int all = 0;
    for (int i = 0; i < 100; ++i)
      all += shows(around, *around.comes("Eve " + std::to_string(i), source, device), 5);
    return all;
  };
  CHECK(got(here, {}) == 20);
  CHECK(got(here, "Eve's Mac") == 20);
  CHECK(got(there, "Eve's Mac") == 0); // a device is the same wherever it comes from
  // Behind her address, and under its name, others are others.
  CHECK(got(here, "Ada's Mac") == 20);
  CHECK(got(there, here) == 20);
  CHECK(got(there, {}) == 20);
}

TEST_CASE("guest: who goes before the answers leaves neither itself nor a share behind",
          "[airplay]") {
  open_house around;
  auto eve = std::make_shared<guest>(around);
  eve->admit({.name = "Eve", .pin = {}, .source = "192.0.2.7"}, [](auto) { FAIL("she has gone"); });
  eve.reset();
  around.settle();
  CHECK(around.left == std::vector<std::string>{"Eve"});
  auto ada = around.comes("Ada");
  ada->open_share(share_kind::screen, {}, [](auto) { FAIL("she has gone"); });
  ada->leave();
  around.settle();
  CHECK(around.left == std::vector<std::string>{"Eve", "Ada"});
  CHECK_FALSE(ada->owns(share_id{"Ada 1"}));
}

TEST_CASE("guest: who is in the lobby is in only when it is let in, and not after it was sent out",
          "[airplay]") {
  open_house around;
  around.lobby = true;
  int in = 0;
  const auto comes = [&](const std::string& name) {
    auto one = std::make_shared<guest>(around);
    one->admit({.name = name, .pin = {}, .source = "192.0.2.7"}, [&](auto) { ++in; });
    around.settle();
    CHECK(one->now() == guest::state::lobby);
    return one;
  };
  const auto ada = comes("Ada"), eve = comes("Eve");
  CHECK(in == 0);
  ada->let_in();
  CHECK(ada->now() == guest::state::in);
  eve->sent_out();
  eve->let_in();
  CHECK(eve->now() == guest::state::out);
  CHECK(in == 1);
}

} // namespace tessera::airplay
