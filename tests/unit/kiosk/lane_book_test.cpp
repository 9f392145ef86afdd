// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/lane_book.hpp"

#include <catch2/catch.hpp>

using std::chrono::milliseconds;
using tessera::share_id;
using tessera::kiosk::lane_book;

namespace {

const share_id one{"s1"};
const share_id two{"s2"};

} // namespace

TEST_CASE("lane_book: asks for nothing while there is no kiosk", "[kiosk][lanes]") {
  lane_book book;
  CHECK_FALSE(book.share_opened(one));
  CHECK_FALSE(book.share_opened(two));
}

TEST_CASE("lane_book: a kiosk that comes gets all open shares", "[kiosk][lanes]") {
  lane_book book;
  (void)book.share_opened(one);
  (void)book.share_opened(two);
  book.share_ended(two);
  auto orders = book.channel_opened();
  REQUIRE(orders.size() == 1);
  CHECK(orders[0].share == one);
  CHECK(book.attached(orders[0]));
}

TEST_CASE("lane_book: a share that opens later is asked for at once", "[kiosk][lanes]") {
  lane_book book;
  CHECK(book.channel_opened().empty());
  auto order = book.share_opened(one);
  REQUIRE(order);
  CHECK(book.attached(*order));
  CHECK_FALSE(book.attached(*order)); // one lane an order
}

TEST_CASE("lane_book: a share that ended meanwhile gets no lane", "[kiosk][lanes]") {
  lane_book book;
  (void)book.channel_opened();
  auto order = book.share_opened(one);
  REQUIRE(order);
  book.share_ended(one);
  CHECK_FALSE(book.attached(*order));
  CHECK_FALSE(book.failed(*order));
  CHECK_FALSE(book.retry(*order));
}

TEST_CASE("lane_book: failures are tried again, ever more slowly up to 4 s", "[kiosk][lanes]") {
  lane_book book;
  (void)book.channel_opened();
  auto order = book.share_opened(one);
  for (int delay : {250, 500, 1000, 2000, 4000, 4000}) {
    REQUIRE(order);
    CHECK(book.failed(*order) == milliseconds{delay});
    CHECK_FALSE(book.failed(*order)); // the answer counts once
    auto next = book.retry(*order);
    CHECK_FALSE(book.retry(*order));
    order = next;
  }
  REQUIRE(order);
  CHECK(book.attached(*order));
}

TEST_CASE("lane_book: a retry is off when the share ends or the kiosk goes", "[kiosk][lanes]") {
  lane_book book;
  (void)book.channel_opened();
  auto first = book.share_opened(one);
  auto second = book.share_opened(two);
  REQUIRE((first && second));
  REQUIRE(book.failed(*first));
  REQUIRE(book.failed(*second));
  book.share_ended(one);
  CHECK_FALSE(book.retry(*first));
  book.channel_closed();
  CHECK_FALSE(book.retry(*second));
}

TEST_CASE("lane_book: answers for the former kiosk do not count for the next", "[kiosk][lanes]") {
  lane_book book;
  (void)book.channel_opened();
  auto former = book.share_opened(one);
  REQUIRE(former);
  book.channel_closed();
  CHECK_FALSE(book.attached(*former));
  auto orders = book.channel_opened();
  REQUIRE(orders.size() == 1);
  CHECK_FALSE(book.attached(*former));
  CHECK_FALSE(book.failed(*former));
  CHECK(book.attached(orders[0]));
}

TEST_CASE("lane_book: a share that goes on with another owner gets a new lane", "[kiosk][lanes]") {
  lane_book book;
  (void)book.channel_opened();
  auto former = book.share_opened(one);
  REQUIRE(former);
  REQUIRE(book.attached(*former));
  auto next = book.share_opened(one);
  REQUIRE(next);
  CHECK(next->ticket != former->ticket);
  CHECK_FALSE(book.failed(*former));
  CHECK(book.attached(*next));
}

TEST_CASE("lane_book: another meeting starts with no shares", "[kiosk][lanes]") {
  lane_book book;
  (void)book.channel_opened();
  auto order = book.share_opened(one);
  book.clear();
  REQUIRE(order);
  CHECK_FALSE(book.attached(*order));
  CHECK(book.channel_opened().empty());
}
