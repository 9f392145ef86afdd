// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/certificate.hpp"

#include "base/file.hpp"
#include "base/log.hpp"

#include <unistd.h>

namespace tessera::signalling {
namespace {

const log_topic topic{"signalling"};

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

result<certificate> certificate::open(const settings& values) {
  certificate mine;
  const auto& cert = values.text("web.certificate_file");
  const auto& key = values.text("web.key_file");
  if (cert.empty() != key.empty())
    return {errc::config_invalid, "web.certificate_file and web.key_file go together: set both, or "
                                  "none for a certificate that the box makes itself"};
  mine.self_made_ = cert.empty();
  mine.cert_path_ = cert;
  mine.key_path_ = key;
  if (mine.self_made_) {
    for (const auto& folder : {values.text("state_folder"), values.text("runtime_folder")}) {
      mine.cert_path_ = folder + "/tls/certificate.pem";
      mine.key_path_ = folder + "/tls/key.pem";
      auto known = net::tls_context::load(mine.cert_path_, mine.key_path_);
      if (known && !(*known)->needs_renewal({})) {
        mine.tls_ = std::move(*known);
        return mine;
      }
      auto made = make_folder(folder + "/tls");
      if (made)
        made = mine.make({"127.0.0.1", "::1"});
      if (made)
        break;
      topic.warning("{}; the certificate is kept for this run only", made.error().message());
    }
  }
  auto loaded = net::tls_context::load(mine.cert_path_, mine.key_path_);
  if (!loaded)
    return std::move(loaded).error();
  mine.tls_ = std::move(*loaded);
  return mine;
}

result<> certificate::make(const std::vector<std::string>& addresses) const {
  return net::make_self_signed(cert_path_, key_path_, own_names(), addresses);
}

void certificate::follow(const std::vector<std::string>& addresses) {
  if (!self_made_ || !tls_->needs_renewal(addresses))
    return;
  auto all = addresses;
  all.insert(all.end(), {"127.0.0.1", "::1"});
  auto made = make(all);
  if (made)
    made = tls_->reload();
  if (made)
    topic.info("a certificate for the box's present addresses was made");
  else
    topic.warning("{}; the former certificate stays in use", made.error().message());
}

result<> certificate::reload() {
  return tls_->reload();
}

} // namespace tessera::signalling
