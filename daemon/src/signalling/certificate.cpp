// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/certificate.hpp"

#include "base/file.hpp"
#include "base/log.hpp"
#include "net/host_name.hpp"
#include "net/uploaded_certificate.hpp"

#include <unistd.h>

#include <algorithm>

namespace tessera::signalling {
namespace {

const log_topic topic{"signalling"};

constexpr std::size_t most_addresses = 32; // of the last months; a certificate must stay small

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// Options of other folders: absent in tests of this one.
std::string text_or_nothing(const settings& values, std::string_view key) {
  return values.all().contains(key) ? values.text(key) : std::string{};
}

std::vector<std::string> certificate_names(const settings& values) {
  auto wanted = own_names();
  const auto& more = values.list("web.names");
  wanted.insert(wanted.end(), more.begin(), more.end());
  wanted.push_back(net::published_host_name(text_or_nothing(values, "discovery.host_name")) +
                   ".local");
  std::vector<std::string> names;
  for (const auto& one : wanted) {
    if (net::is_certificate_name(one) && !contains(names, one))
      names.push_back(one);
  }
  return names;
}

} // namespace

std::vector<std::string> own_names() {
  std::vector<std::string> names{"localhost"};
  char host[256] = {};
  if (::gethostname(host, sizeof host - 1) == 0 && host[0] != 0) {
    std::string name{host};
    names.push_back(name);
    names.push_back(name.substr(0, name.find('.')) + ".local");
  }
  return names;
}

std::vector<std::string> worth_certifying(const std::vector<net::address>& present,
                                          const std::vector<std::string>& told) {
  const auto typed = net::choose_primary(present);
  std::vector<std::string> worth;
  for (const auto& one : present) {
    bool stays = !one.is_virtual && !one.is_temporary && !one.is_link_local && !one.is_loopback;
    bool wanted = stays || (typed && typed->text == one.text);
    if (wanted && contains(told, one.text) && !contains(worth, one.text))
      worth.push_back(one.text);
  }
  return worth;
}

result<> check_certificate(const settings& values) {
  const auto& cert = values.text("web.certificate_file");
  const auto& key = values.text("web.key_file");
  if (cert.empty() != key.empty())
    return {errc::config_invalid,
            "web.certificate_file and web.key_file go together: set both, or "
            "none for a certificate that the box makes itself"};
  if (cert.empty())
    return {};
  if (auto loaded = net::tls_context::load(cert, key); !loaded)
    return std::move(loaded).error();
  return {};
}

result<certificate> certificate::open(const settings& values) {
  if (auto good = check_certificate(values); !good)
    return std::move(good).error();
  certificate mine;
  mine.cert_path_ = values.text("web.certificate_file");
  mine.key_path_ = values.text("web.key_file");
  mine.self_made_ = mine.cert_path_.empty();
  mine.state_folder_ = text_or_nothing(values, "state_folder");
  mine.names_ = certificate_names(values);
  mine.fixed_address_ = text_or_nothing(values, "network.address");
  if (mine.self_made_) {
    for (const auto& folder : {values.text("state_folder"), values.text("runtime_folder")}) {
      mine.cert_path_ = folder + "/tls/certificate.pem";
      mine.key_path_ = folder + "/tls/key.pem";
      auto known = net::tls_context::load(mine.cert_path_, mine.key_path_);
      if (known && !(*known)->needs_renewal({}, mine.names_)) {
        mine.tls_ = std::move(*known);
        mine.prefer_uploaded();
        return mine;
      }
      auto made = make_folder(folder + "/tls");
      if (made)
        made = mine.make(known ? (*known)->info().addresses : std::vector<std::string>{});
      if (made)
        break;
      topic.warning("{}; the certificate is kept for this run only", made.error().message());
    }
  }
  auto loaded = net::tls_context::load(mine.cert_path_, mine.key_path_);
  if (!loaded)
    return std::move(loaded).error();
  mine.tls_ = std::move(*loaded);
  mine.prefer_uploaded();
  return mine;
}

bool certificate::prefer_uploaded() {
  auto files = net::uploaded_certificate(state_folder_);
  auto used = files ? tls_->reload(files->certificate, files->key) : result<>{errc::not_found};
  if (files && !used)
    topic.error("{}; the uploaded certificate is not used, tesseractl certificate set takes "
                "another one",
                used.error().message());
  uploaded_ = used.has_value();
  return uploaded_;
}

result<> certificate::make(std::vector<std::string> addresses) const {
  std::vector<std::string> all{"127.0.0.1", "::1"};
  for (auto& one : addresses) {
    if (all.size() < most_addresses && !contains(all, one))
      all.push_back(std::move(one));
  }
  return net::make_self_signed(cert_path_, key_path_, names_, all);
}

void certificate::follow(const std::vector<std::string>& addresses) {
  addresses_ = addresses;
  if (!self_made_ || uploaded_)
    return;
  auto present = net::list_addresses();
  auto worth =
      present ? worth_certifying(*present, addresses) : std::vector<std::string>{addresses};
  if (contains(addresses, fixed_address_))
    worth.push_back(fixed_address_);
  if (!tls_->needs_renewal(worth))
    return;
  for (const auto& former : tls_->info().addresses) // the latest stand first
    worth.push_back(former);
  auto made = make(std::move(worth));
  if (made)
    made = tls_->reload();
  if (made)
    topic.info("a certificate for the box's present addresses was made");
  else
    topic.warning("{}; the former certificate stays in use", made.error().message());
}

result<> certificate::reload() {
  const bool was_uploaded = uploaded_;
  if (prefer_uploaded())
    return {};
  auto read = tls_->reload(cert_path_, key_path_);
  if (read && was_uploaded)
    follow(std::vector<std::string>{addresses_}); // it may be older than the box's addresses
  return read;
}

} // namespace tessera::signalling
