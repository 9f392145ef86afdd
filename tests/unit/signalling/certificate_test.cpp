// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "signalling/certificate.hpp"
#include "signalling/signalling_actor.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tessera;
using Catch::Matchers::Contains;
using signalling::certificate;
using signalling::worth_certifying;
using texts = std::vector<std::string>;

namespace {

net::address on(const std::string& interface, const std::string& text) {
  net::address a;
  a.text = text;
  a.interface = interface;
  a.ipv6 = text.find(':') != std::string::npos;
  a.is_virtual = net::is_virtual_interface(interface);
  return a;
}

bool has(const texts& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

struct folder_of_a_box {
  test::temp_folder folder;

  [[nodiscard]] settings values() const {
    static const std::vector<option> others{
        {"state_folder", option_type::text, std::string{}, ""},
        {"runtime_folder", option_type::text, std::string{}, ""},
    };
    auto all = defaults_of(std::vector<option_table>{others, signalling::signalling_options()});
    all.set("state_folder", folder.path);
    all.set("runtime_folder", folder.path);
    return all;
  }
  [[nodiscard]] std::string key() const { return read_file(path("key.pem"), 10'000).value_or(""); }
  [[nodiscard]] std::string path(const std::string& name) const {
    return folder.path + "/tls/" + name;
  }
};

} // namespace

TEST_CASE("worth_certifying: stable addresses of real interfaces", "[signalling][certificate]") {
  auto temporary = on("eth0", "2001:db8::7");
  temporary.is_temporary = true;
  auto self_given = on("eth0", "169.254.7.7");
  self_given.is_link_local = true;
  std::vector present{on("eth0", "192.0.2.7"),
                      on("eth0", "2001:db8::1"),
                      temporary,
                      self_given,
                      on("docker0", "172.17.0.1")};
  texts told{"192.0.2.7", "2001:db8::1", "2001:db8::7", "169.254.7.7", "172.17.0.1"};
  CHECK(worth_certifying(present, told) == texts{"192.0.2.7", "2001:db8::1"});
  CHECK(worth_certifying(present, {"2001:db8::1"}) == texts{"2001:db8::1"});
}

TEST_CASE("worth_certifying: the address that people type, whatever it is",
          "[signalling][certificate]") {
  std::vector present{on("docker0", "172.17.0.1"), on("virbr0", "192.168.122.1")};
  CHECK(worth_certifying(present, {"172.17.0.1", "192.168.122.1"}) == texts{"172.17.0.1"});
}

TEST_CASE("certificate: a new name keeps the key and the addresses", "[signalling][certificate]") {
  folder_of_a_box box;
  auto values = box.values();
  REQUIRE(certificate::open(values));
  auto key = box.key();
  REQUIRE_FALSE(key.empty());
  // As if the box had had this address.
  REQUIRE(net::make_self_signed(
      box.path("certificate.pem"), box.path("key.pem"), signalling::own_names(), {"192.0.2.9"}));
  values.set("web.names", texts{"room-oslo.example.org"});
  auto opened = certificate::open(values);
  REQUIRE(opened);
  auto info = opened->context()->info();
  CHECK(has(info.names, "room-oslo.example.org"));
  CHECK(has(info.names, "localhost"));
  CHECK(has(info.addresses, "192.0.2.9"));
  CHECK(has(info.addresses, "127.0.0.1"));
  CHECK(box.key() == key);
  // Nothing new: the certificate that browsers trust stays.
  auto again = certificate::open(values);
  REQUIRE(again);
  CHECK(again->context()->info().fingerprint == info.fingerprint);
}

TEST_CASE("certificate: addresses that the box does not have change nothing",
          "[signalling][certificate]") {
  folder_of_a_box box;
  auto opened = certificate::open(box.values());
  REQUIRE(opened);
  auto before = opened->context()->info().fingerprint;
  opened->follow({"192.0.2.200"}); // RFC 5737: nobody has it
  CHECK(opened->context()->info().fingerprint == before);
}

TEST_CASE("check_certificate: the admin's files go together", "[signalling][certificate]") {
  folder_of_a_box box;
  auto values = box.values();
  CHECK(signalling::check_certificate(values));
  values.set("web.key_file", box.path("key.pem"));
  CHECK_THAT(signalling::check_certificate(values).error().text, Contains("go together"));
  values.set("web.certificate_file", box.path("certificate.pem"));
  CHECK(signalling::check_certificate(values).code() == errc::not_found);
}
