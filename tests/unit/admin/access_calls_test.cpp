// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/access_calls.hpp"
#include "admin/password_hash.hpp"
#include "base/file.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace tessera;
using namespace tessera::admin;
using namespace std::chrono_literals;

namespace {

const char* const good = "correct horse";

/// The desk with time and a worker of the test's own.
struct bench {
  test::temp_folder folder;
  monotonic::time_point now{1h};
  int hashes = 0;
  bool hold = false; ///< the worker has not come to it yet
  std::vector<std::function<void()>> held;
  std::unique_ptr<access_calls> desk = make();
  call_rows rows;

  std::unique_ptr<access_calls> make() {
    auto slowly = [this](std::function<result<json>()> work, reply then) {
      ++hashes;
      if (hold)
        held.push_back([work, then] { then(work()); });
      else
        then(work());
    };
    return std::make_unique<access_calls>(
        access_calls::options{folder.path, slowly, [this] { return now; }});
  }
  void restart() {
    desk = make();
    rows.clear();
  }
  result<json> call(const std::string& method, json params, caller who) {
    if (rows.empty())
      desk->add_to(rows);
    result<json> outcome = errc::internal;
    rows.at(method)({method, std::make_shared<const json>(std::move(params)), std::move(who)},
                    [&outcome](result<json> told) { outcome = std::move(told); });
    return outcome;
  }
  result<json> page(const std::string& method, json params, const std::string& from = "10.0.0.7") {
    return call(method, std::move(params), {rpc::role::anyone, {}, "REST", from});
  }
  result<json> local(const std::string& method, json params = json::object()) {
    return call(method, std::move(params), {rpc::role::admin, {}, "tesseractl", {}});
  }
  std::string open_session() {
    auto opened = page("session.open", {{"password", good}});
    REQUIRE(opened);
    return opened->at("token");
  }
};

/// Cheap hashes: what argon2id costs is not under test here.
void give_password(bench& b) {
  auto hash = hash_password(secret{good}, {1, 64, 1});
  REQUIRE(hash);
  REQUIRE(write_file(b.folder.path + "/admin-password", *hash + "\n", 0600));
  b.restart();
}

} // namespace

TEST_CASE("password: argon2id hashes fit their password alone", "[admin][password]") {
  auto hash = hash_password(secret{good});
  REQUIRE(hash);
  // RFC 9106, section 4: the second recommended option, here with one lane.
  CHECK(hash->starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
  CHECK(password_fits(*hash, secret{good}));
  CHECK_FALSE(password_fits(*hash, secret{"correct horsf"}));
  CHECK(*hash_password(secret{good}, {1, 64, 1}) != *hash_password(secret{good}, {1, 64, 1}));
  CHECK_FALSE(password_fits("plain", secret{"plain"}));
  CHECK_FALSE(is_password_hash("$argon2id$v=19$m=4000000,t=3,p=1$")); // would eat the memory
}

TEST_CASE("access: the first password needs the setup code", "[admin][password]") {
  bench b;
  CHECK(b.page("session.open", {{"password", good}}).code() == errc::not_found);
  CHECK(b.page("password.set", {{"password", good}}).code() == errc::wrong_password);
  CHECK(b.page("password.set", {{"password", good}, {"current", "00000000"}}).code() ==
        errc::wrong_password);
  CHECK_FALSE(b.desk->has_password());
  auto code = b.local("setup.code")->at("code").get<std::string>();
  CHECK(code.size() == access_calls::setup_digits);
  REQUIRE(b.page("password.set", {{"password", good}, {"current", code}}));
  CHECK(b.local("setup.code")->at("code") == "");
  CHECK(b.page("session.open", {{"password", good}}));
  struct stat info {};
  REQUIRE(::stat((b.folder.path + "/admin-password").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  // The code is of no use any more, after a restart neither.
  b.restart();
  CHECK(b.page("password.set", {{"password", "another one"}, {"current", code}}).code() ==
        errc::wrong_password);
}

TEST_CASE("access: a damaged password file does not open the box", "[admin][password]") {
  bench b;
  REQUIRE(write_file(b.folder.path + "/admin-password", "\0\0\0\0", 0600));
  b.restart();
  CHECK(b.desk->has_password());
  CHECK(b.local("setup.code")->at("code") == "");
  CHECK(b.page("session.open", {{"password", good}}).code() == errc::unavailable);
  CHECK(b.page("password.set", {{"password", good}}).code() == errc::unavailable);
  REQUIRE(b.local("password.set", {{"password", good}})); // tesseractl mends it
  CHECK(b.page("session.open", {{"password", good}}));
}

TEST_CASE("access: 10,000 wrong passwords get nowhere", "[admin][password]") {
  bench b;
  give_password(b);
  int looked_at = 0;
  for (int i = 0; i < 10'000; ++i) {
    auto tried = b.page("session.open", {{"password", "guess " + std::to_string(i)}});
    looked_at += tried.code() == errc::wrong_password ? 1 : 0;
    if (tried.code() != errc::wrong_password)
      REQUIRE(tried.code() == errc::too_many_attempts);
    b.now += 1s;
  }
  // 5 free ones; then waits of 2, 4, ... 256 s (8 of them, 510 s together), then one in 300 s:
  // (10,000 s - 514 s) / 300 s = 32.
  CHECK(looked_at <= 5 + 8 + 32);
  CHECK(looked_at >= 30);
  CHECK(b.hashes == looked_at);
  // Even the right one has to wait; then it opens.
  b.now += 300s;
  CHECK(b.page("session.open", {{"password", good}}));
}

TEST_CASE("access: many at once are looked at one by one", "[admin][password]") {
  bench b;
  give_password(b);
  b.hold = true;
  for (int i = 0; i < 100; ++i) {
    auto tried = b.page("session.open", {{"password", "guess"}});
    if (i > 0)
      CHECK(tried.code() == errc::too_many_attempts);
  }
  CHECK(b.held.size() == 1);
  for (int i = 0; i < 20; ++i)
    (void)b.page("session.open", {{"password", "guess"}}, "10.0.1." + std::to_string(i));
  CHECK(b.held.size() == access_calls::most_at_once);
}

TEST_CASE("access: a session ends by itself, by its user, and with the password", "[admin]") {
  bench b;
  give_password(b);
  auto token = b.open_session();
  REQUIRE(b.desk->owner_of(token));
  CHECK(b.desk->owner_of(token)->roles == rpc::role_set{rpc::role::admin});
  CHECK(b.desk->owner_of(token + "x").code() == errc::unauthenticated);
  CHECK(b.desk->owner_of("").code() == errc::unauthenticated);

  SECTION("after half an hour without a call") {
    b.now += 29min;
    CHECK(b.desk->owner_of(token));
    b.now += 30min;
    CHECK_FALSE(b.desk->owner_of(token));
  }
  SECTION("also while a page is open that nobody uses") {
    for (int i = 0; i < 29; ++i) {
      b.now += 1min;
      REQUIRE(b.desk->owner_of(token, true));
    }
    b.now += 1min;
    CHECK(b.desk->owner_of(token, true).code() == errc::unauthenticated);
    CHECK_FALSE(b.desk->owner_of(token));
  }
  SECTION("after twelve hours, however busy") {
    for (int i = 0; i < 12 * 6 - 1; ++i) {
      b.now += 10min;
      REQUIRE(b.desk->owner_of(token));
    }
    b.now += 10min;
    CHECK_FALSE(b.desk->owner_of(token));
  }
  SECTION("by session.close, it alone") {
    auto other = b.open_session();
    auto owner = *b.desk->owner_of(token);
    CHECK(b.call("session.close", json::object(), {owner.roles, {}, owner.name, "10.0.0.7"}));
    CHECK_FALSE(b.desk->owner_of(token));
    CHECK(b.desk->owner_of(other));
  }
  SECTION("when the password changes") {
    CHECK(b.page("password.set", {{"password", "another one"}, {"current", "wrong"}}).code() ==
          errc::wrong_password);
    CHECK(b.desk->owner_of(token));
    REQUIRE(b.page("password.set", {{"password", "another one"}, {"current", good}}));
    CHECK_FALSE(b.desk->owner_of(token));
    CHECK(b.page("session.open", {{"password", good}}).code() == errc::wrong_password);
  }
}

TEST_CASE("access: bearer tokens outlive a restart and are void once revoked", "[admin]") {
  bench b;
  auto made = b.local("tokens.new", {{"name", "Prometheus"}, {"role", "metrics"}});
  REQUIRE(made);
  auto token = made->at("token").get<std::string>();
  auto kept = read_file(b.folder.path + "/tokens.json", 65536);
  REQUIRE(kept);
  CHECK(kept->find(token) == std::string::npos);
  CHECK(kept->find(hash_token(token)) != std::string::npos);
  b.restart();
  REQUIRE(b.desk->owner_of(token));
  CHECK(b.desk->owner_of(token)->roles == rpc::role_set{rpc::role::metrics});
  auto listed = b.local("tokens.list")->at("tokens");
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].at("used_at").get<std::int64_t>() > 0);
  CHECK(listed.dump().find(hash_token(token)) == std::string::npos);
  REQUIRE(b.local("tokens.revoke", {{"token", listed[0].at("id")}}));
  CHECK_FALSE(b.desk->owner_of(token));
  b.restart();
  CHECK_FALSE(b.desk->owner_of(token));
  CHECK(b.local("tokens.revoke", {{"token", "t99"}}).code() == errc::not_found);
}

TEST_CASE("token_book: what is no file of ours is refused", "[admin]") {
  for (const char* text : {"",
                           "{",
                           "[]",
                           R"({"tokens": 1})",
                           R"({"tokens": [{}]})",
                           R"({"tokens": [{"id":"t1","role":"root","hash":"00"}]})"})
    CHECK_FALSE(token_book::from_text(text));
}
