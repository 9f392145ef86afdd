// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "keys/key_message.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace tessera::airplay {

using namespace std::string_literals;

TEST_CASE("key_message: questions are as the page describes them", "[airplay][keys]") {
  CHECK(hello_question() == "\0\0\0\2\0\1"s);
  CHECK(fp_question("FPLY") == "\0\0\0\5\1FPLY"s);
  CHECK(unwrap_question("m3", "key") == "\0\0\0\10\2\0\2m3key"s);
}

TEST_CASE("key_message: answers come in any pieces", "[airplay][keys]") {
  key_answer_reader reader;
  const auto bytes = "\0\0\0\4\0abc"
                     "\0\0\0\3\1no"s;
  for (const char each : bytes.substr(0, 7)) {
    reader.feed({&each, 1});
    CHECK_FALSE(*reader.next());
  }
  reader.feed(bytes.substr(7));
  const auto first = reader.next();
  REQUIRE(first);
  REQUIRE(*first);
  CHECK((*first)->fine);
  CHECK((*first)->body == "abc");
  CHECK_FALSE(reader.empty());
  const auto second = reader.next();
  REQUIRE(second);
  REQUIRE(*second);
  CHECK_FALSE((*second)->fine);
  CHECK((*second)->body == "no");
  CHECK(reader.empty());
}

TEST_CASE("key_message: what is too long, empty or of no known kind is refused before it is kept",
          "[airplay][keys]") {
  const auto fault_of = [](const std::string& bytes) {
    key_answer_reader reader;
    reader.feed(bytes);
    return reader.next().code();
  };
  CHECK(fault_of("\xff\xff\xff\xff"s) == errc::message_too_large);
  CHECK(fault_of("\0\0\x0f\xfd"s) == errc::message_too_large);
  CHECK(fault_of("\0\0\x0f\xfc"s) == errc::ok);
  CHECK(fault_of("\0\0\0\0"s) == errc::parse_error);
  CHECK(fault_of("\0\0\0\1\2"s) == errc::parse_error);
}

TEST_CASE("key_message: a greeting says what the program can", "[airplay][keys]") {
  const auto both = parse_key_greeting("\1\3");
  REQUIRE(both);
  CHECK((both->fp_answer && both->unwrap));
  CHECK_FALSE(parse_key_greeting("\1\1")->unwrap);
  CHECK(parse_key_greeting("\2\3").code() == errc::version_mismatch);
  CHECK(parse_key_greeting("\1\4").code() == errc::parse_error);
  CHECK(parse_key_greeting("\1").code() == errc::parse_error);
}

TEST_CASE("key_message: foreign words do no harm in a log", "[airplay][keys]") {
  CHECK(line_for_log("no\n\x1b[31mreally\xff") == "no??[31mreally?");
  CHECK(line_for_log(std::string(500, 'x')).size() == 160);
}

} // namespace tessera::airplay
