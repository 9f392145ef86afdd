// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/certificate_rules.hpp"

#include "net/openssl_ptr.hpp"

#include <fmt/chrono.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <string_view>
#include <vector>

namespace tessera::net {
namespace {

constexpr int least_rsa_bits = 2048;
constexpr const char* right_order =
    "upload the box's certificate first, then the one that issued it, and so on";

using clock = std::chrono::system_clock;

failure unfit(std::string text) {
  return {errc::config_invalid, std::move(text), {}};
}

/// What it calls itself, of strange letters none.
std::string name_of(X509* certificate) {
  std::array<char, 65> text{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate),
                            NID_commonName,
                            text.data(),
                            static_cast<int>(text.size()));
  std::string name{text.data()};
  for (char& letter : name)
    letter = letter >= ' ' && letter <= '~' && letter != '"' ? letter : '?';
  return name;
}

/// "certificate 2 (Some CA)"; the box's own is the first.
std::string shown(const std::vector<x509_ptr>& all, std::size_t at) {
  auto name = name_of(all[at].get());
  return fmt::format("certificate {}{}", at + 1, name.empty() ? "" : " (" + name + ")");
}

result<std::vector<x509_ptr>> read_all(const std::string& pem) {
  bio_ptr bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  std::vector<x509_ptr> all;
  ERR_clear_error();
  while (x509_ptr next{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)}) {
    if (all.size() == most_certificates)
      return unfit(fmt::format("there are more than {} certificates in the upload; upload the "
                               "box's own and its chain alone",
                               most_certificates));
    all.push_back(std::move(next));
  }
  auto why = ERR_peek_last_error();
  ERR_clear_error();
  bool at_end = ERR_GET_LIB(why) == ERR_LIB_PEM && ERR_GET_REASON(why) == PEM_R_NO_START_LINE;
  if (all.empty())
    return unfit("there is no certificate in PEM form in the upload; it must hold the "
                 "certificate, then its chain");
  if (!at_end)
    return unfit(fmt::format("certificate {} of the upload is damaged; copy it again, from its "
                             "BEGIN line to its END line",
                             all.size() + 1));
  return all;
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

result<> check_dates(X509* certificate, const std::string& which, clock::time_point now) {
  auto at = clock::to_time_t(now);
  std::tm until{};
  std::tm from{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &until) != 1 ||
      ASN1_TIME_to_tm(X509_get0_notBefore(certificate), &from) != 1)
    return unfit(which + " does not say from when until when it is valid");
  if (X509_cmp_time(X509_get0_notAfter(certificate), &at) <= 0)
    return unfit(fmt::format("{} expired on {:%Y-%m-%d}; browsers would refuse the page; upload "
                             "one that is still valid",
                             which,
                             until));
  if (X509_cmp_time(X509_get0_notBefore(certificate), &at) > 0)
    return unfit(fmt::format("{} is not valid before {:%Y-%m-%d}; check the box's clock, or upload "
                             "it then",
                             which,
                             from));
  return {};
}

/// Whether the one at `at` issued the one before it.
result<> check_link(const std::vector<x509_ptr>& all, std::size_t at) {
  auto* issuer = all[at].get();
  auto* issued = all[at - 1].get();
  auto fault = X509_check_issued(issuer, issued);
  auto* key = X509_get0_pubkey(issuer);
  bool signed_by = key != nullptr && X509_verify(issued, key) == 1;
  ERR_clear_error();
  if (fault == X509_V_OK && signed_by && X509_check_ca(issuer) != 0)
    return {};
  if (fault == X509_V_OK && signed_by)
    return unfit(shown(all, at) + " may not issue others (it is no authority's); have " +
                 shown(all, at - 1) + " issued by one that may");
  return unfit(fmt::format("{} did not issue {}{}; {}",
                           shown(all, at),
                           shown(all, at - 1),
                           fault == X509_V_OK ? ": its name fits, but the signature does not" : "",
                           right_order));
}

} // namespace

result<> check_certificates(const std::string& pem, clock::time_point now) {
  auto all = read_all(pem);
  if (!all)
    return std::move(all).error();
  if (auto good = check_key_kind(all->front().get()); !good)
    return good;
  for (std::size_t at = 0; at < all->size(); ++at) {
    auto which = at == 0 ? "the certificate" : shown(*all, at) + " of the chain";
    if (auto good = check_dates((*all)[at].get(), which, now); !good)
      return good;
    if (at == 0)
      continue;
    if (auto good = check_link(*all, at); !good)
      return good;
  }
  return {};
}

} // namespace tessera::net
