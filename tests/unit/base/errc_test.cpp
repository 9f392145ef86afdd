// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/errc.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace tessera;

namespace {

std::vector<errc> all_codes() {
  std::vector<errc> codes;
  for (int i = 0; i < static_cast<int>(errc::end_of_range); ++i)
    codes.push_back(static_cast<errc>(i));
  return codes;
}

} // namespace

TEST_CASE("errc: names and JSON-RPC codes are unique", "[base][errc]") {
  std::set<std::string> names;
  std::set<int> json_rpc_codes;
  for (auto code : all_codes()) {
    CHECK(names.insert(std::string{name_of(code)}).second);
    CHECK(json_rpc_codes.insert(json_rpc_code_of(code)).second);
  }
}

TEST_CASE("errc: each text is one sentence for people", "[base][errc]") {
  for (auto code : all_codes()) {
    auto text = text_of(code);
    INFO(name_of(code));
    REQUIRE(text.size() > 5);
    CHECK(text.back() == '.');
    CHECK(text.find('_') == std::string_view::npos);
    CHECK((text.front() >= 'A' && text.front() <= 'Z'));
  }
}

TEST_CASE("errc: the codes of the JSON-RPC specification are kept", "[base][errc]") {
  // Spec: https://www.jsonrpc.org/specification, 5.1.
  CHECK(json_rpc_code_of(errc::parse_error) == -32700);
  CHECK(json_rpc_code_of(errc::invalid_request) == -32600);
  CHECK(json_rpc_code_of(errc::method_not_found) == -32601);
  CHECK(json_rpc_code_of(errc::invalid_argument) == -32602);
  CHECK(json_rpc_code_of(errc::internal) == -32603);
}

TEST_CASE("errc: our own JSON-RPC codes stay in the server's range", "[base][errc]") {
  // Spec: -32099 to -32000 are left to the implementation.
  for (auto code : all_codes()) {
    auto number = json_rpc_code_of(code);
    INFO(name_of(code) << " " << number);
    bool reserved = number == -32700 || (number <= -32600 && number >= -32603);
    bool ours = number <= -32000 && number >= -32099;
    CHECK((code == errc::ok ? number == 0 : reserved || ours));
  }
}

TEST_CASE("errc: HTTP statuses and exit codes fit their meaning", "[base][errc]") {
  for (auto code : all_codes()) {
    INFO(name_of(code));
    bool good = code == errc::ok;
    CHECK((http_status_of(code) == 200) == good);
    CHECK((exit_code_of(code) == 0) == good);
    CHECK(http_status_of(code) < 600);
  }
  CHECK(exit_code_of(errc::config_invalid) == 2);
  CHECK(exit_code_of(errc::invalid_argument) == 2);
  CHECK(http_status_of(errc::rate_limited) == 429);
}

TEST_CASE("errc: numbers are never changed", "[base][errc]") {
  // They stand in logs and in other people's programs.
  CHECK(static_cast<int>(errc::wrong_pin) == 8);
  CHECK(static_cast<int>(errc::share_limit) == 15);
  CHECK(static_cast<int>(errc::config_invalid) == 27);
  CHECK(static_cast<int>(errc::closed) == 33);
}

TEST_CASE("errc: a value from nowhere counts as a fault of ours", "[base][errc]") {
  CHECK(name_of(static_cast<errc>(250)) == name_of(errc::internal));
  CHECK(exit_code_of(errc::end_of_range) == exit_code_of(errc::internal));
}
