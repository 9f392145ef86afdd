// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "base/secret.hpp"
#include "net/openssl_ptr.hpp"
#include "net/tls_context.hpp"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <string_view>

namespace tessera::net {
namespace {

// 825 days is the longest that Apple's systems take; the day before now is for slow clocks.
constexpr long day_seconds = 24 * 60 * 60;
constexpr long valid_days = 825;
constexpr int serial_bits = 127; // RFC 5280 4.1.2.2: positive, at most 20 octets

bool add_extension(X509* certificate, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  auto* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  bool good = extension && X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return good;
}

std::string alternative_names(const std::vector<std::string>& names,
                              const std::vector<std::string>& addresses) {
  std::string list;
  auto add = [&](const std::string& kind, const std::string& value) {
    list += (list.empty() ? "" : ",") + kind + value;
  };
  for (const auto& name : names) {
    if (is_certificate_name(name))
      add("DNS:", name);
  }
  for (const auto& text : addresses) {
    std::array<unsigned char, 16> bytes{};
    if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
        ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1)
      add("IP:", text);
  }
  return list.empty() ? "DNS:localhost" : list;
}

bool set_subject(X509* certificate, const std::string& common_name) {
  auto* name = X509_get_subject_name(certificate);
  auto add = [&](const char* field, std::string_view value) {
    return X509_NAME_add_entry_by_txt(name,
                                      field,
                                      MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(value.data()),
                                      static_cast<int>(value.size()),
                                      -1,
                                      0) == 1;
  };
  // A common name has at most 64 characters (RFC 5280 A.1).
  return add("O", self_made_organisation) && add("CN", common_name.substr(0, 64)) &&
         X509_set_issuer_name(certificate, name) == 1;
}

bool set_serial(X509* certificate) {
  bignum_ptr number{BN_new()};
  return number && BN_rand(number.get(), serial_bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

x509_ptr sign_new(EVP_PKEY* key,
                  const std::vector<std::string>& names,
                  const std::vector<std::string>& addresses) {
  x509_ptr made{X509_new()};
  auto* cert = made.get();
  bool good = cert && X509_set_version(cert, X509_VERSION_3) == 1 && set_serial(cert) &&
              X509_gmtime_adj(X509_getm_notBefore(cert), -day_seconds) &&
              X509_gmtime_adj(X509_getm_notAfter(cert), (valid_days - 1) * day_seconds) &&
              X509_set_pubkey(cert, key) == 1 &&
              set_subject(cert, names.empty() ? "Tessera box" : names.front()) &&
              add_extension(cert, NID_basic_constraints, "critical,CA:FALSE") &&
              add_extension(cert, NID_key_usage, "critical,digitalSignature") &&
              add_extension(cert, NID_ext_key_usage, "serverAuth") &&
              add_extension(cert, NID_subject_key_identifier, "hash") &&
              add_extension(cert, NID_subject_alt_name, alternative_names(names, addresses)) &&
              X509_sign(cert, key, EVP_sha256()) > 0;
  if (!good)
    made.reset();
  return made;
}

std::string text_of_bio(BIO* bio) {
  char* data = nullptr;
  auto size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

evp_pkey_ptr known_key(const std::string& path) {
  auto text = read_secret_file(path);
  if (!text)
    return nullptr;
  const auto& pem = text->reveal();
  bio_ptr bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  auto refuse = [](char*, int, int, void*) { return 0; }; // nobody is there to type a pass phrase
  evp_pkey_ptr key{PEM_read_bio_PrivateKey(bio.get(), nullptr, refuse, nullptr)};
  ERR_clear_error();
  std::array<char, 32> group{};
  std::size_t size = 0;
  bool fits = key && EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), &size) == 1 &&
              std::string_view{group.data()} == "prime256v1"; // OpenSSL's name of P-256
  if (!fits)
    key.reset();
  return key;
}

} // namespace

bool is_certificate_name(const std::string& name) {
  return !name.empty() && name.size() <= 253 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."
                                "_*") == std::string::npos;
}

result<> make_self_signed(const std::string& cert_path,
                          const std::string& key_path,
                          const std::vector<std::string>& names,
                          const std::vector<std::string>& addresses) {
  auto key = known_key(key_path);
  const bool fresh = !key;
  if (fresh)
    key.reset(EVP_EC_gen("P-256"));
  auto certificate = key ? sign_new(key.get(), names, addresses) : x509_ptr{};
  bio_ptr key_text{BIO_new(BIO_s_mem())};
  bio_ptr cert_text{BIO_new(BIO_s_mem())};
  bool good = certificate && key_text && cert_text &&
              PEM_write_bio_PrivateKey(
                  key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
              PEM_write_bio_X509(cert_text.get(), certificate.get()) == 1;
  if (!good)
    return {errc::internal, "cannot make a certificate: " + openssl_fault()};
  if (fresh) {
    if (auto wrote = write_file(key_path, text_of_bio(key_text.get()), 0600); !wrote)
      return wrote;
  }
  return write_file(cert_path, text_of_bio(cert_text.get()), 0644);
}

} // namespace tessera::net
