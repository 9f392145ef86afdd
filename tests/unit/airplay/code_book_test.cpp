// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "quiet_house.hpp"
#include "session/code_book.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

/// A meeting that counts: two wrong ones, and the third has to wait.
class counting_house : public quiet_house {
public:
  int shown = 0, wrong = 0;

  void ask_code(std::string, std::string, reply<secret> then) override {
    later([this, then] {
      if (wrong >= 2)
        return then(errc::too_many_attempts);
      ++shown;
      then(secret{"4711"});
    });
  }
  void end_code(std::string) override { shown = 0; }
  void admit(host::candidate, reply<host::admission> then) override {
    later([this, then] {
      ++wrong;
      then(errc::wrong_pin);
    });
  }

  std::shared_ptr<code_book::ticket> ticket(const std::string& source) {
    std::shared_ptr<code_book::ticket> out;
    codes().ask("Ada", source, [&](auto got) {
      if (got)
        out = *got;
    });
    settle();
    return out;
  }
};

constexpr auto here = "192.0.2.7";
constexpr auto there = "192.0.2.8";

} // namespace

TEST_CASE("code_book: a guess on one connection voids what the others of its address hold",
          "[airplay]") {
  counting_house around;
  std::vector<std::shared_ptr<code_book::ticket>> many;
  for (int i = 0; i < 12; ++i)
    many.push_back(around.ticket(here));
  const auto other = around.ticket(there);
  around.codes().wrong("Ada", here, [](auto) {});
  for (const auto& each : many)
    CHECK_FALSE(each->valid());
  CHECK(other->valid());
  around.settle();
  CHECK(around.wrong == 1);
  const auto fresh = around.ticket(here);
  REQUIRE(fresh);
  CHECK(fresh->valid());
  around.codes().wrong("Ada", here, [](auto) {});
  around.settle();
  CHECK_FALSE(around.ticket(here));
}

TEST_CASE("code_book: the code is shown until its last connection is gone", "[airplay]") {
  counting_house around;
  auto first = around.ticket(here);
  auto second = around.ticket(here);
  first = around.ticket(here); // a new one in the old one's place
  second.reset();
  CHECK(around.shown > 0);
  first.reset();
  CHECK(around.shown == 0);
}

TEST_CASE("code_book: who hangs up and asks anew at once has its code shown", "[airplay]") {
  counting_house around;
  auto first = around.ticket(here);
  std::shared_ptr<code_book::ticket> second;
  around.codes().ask("Ada", here, [&](auto got) { second = *got; });
  first.reset(); // the answer is still under way
  CHECK(around.shown > 0);
  around.settle();
  CHECK(around.shown > 0);
  REQUIRE(second);
  second.reset();
  CHECK(around.shown == 0);
}

TEST_CASE("code_book: whoever asks on and on is not passed on to the meeting", "[airplay]") {
  using namespace std::chrono_literals;
  counting_house around;
  const auto asks = [&](int many, auto source) {
    int asked = 0;
    for (int i = 0; i < many; ++i) {
      around.codes().ask("Eve", source(i), [&](auto got) { asked += got ? 1 : 0; });
      around.settle();
    }
    return asked;
  };
  const auto same = [](int) { return std::string{here}; };
  CHECK(asks(1'000, same) == 30);
  CHECK(around.ticket(there));
  around.time += 1s;
  CHECK(asks(1'000, same) == 2);
  // Of thousands of addresses, too.
  around.time += 1h;
  CHECK(asks(3'000, [](int i) { return std::to_string(i); }) == 100);
  around.time += 1s;
  CHECK(asks(3'000, [](int i) { return "2001:db8::" + std::to_string(i); }) == 20);
}

TEST_CASE("code_book: who has gone before the answer leaves no code on the display", "[airplay]") {
  counting_house around;
  around.codes().ask("Ada", here, [](auto) {});
  around.settle();
  CHECK(around.shown == 0);
}

TEST_CASE("code_book: a proof is taken once, in time, and by its own address", "[airplay]") {
  counting_house around;
  auto& book = around.codes();
  book.keep_proof(around.ticket(here));
  CHECK(around.shown > 0); // it may be a code of this device's own, which ends when it is not shown
  CHECK_FALSE(book.take_proof(there));
  around.time += std::chrono::seconds{10};
  auto got = book.take_proof(here);
  REQUIRE(got);
  CHECK(got->code().reveal() == "4711");
  CHECK_FALSE(book.take_proof(here));
  got.reset();
  CHECK(around.shown == 0);
  book.keep_proof(around.ticket(here));
  around.time += std::chrono::milliseconds{10'001};
  CHECK_FALSE(book.take_proof(here));
  book.keep_proof(around.ticket(here));
  book.wrong("Ada", here, [](auto) {});
  around.settle();
  CHECK_FALSE(book.take_proof(here));
  book.keep_proof(around.ticket(here)); // and the house goes meanwhile
}

TEST_CASE("code_book: the code of who has paired is held for a minute, or until it is in",
          "[airplay]") {
  counting_house around;
  auto& book = around.codes();
  book.hold(around.ticket(here));
  CHECK(around.shown > 0);
  book.release(there);
  CHECK(around.shown > 0);
  book.release(here);
  CHECK(around.shown == 0);
  book.hold(around.ticket(here));
  around.time += std::chrono::seconds{60};
  const auto other = around.ticket(there);
  CHECK(around.shown == 2);
  around.time += std::chrono::milliseconds{1};
  around.codes().ask("Ada", there, [](auto) {}); // whoever asks next
  CHECK(around.shown == 0);
}

} // namespace tessera::airplay
