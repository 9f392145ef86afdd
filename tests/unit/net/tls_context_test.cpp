// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "net/tls_context.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <string>

using namespace tessera;
using Catch::Contains;

namespace {

/// A folder of its own, gone at the end.
class folder {
public:
  folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "tessera-tls-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()));
    path_ = pattern;
  }
  ~folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
  std::string path_;
};

} // namespace

TEST_CASE("make_self_signed: names, addresses, 825 days, a private key", "[net][tls]") {
  folder in;
  REQUIRE(net::make_self_signed(
      in / "cert", in / "key", {"box.local", "bad name"}, {"192.0.2.7", "fd00::7", "nonsense"}));
  auto tls = net::tls_context::load(in / "cert", in / "key");
  REQUIRE(tls);
  auto info = (*tls)->info();
  CHECK(info.subject == "box.local");
  CHECK(info.self_made);
  CHECK(info.names == std::vector<std::string>{"box.local"});
  CHECK(info.addresses == std::vector<std::string>{"192.0.2.7", "fd00::7"});
  CHECK(info.fingerprint.size() == 32 * 3 - 1); // SHA-256 as "AB:CD:..."
  auto left = info.not_after - std::chrono::system_clock::now();
  CHECK(left < std::chrono::hours{825 * 24});
  CHECK(left > std::chrono::hours{820 * 24});
  struct stat key {};
  REQUIRE(::stat((in / "key").c_str(), &key) == 0);
  CHECK((key.st_mode & 0777) == 0600);
}

TEST_CASE("tls_context: a self-made certificate follows the addresses", "[net][tls]") {
  folder in;
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"box"}, {"192.0.2.7"}));
  auto tls = net::tls_context::load(in / "cert", in / "key");
  REQUIRE(tls);
  CHECK_FALSE((*tls)->needs_renewal({"192.0.2.7"}));
  CHECK((*tls)->needs_renewal({"192.0.2.7", "192.0.2.8"}));
  auto before = (*tls)->info().fingerprint;
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"box"}, {"192.0.2.8"}));
  REQUIRE((*tls)->reload());
  CHECK((*tls)->info().fingerprint != before);
  CHECK_FALSE((*tls)->needs_renewal({"192.0.2.8"}));
}

TEST_CASE("tls_context: says what is wrong with the files", "[net][tls]") {
  folder in;
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"one"}, {}));
  REQUIRE(net::make_self_signed(in / "cert2", in / "key2", {"two"}, {}));
  auto missing = net::tls_context::load(in / "cert", in / "nowhere");
  CHECK(missing.code() == errc::not_found);
  CHECK_THAT(missing.error().text, Contains("nowhere"));
  auto mixed = net::tls_context::load(in / "cert", in / "key2");
  CHECK(mixed.code() == errc::config_invalid);
  CHECK_THAT(mixed.error().text, Contains("does not belong"));
  REQUIRE(::chmod((in / "cert").c_str(), 0600) == 0);
  auto swapped = net::tls_context::load(in / "key", in / "cert");
  CHECK(swapped.code() == errc::config_invalid);
  REQUIRE(write_file(in / "empty", "", 0600));
  CHECK(net::tls_context::load(in / "cert", in / "empty").code() == errc::config_invalid);
}

TEST_CASE("tls_context: keeps the former certificate when reloading fails", "[net][tls]") {
  folder in;
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"one"}, {}));
  auto tls = net::tls_context::load(in / "cert", in / "key");
  REQUIRE(tls);
  auto before = (*tls)->info().fingerprint;
  REQUIRE(write_file(in / "cert", "no PEM", 0644));
  CHECK((*tls)->reload().code() == errc::config_invalid);
  CHECK((*tls)->info().fingerprint == before);
}

TEST_CASE("make_self_signed: a key that is there and closed is kept", "[net][tls]") {
  folder in;
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"one"}, {}));
  auto first = read_file(in / "key", 10'000).value_or("");
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"two"}, {}));
  CHECK(read_file(in / "key", 10'000).value_or("") == first);
  REQUIRE(net::tls_context::load(in / "cert", in / "key"));
  REQUIRE(::chmod((in / "key").c_str(), 0644) == 0);
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"two"}, {}));
  CHECK(read_file(in / "key", 10'000).value_or(first) != first);
}

TEST_CASE("tls_context: a key that everybody may read is refused", "[net][tls]") {
  folder in;
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"one"}, {}));
  REQUIRE(::chmod((in / "key").c_str(), 0644) == 0);
  auto open = net::tls_context::load(in / "cert", in / "key");
  CHECK(open.code() == errc::permission_denied);
  CHECK_THAT(open.error().text, Contains("chmod"));
}

TEST_CASE("tls_context: a self-made certificate follows the names", "[net][tls]") {
  folder in;
  REQUIRE(net::make_self_signed(in / "cert", in / "key", {"box"}, {}));
  auto tls = net::tls_context::load(in / "cert", in / "key");
  REQUIRE(tls);
  CHECK_FALSE((*tls)->needs_renewal({}, {"box"}));
  CHECK((*tls)->needs_renewal({}, {"box", "box.local"}));
}
