// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/certificate_rules.hpp"
#include "net/openssl_ptr.hpp"

#include <catch2/catch.hpp>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

using namespace tessera;
using namespace tessera::net;
using Catch::Matchers::Contains;

namespace {

constexpr long day = 24L * 60 * 60;

/// A certificate with its key, as an authority makes it.
struct identity {
  x509_ptr certificate;
  evp_pkey_ptr key{EVP_EC_gen("P-256")};

  [[nodiscard]] std::string pem() const {
    bio_ptr bio{BIO_new(BIO_s_mem())};
    PEM_write_bio_X509(bio.get(), certificate.get());
    char* text = nullptr;
    auto size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
  }
};

struct wish {
  const char* name;
  const identity* issuer = nullptr; ///< null: itself
  bool authority = true;
  long valid_until = 30 * day; ///< seconds from now
  long valid_from = -day;
};

void extend(X509* certificate, int nid, const char* value) {
  auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
  REQUIRE(extension);
  REQUIRE(X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

identity issue(const wish& how) {
  identity made;
  made.certificate.reset(X509_new());
  auto* one = made.certificate.get();
  X509_set_version(one, 2); // X.509 version 3
  ASN1_INTEGER_set(X509_get_serialNumber(one), 1);
  X509_gmtime_adj(X509_getm_notBefore(one), how.valid_from);
  X509_gmtime_adj(X509_getm_notAfter(one), how.valid_until);
  auto* name = X509_get_subject_name(one);
  X509_NAME_add_entry_by_txt(
      name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(how.name), -1, -1, 0);
  const auto& by = how.issuer ? *how.issuer : made;
  X509_set_issuer_name(one, X509_get_subject_name(by.certificate.get()));
  X509_set_pubkey(one, made.key.get());
  extend(one, NID_basic_constraints, how.authority ? "critical,CA:TRUE" : "CA:FALSE");
  REQUIRE(X509_sign(one, by.key.get(), EVP_sha256()) > 0);
  return made;
}

result<> check(const std::string& pem) {
  return check_certificates(pem, std::chrono::system_clock::now());
}

std::string fault_of(const std::string& pem) {
  auto checked = check(pem);
  REQUIRE_FALSE(checked);
  CHECK(checked.code() == errc::config_invalid);
  return checked.error().text;
}

struct authorities {
  identity root = issue({"Root"});
  identity middle = issue({"Middle", &root});
  identity box = issue({"room.example", &middle, false});
};

} // namespace

TEST_CASE("chain: the box's certificate alone, with its chain, and with the root", "[net][tls]") {
  authorities all;
  CHECK(check(all.box.pem()));
  CHECK(check(all.box.pem() + all.middle.pem()));
  CHECK(check(all.box.pem() + all.middle.pem() + all.root.pem()));
  CHECK(
      check("Bag Attributes\n" + all.box.pem() + "\nissuer=CN = Root\n" + all.middle.pem() + "\n"));
}

TEST_CASE("chain: a stranger in it is named", "[net][tls]") {
  authorities all;
  auto foreign = issue({"Somebody else"});
  CHECK_THAT(fault_of(all.box.pem() + foreign.pem()),
             Contains("certificate 2 (Somebody else) did not issue certificate 1 (room.example)") &&
                 Contains("upload the box's certificate first"));
  CHECK_THAT(fault_of(all.box.pem() + all.middle.pem() + foreign.pem()),
             Contains("certificate 3 (Somebody else) did not issue certificate 2 (Middle)"));
}

TEST_CASE("chain: the right ones in the wrong order are refused", "[net][tls]") {
  authorities all;
  CHECK_THAT(fault_of(all.box.pem() + all.root.pem() + all.middle.pem()),
             Contains("certificate 2 (Root) did not issue certificate 1"));
  CHECK_THAT(fault_of(all.middle.pem() + all.box.pem()),
             Contains("certificate 2 (room.example) did not issue certificate 1 (Middle)"));
}

TEST_CASE("chain: the right name with another key is refused", "[net][tls]") {
  authorities all;
  auto namesake = issue({"Middle", &all.root});
  CHECK_THAT(fault_of(all.box.pem() + namesake.pem()),
             Contains("certificate 2 (Middle) did not issue") && Contains("signature does not"));
}

TEST_CASE("chain: an expired one in it is refused, and one of tomorrow", "[net][tls]") {
  auto root = issue({"Root"});
  auto old = issue({"Old", &root, true, -day, -3 * day});
  auto box = issue({"room.example", &old, false});
  CHECK_THAT(fault_of(box.pem() + old.pem()),
             Contains("certificate 2 (Old) of the chain expired on 20"));
  auto early = issue({"Early", &root, true, 30 * day, day});
  auto other = issue({"room.example", &early, false});
  CHECK_THAT(fault_of(other.pem() + early.pem()),
             Contains("certificate 2 (Early) of the chain is not valid before 20"));
}

TEST_CASE("chain: who is no authority may not stand in it", "[net][tls]") {
  auto neighbour = issue({"neighbour.example", nullptr, false});
  auto box = issue({"room.example", &neighbour, false});
  CHECK_THAT(fault_of(box.pem() + neighbour.pem()),
             Contains("certificate 2 (neighbour.example)") && !Contains("signature"));
}

TEST_CASE("chain: what is damaged, or too long, is refused", "[net][tls]") {
  authorities all;
  auto cut = all.middle.pem();
  cut.resize(cut.size() / 2);
  CHECK_THAT(fault_of(all.box.pem() + cut), Contains("certificate 2 of the upload is damaged"));
  auto dented = all.middle.pem();
  dented[dented.size() / 2] = '!';
  CHECK_THAT(fault_of(all.box.pem() + dented), Contains("certificate 2 of the upload is damaged"));
  std::string many;
  for (std::size_t i = 0; i <= most_certificates; ++i)
    many += all.root.pem();
  CHECK_THAT(fault_of(many), Contains("more than 10 certificates"));
  CHECK_THAT(fault_of(""), Contains("no certificate in PEM form"));
}

TEST_CASE("chain: a name cannot forge a line of the log", "[net][tls]") {
  authorities all;
  auto foreign = issue({"a\nERROR b"});
  CHECK_THAT(fault_of(all.box.pem() + foreign.pem()), Contains("(a?ERROR b)"));
}
