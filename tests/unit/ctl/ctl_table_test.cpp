// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_table.hpp"

#include <catch2/catch.hpp>

using namespace tessera::ctl;

TEST_CASE("ctl_table: columns are aligned and lines do not end in spaces", "[ctl]") {
  CHECK(table({"ID", "NAME", "DOOR"}, {{"p1", "Ada", "web"}, {"p10", "Bo Li", ""}}) ==
        "ID   NAME   DOOR\n"
        "p1   Ada    web\n"
        "p10  Bo Li\n");
}

TEST_CASE("ctl_table: wide letters take two columns", "[ctl]") {
  CHECK(columns_of("Ada") == 3);
  CHECK(columns_of("\xc3\x84\xc3\xb6") == 2);         // Ao with dots
  CHECK(columns_of("\xe4\xb8\xad\xe6\x96\x87") == 4); // two Chinese letters
  CHECK(columns_of("\xf0\x9f\x8e\xac") == 2);         // U+1F3AC
  CHECK(table({"N", "X"}, {{"\xe4\xb8\xad", "1"}, {"ab", "2"}}) ==
        "N   X\n\xe4\xb8\xad  1\nab  2\n");
}

TEST_CASE("ctl_table: a name cannot paint the terminal or turn its text round", "[ctl]") {
  CHECK(printable("a\x1b[31mb\r\n\t\x7f") == "a?[31mb????");
  CHECK(printable("a\xc2\x9b"
                  "31m") == "a?31m"); // C1: U+009B is ESC [
  CHECK(printable("\xe2\x80\xae"
                  "evil") == "?evil");     // U+202E right-to-left override
  CHECK(printable("\xe2\x80\x8b") == "?"); // zero width space
  CHECK(printable("ok\xff"
                  "rest") == "ok?"); // no UTF-8
  CHECK(printable("Gr\xc3\xbc\xc3\x9f") == "Gr\xc3\xbc\xc3\x9f");
}

TEST_CASE("ctl_table: rows with too few cells are filled up", "[ctl]") {
  CHECK(table({"A", "B"}, {{"1"}}) == "A  B\n1\n");
}
