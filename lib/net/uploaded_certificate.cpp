// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/uploaded_certificate.hpp"

#include "base/file.hpp"
#include "net/certificate_rules.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>

namespace tessera::net {
namespace {

constexpr std::size_t name_digits = 32;

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
  if (auto good = check_certificates(certificate, now); !good)
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
