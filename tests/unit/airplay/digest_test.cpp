// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/digest.hpp"

#include <catch2/catch.hpp>

namespace tessera::airplay {

namespace {

using verdict = digest_challenge::verdict;

const std::string good = R"(Digest username="iTunes", realm="raop", nonce="n", uri="/a", )"
                         R"(response="0123456789abcdef0123456789ABCDEF")";

std::string nonce_of(const digest_challenge& challenge) {
  const auto text = challenge.text();
  const auto at = text.find("nonce=\"") + 7;
  return text.substr(at, text.find('"', at) - at);
}

digest_answer answer_to(const digest_challenge& challenge, const std::string& password) {
  digest_answer out;
  out.username = "iTunes";
  out.realm = "raop";
  out.nonce = nonce_of(challenge);
  out.uri = "rtsp://10.0.0.1/42";
  out.response = digest_response(out, "SETUP", secret{password});
  return out;
}

verdict judge(digest_challenge& challenge, const digest_answer& said) {
  return challenge.judge(said, "SETUP", "rtsp://10.0.0.1/42", secret{"4711"});
}

} // namespace

// Spec: RFC 2617 3.5; without qop RFC 2069 2.4 with its erratum 749.
TEST_CASE("digest: agrees with the examples of the standards", "[airplay]") {
  auto said = parse_digest(
      R"(Digest username="Mufasa", realm="testrealm@host.com", )"
      R"(nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/dir/index.html", qop=auth, )"
      R"(nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1", )"
      R"(opaque="5ccc069c403ebaf9f0171e9517f40e41")");
  REQUIRE(said);
  CHECK(digest_response(*said, "GET", secret{"Circle Of Life"}) == said->response);
  said->qop.clear();
  CHECK(digest_response(*said, "GET", secret{"CircleOfLife"}) ==
        "1949323746fe6a43ef61f9606e7febea");
}

TEST_CASE("digest: reads what senders write", "[airplay]") {
  auto said = parse_digest(good);
  REQUIRE(said);
  CHECK(said->username == "iTunes");
  CHECK(said->uri == "/a");
  CHECK(said->response == "0123456789abcdef0123456789abcdef");
  said = parse_digest("dIGEST  USERNAME=\"a\\\"b\" ,realm=raop,nonce=n,uri=/a?b=c , "
                      "algorithm=md5,response=0123456789abcdef0123456789abcdef,");
  REQUIRE(said);
  CHECK(said->username == "a\"b");
  CHECK(said->uri == "/a?b=c");
}

TEST_CASE("digest: refuses what it cannot read, and too much of it", "[airplay]") {
  const auto fault = [](const std::string& text) { return parse_digest(text).code(); };
  CHECK(fault("") == errc::parse_error);
  CHECK(fault("Digest") == errc::parse_error);
  CHECK(fault("Basic YTpi") == errc::parse_error);
  CHECK(fault(good + ", username=\"other\"") == errc::parse_error);
  CHECK(fault(good + ", cnonce=\"never ends") == errc::parse_error);
  CHECK(fault(good + ", cnonce=\"never ends\\") == errc::parse_error);
  CHECK(fault(good + ", nameless") == errc::parse_error);
  CHECK(fault(good + ", empty=") == errc::parse_error);
  CHECK(fault(good + " nc=1") == errc::parse_error);
  CHECK(fault(good + ", a=\"\x01\"") == errc::parse_error);
  CHECK(fault(good + ", qop=auth") == errc::parse_error);
  CHECK(fault(good + ", qop=auth, nc=1, cnonce=c") == errc::parse_error);
  CHECK(fault(good + ", qop=auth-int, nc=00000001, cnonce=c") == errc::unsupported_type);
  CHECK(fault(good + ", algorithm=SHA-256") == errc::unsupported_type);
  CHECK(fault(R"(Digest username="a", realm="b", nonce="c", uri="d", response="short")") ==
        errc::parse_error);
  CHECK(fault(R"(Digest username="a", realm="b", nonce="c", uri="d")") == errc::parse_error);
  CHECK(fault(good + ", a=\"" + std::string(max_digest_bytes, 'x') + "\"") ==
        errc::message_too_large);
  std::string many = good;
  for (std::size_t i = 0; i < max_digest_members; ++i)
    many += ", a=b";
  CHECK(fault(many) == errc::message_too_large);
}

TEST_CASE("digest: who knows the password is let through", "[airplay]") {
  digest_challenge challenge{"raop"};
  CHECK(challenge.text() == "Digest realm=\"raop\", nonce=\"" + nonce_of(challenge) + "\"");
  CHECK(nonce_of(challenge).size() == 32);
  auto said = answer_to(challenge, "4711");
  CHECK(judge(challenge, said) == verdict::right);
  said.qop = "auth";
  said.nc = "00000001";
  said.cnonce = "c";
  CHECK(judge(challenge, said) == verdict::wrong); // made without them
  said.response = digest_response(said, "SETUP", secret{"4711"});
  CHECK(judge(challenge, said) == verdict::right);
}

TEST_CASE("digest: an answer is of use on its own connection, for its own request", "[airplay]") {
  digest_challenge mine{"raop"}, other{"raop"}, video{"AirPlay"};
  CHECK(nonce_of(mine) != nonce_of(other));
  const auto heard = answer_to(other, "4711");
  CHECK(judge(mine, heard) == verdict::foreign);
  CHECK(judge(video, answer_to(video, "4711")) == verdict::foreign); // realm of the sound's
  auto elsewhere = answer_to(mine, "4711");
  CHECK(mine.judge(elsewhere, "SETUP", "rtsp://10.0.0.1/43", secret{"4711"}) == verdict::foreign);
  CHECK(mine.judge(elsewhere, "TEARDOWN", "rtsp://10.0.0.1/42", secret{"4711"}) == verdict::wrong);
  elsewhere.username = "somebody";
  CHECK(judge(mine, elsewhere) == verdict::wrong);
}

TEST_CASE("digest: after three wrong ones the nonce is another", "[airplay]") {
  digest_challenge challenge{"raop"};
  const auto first = nonce_of(challenge);
  const auto right = answer_to(challenge, "4711");
  for (int i = 0; i < digest_challenge::tries; ++i) {
    CHECK(nonce_of(challenge) == first);
    CHECK(judge(challenge, answer_to(challenge, "0000")) == verdict::wrong);
  }
  CHECK(nonce_of(challenge) != first);
  CHECK(judge(challenge, right) == verdict::foreign);
  CHECK(judge(challenge, answer_to(challenge, "4711")) == verdict::right);
}

} // namespace tessera::airplay
