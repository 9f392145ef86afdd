// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/host_name.hpp"

#include <catch2/catch.hpp>

using tessera::net::host_name_for;
using tessera::net::published_host_name;

TEST_CASE("host_name: a machine keeps its name and shares it with few", "[net][host]") {
  CHECK(host_name_for("a") == host_name_for("a"));
  CHECK(host_name_for("a") != host_name_for("b"));
  CHECK(host_name_for("").size() == std::string{"tessera-0000"}.size());
}

TEST_CASE("host_name: the configured one comes first", "[net][host]") {
  CHECK(published_host_name("oslo") == "oslo");
  CHECK(published_host_name("").rfind("tessera-", 0) == 0);
}
