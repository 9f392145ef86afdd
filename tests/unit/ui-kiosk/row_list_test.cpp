// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/row_list.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;

namespace {

struct counts {
  int inserted = 0;
  int removed = 0;
  int moved = 0;
  int changed = 0;
  int reset = 0;
  friend bool operator==(const counts&, const counts&) = default;
};

/// Counts what a view would hear.
void watch(row_list& list, counts& into) {
  QObject::connect(&list, &row_list::rowsInserted, [&] { ++into.inserted; });
  QObject::connect(&list, &row_list::rowsRemoved, [&] { ++into.removed; });
  QObject::connect(&list, &row_list::rowsMoved, [&] { ++into.moved; });
  QObject::connect(&list, &row_list::dataChanged, [&] { ++into.changed; });
  QObject::connect(&list, &row_list::modelReset, [&] { ++into.reset; });
}

std::string keys(const row_list& list) {
  QString all;
  for (int at = 0; at < list.count(); ++at)
    all += list.data(list.index(at), Qt::UserRole).toString();
  return all.toStdString();
}

row make(const char* key, int value = 0) {
  return {key, {QString::fromLatin1(key), value}};
}

} // namespace

TEST_CASE("row_list: what stays is not made anew", "[kiosk][rows]") {
  row_list list{{"key", "value"}};
  list.sync({make("a"), make("b"), make("c")});
  counts heard;
  watch(list, heard);
  list.sync({make("a"), make("b"), make("c")});
  CHECK(heard == counts{});
  list.sync({make("a"), make("b", 7), make("c")});
  CHECK(heard == counts{.changed = 1});
}

TEST_CASE("row_list: rows come, go and change places", "[kiosk][rows]") {
  row_list list{{"key", "value"}};
  list.sync({make("a"), make("b"), make("c")});
  counts heard;
  watch(list, heard);
  list.sync({make("c"), make("a"), make("d")});
  CHECK(keys(list) == "cad");
  CHECK(heard == counts{.inserted = 1, .removed = 1, .moved = 1});
  list.sync({});
  CHECK(list.count() == 0);
  CHECK(heard.reset == 0);
}

TEST_CASE("row_list: roles carry the names that QML uses", "[kiosk][rows]") {
  row_list list{{"key", "value"}};
  CHECK(list.roleNames().value(Qt::UserRole + 1) == "value");
}
