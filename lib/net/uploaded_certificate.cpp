// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/uploaded_certificate.hpp"

#include "base/file.hpp"
#include "net/openssl_ptr.hpp"

#include <fmt/chrono.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <string_view>

namespace tessera::net {
namespace {

constexpr std::size_t name_digits = 32;
constexpr int least_rsa_bits = 2048;

std::string pointer_file(const std::string& state_folder) {
  return state_folder + "/tls/uploaded";
}

certificate_files files_of(const std::string& state_folder, const std::string& name) {
  auto base = pointer_file(state_folder) + "-" + name;
  return {base + ".pem", base + ".key"};
}

/// Hexadecimal digits: never a way out of the folder.
bool good_name(std::string_view name) {
  return name.size() == name_digits &&
         name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string fresh_name() {
  std::string name;
  for (unsigned char byte : random_bytes(name_digits / 2))
    name += fmt::format("{:02x}", byte);
  return name;
}

failure unfit(std::string text) {
  return {errc::config_invalid, std::move(text), {}};
}

result<> check_key_kind(X509* certificate) {
  auto* key = X509_get0_pubkey(certificate);
  auto kind = key == nullptr ? EVP_PKEY_NONE : EVP_PKEY_get_base_id(key);
  if (kind == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= least_rsa_bits)
    return {};
  std::array<char, 32> group{};
  std::size_t size = 0;
  if (kind == EVP_PKEY_EC && EVP_PKEY_get_group_name(key, group.data(), group.size(), &size) == 1 &&
      std::string_view{group.data()} == "prime256v1") // OpenSSL's name of P-256
    return {};
  return unfit("the certificate's key is neither P-256 nor RSA with at least 2048 bits; have one "
               "issued for such a key");
}

result<> check_dates(X509* certificate, std::chrono::system_clock::time_point now) {
  auto at = std::chrono::system_clock::to_time_t(now);
  std::tm until{};
  std::tm from{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &until) != 1 ||
      ASN1_TIME_to_tm(X509_get0_notBefore(certificate), &from) != 1)
    return unfit("the certificate does not say from when until when it is valid");
  if (X509_cmp_time(X509_get0_notAfter(certificate), &at) <= 0)
    return unfit(fmt::format("the certificate expired on {:%Y-%m-%d}; browsers would refuse the "
                             "page; upload one that is still valid",
                             until));
  if (X509_cmp_time(X509_get0_notBefore(certificate), &at) > 0)
    return unfit(fmt::format("the certificate is not valid before {:%Y-%m-%d}; check the box's "
                             "clock, or upload it then",
                             from));
  return {};
}

result<> check_certificate(const std::string& pem, std::chrono::system_clock::time_point now) {
  bio_ptr bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  x509_ptr first{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)};
  ERR_clear_error();
  if (!first)
    return unfit("there is no certificate in PEM form in the upload; it must hold the "
                 "certificate, then its chain");
  if (auto good = check_key_kind(first.get()); !good)
    return good;
  return check_dates(first.get(), now);
}

void forget(const certificate_files& files) {
  ::unlink(files.certificate.c_str());
  ::unlink(files.key.c_str());
}

result<certificate_info> loaded(const certificate_files& files) {
  auto pair = tls_context::load(files.certificate, files.key);
  if (!pair) {
    // The paths are our own; they tell the administrator nothing.
    if (pair.code() == errc::config_invalid)
      return unfit("the key does not belong to the certificate, or is no private key in PEM form "
                   "without a pass phrase; upload the two that were made together");
    return std::move(pair).error();
  }
  auto info = (*pair)->info();
  if (info.names.empty() && info.addresses.empty())
    return unfit("the certificate names neither a host nor an address (subject alternative name); "
                 "browsers refuse such a one");
  return info;
}

} // namespace

std::optional<certificate_files> uploaded_certificate(const std::string& state_folder) {
  auto name = read_file(pointer_file(state_folder), name_digits);
  if (!name || !good_name(*name))
    return {};
  return files_of(state_folder, *name);
}

result<certificate_info> keep_certificate(const std::string& state_folder,
                                          const std::string& certificate,
                                          const secret& key,
                                          std::chrono::system_clock::time_point now) {
  if (auto good = check_certificate(certificate, now); !good)
    return std::move(good).error();
  if (auto made = make_folder(state_folder + "/tls"); !made)
    return std::move(made).error();
  auto former = uploaded_certificate(state_folder);
  auto name = fresh_name();
  auto files = files_of(state_folder, name);
  auto kept = write_file(files.key, key.reveal(), 0600);
  if (kept)
    kept = write_file(files.certificate, certificate, 0644);
  auto info = kept ? loaded(files) : result<certificate_info>{kept.error()};
  if (info)
    kept = write_file(pointer_file(state_folder), name, 0644);
  if (!info || !kept) {
    forget(files);
    return info ? std::move(kept).error() : std::move(info).error();
  }
  if (former)
    forget(*former);
  return info;
}

result<> drop_certificate(const std::string& state_folder) {
  auto former = uploaded_certificate(state_folder);
  auto pointer = pointer_file(state_folder);
  if (::unlink(pointer.c_str()) != 0 && errno != ENOENT)
    return file_error(errno, "remove", pointer);
  if (former)
    forget(*former);
  return {};
}

} // namespace tessera::net
