// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "net/uploaded_certificate.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace tessera;
using namespace tessera::net;
using Catch::Matchers::Contains;

namespace {

struct pair_of_files {
  std::string certificate;
  secret key;
};

/// One of P-256 that holds for 825 days from now.
pair_of_files make(const std::string& folder, const char* name) {
  REQUIRE(make_self_signed(folder + "/c.pem", folder + "/" + name, {"box.example"}, {}));
  return {*read_file(folder + "/c.pem", 65536), *read_secret_file(folder + "/" + name)};
}

const auto now = std::chrono::system_clock::now;

} // namespace

TEST_CASE("upload: a good pair is kept, and dropped again", "[net][tls]") {
  test::temp_folder state;
  auto first = make(state.path, "a.key");
  CHECK_FALSE(uploaded_certificate(state.path));
  auto kept = keep_certificate(state.path, first.certificate, first.key, now());
  REQUIRE(kept);
  CHECK(kept->names == std::vector<std::string>{"box.example"});
  auto files = uploaded_certificate(state.path);
  REQUIRE(files);
  CHECK(tls_context::load(files->certificate, files->key));
  auto second = make(state.path, "b.key");
  REQUIRE(keep_certificate(state.path, second.certificate, second.key, now()));
  CHECK_FALSE(std::filesystem::exists(files->key)); // the former one is gone
  REQUIRE(drop_certificate(state.path));
  CHECK_FALSE(uploaded_certificate(state.path));
  CHECK(drop_certificate(state.path));
}

TEST_CASE("upload: a bad pair changes nothing", "[net][tls]") {
  test::temp_folder state;
  auto good = make(state.path, "a.key");
  auto other = make(state.path, "b.key");
  REQUIRE(keep_certificate(state.path, good.certificate, good.key, now()));
  auto before = uploaded_certificate(state.path)->certificate;
  auto fault = [&](const std::string& certificate, const secret& key, auto at) {
    auto kept = keep_certificate(state.path, certificate, key, at);
    REQUIRE_FALSE(kept);
    CHECK(kept.code() == errc::config_invalid);
    CHECK(uploaded_certificate(state.path)->certificate == before);
    return kept.error().text;
  };
  CHECK_THAT(fault(good.certificate, other.key, now()), Contains("does not belong"));
  CHECK_THAT(fault(good.certificate, good.key, now() + std::chrono::hours{24 * 900}),
             Contains("expired on"));
  CHECK_THAT(fault(good.certificate, good.key, now() - std::chrono::hours{24 * 30}),
             Contains("not valid before"));
  CHECK_THAT(fault("no PEM", good.key, now()), Contains("no certificate in PEM"));
  CHECK_THAT(fault(good.certificate + other.certificate, good.key, now()),
             Contains("certificate 2 (box.example) did not issue certificate 1"));
  CHECK_THAT(fault(good.certificate, secret{"no key"}, now()), Contains("private key"));
}

TEST_CASE("upload: a pointer that was tampered with leads nowhere", "[net][tls]") {
  test::temp_folder state;
  REQUIRE(make_folder(state.path + "/tls"));
  for (const char* text : {"", "../../../etc/shadow", "0123456789abcdef0123456789abcdeX"}) {
    REQUIRE(write_file(state.path + "/tls/uploaded", text, 0644));
    CHECK_FALSE(uploaded_certificate(state.path));
  }
}
