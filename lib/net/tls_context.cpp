// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/tls_context.hpp"

#include "base/file.hpp"
#include "base/secret.hpp"
#include "net/tls_context_impl.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace tessera::net {
namespace {

constexpr std::size_t max_pem_bytes = 256 * 1024;
constexpr auto renew_before = std::chrono::hours{24 * 30};
// TLS 1.2; those of 1.3 stand in OpenSSL's own order, which begins with AES-256 too.
constexpr const char* ciphers =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";

struct loaded {
  ssl_ctx_ptr context;
  certificate_info info;
  std::chrono::system_clock::time_point not_before;
};

std::chrono::system_clock::time_point time_of(const ASN1_TIME* from) {
  std::tm parts{};
  if (!from || ASN1_TIME_to_tm(from, &parts) != 1)
    return {};
  return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

std::string fingerprint_of(const X509* certificate) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1)
    return {};
  std::string text;
  for (unsigned i = 0; i < size; ++i)
    text += fmt::format("{}{:02X}", i == 0 ? "" : ":", digest[i]);
  return text;
}

void read_alternative_names(X509* certificate, certificate_info& info) {
  auto* list = static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
  for (int i = 0; i < sk_GENERAL_NAME_num(list); ++i) {
    const auto* entry = sk_GENERAL_NAME_value(list, i);
    const auto* value = entry->d.ia5; // an ASN1_STRING for both kinds
    if (entry->type == GEN_DNS) {
      info.names.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                              static_cast<std::size_t>(ASN1_STRING_length(value)));
    } else if (entry->type == GEN_IPADD) {
      std::array<char, INET6_ADDRSTRLEN> text{};
      int family = ASN1_STRING_length(value) == 4 ? AF_INET : AF_INET6;
      if (::inet_ntop(family, ASN1_STRING_get0_data(value), text.data(), text.size()))
        info.addresses.emplace_back(text.data());
    }
  }
  GENERAL_NAMES_free(list);
}

std::string subject_field(X509* certificate, int nid) {
  std::array<char, 256> text{};
  X509_NAME_get_text_by_NID(
      X509_get_subject_name(certificate), nid, text.data(), static_cast<int>(text.size()));
  return text.data();
}

certificate_info describe(X509* certificate) {
  certificate_info info;
  info.subject = subject_field(certificate, NID_commonName);
  info.fingerprint = fingerprint_of(certificate);
  info.not_after = time_of(X509_get0_notAfter(certificate));
  info.self_made = X509_self_signed(certificate, 0) == 1 &&
                   subject_field(certificate, NID_organizationName) == self_made_organisation;
  read_alternative_names(certificate, info);
  return info;
}

/// The certificate first, then the chain up to the authority.
result<> use_certificates(SSL_CTX* context, const std::string& path, const std::string& pem) {
  bio_ptr bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  x509_ptr first{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)};
  if (!first)
    return {errc::config_invalid,
            "cannot use the certificate " + path +
                ": there is no certificate in PEM form in it; it must hold the certificate, then "
                "its chain (" +
                openssl_fault() + ")"};
  if (SSL_CTX_use_certificate(context, first.get()) != 1)
    return {errc::config_invalid,
            "cannot use the certificate " + path + ": " + openssl_fault() +
                "; make one with a P-256 or a 2048-bit RSA key"};
  while (auto* next = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
    if (SSL_CTX_add0_chain_cert(context, next) != 1)
      X509_free(next);
  }
  ERR_clear_error(); // the end of the file is an error to OpenSSL
  return {};
}

result<> use_key(SSL_CTX* context,
                 const std::string& path,
                 const std::string& cert_path,
                 const std::string& pem) {
  bio_ptr bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  // No terminal may be asked for a pass phrase.
  auto refuse = [](char*, int, int, void*) { return 0; };
  evp_pkey_ptr key{PEM_read_bio_PrivateKey(bio.get(), nullptr, refuse, nullptr)};
  if (!key)
    return {errc::config_invalid,
            "cannot use the key " + path +
                ": there is no private key in PEM form without a pass phrase in it (" +
                openssl_fault() + ")"};
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1 || SSL_CTX_check_private_key(context) != 1) {
    ERR_clear_error();
    return {errc::config_invalid,
            "the key " + path + " does not belong to the certificate " + cert_path +
                "; put the two that were made together there"};
  }
  return {};
}

result<loaded> load_files(const std::string& cert_path, const std::string& key_path) {
  auto certificate = read_file(cert_path, max_pem_bytes);
  if (!certificate)
    return std::move(certificate).error();
  auto key = read_secret_file(key_path);
  if (!key)
    return std::move(key).error();
  loaded out;
  out.context.reset(SSL_CTX_new(TLS_server_method()));
  auto* context = out.context.get();
  if (!context || SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1 ||
      SSL_CTX_set_cipher_list(context, ciphers) != 1)
    return {errc::internal, "cannot set up TLS: " + openssl_fault()};
  SSL_CTX_set_options(
      context, SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  if (auto used = use_certificates(context, cert_path, *certificate); !used)
    return std::move(used).error();
  if (auto used = use_key(context, key_path, cert_path, key->reveal()); !used)
    return std::move(used).error();
  auto* own = SSL_CTX_get0_certificate(context);
  out.info = describe(own);
  out.not_before = time_of(X509_get0_notBefore(own));
  return out;
}

} // namespace

tls_context::tls_context(std::unique_ptr<impl> state) : impl_(std::move(state)) {}
tls_context::~tls_context() = default;

result<std::shared_ptr<tls_context>> tls_context::load(const std::string& cert_path,
                                                       const std::string& key_path) {
  std::shared_ptr<tls_context> made{new tls_context{std::make_unique<impl>(cert_path, key_path)}};
  if (auto read = made->reload(); !read)
    return std::move(read).error();
  return made;
}

result<> tls_context::reload() {
  auto [cert_path, key_path] = impl_->paths();
  return reload(cert_path, key_path);
}

result<> tls_context::reload(const std::string& cert_path, const std::string& key_path) {
  auto fresh = load_files(cert_path, key_path);
  if (!fresh)
    return std::move(fresh).error();
  std::lock_guard lock{impl_->mutex};
  impl_->cert_path = cert_path;
  impl_->key_path = key_path;
  impl_->context = std::move(fresh->context);
  impl_->info = std::move(fresh->info);
  impl_->not_before = fresh->not_before;
  return {};
}

certificate_info tls_context::info() const {
  std::lock_guard lock{impl_->mutex};
  return impl_->info;
}

bool tls_context::needs_renewal(const std::vector<std::string>& addresses,
                                const std::vector<std::string>& names) const {
  std::lock_guard lock{impl_->mutex};
  const auto& info = impl_->info;
  if (!info.self_made)
    return false;
  auto now = std::chrono::system_clock::now();
  if (now + renew_before >= info.not_after || now < impl_->not_before)
    return true;
  auto lacks = [](const auto& has, const auto& wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
      return std::find(has.begin(), has.end(), one) == has.end();
    });
  };
  return lacks(info.addresses, addresses) || lacks(info.names, names);
}

} // namespace tessera::net
