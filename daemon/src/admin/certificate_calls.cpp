// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/certificate_calls.hpp"

#include "base/log.hpp"
#include "net/uploaded_certificate.hpp"

#include <chrono>
#include <utility>

namespace tessera::admin {
namespace {

const log_topic topic{"admin"};

struct source {
  const char* name;
  net::certificate_files files;
};

/// In the order in which the web door prefers them.
std::vector<source> sources_of(const settings& values) {
  std::vector<source> all;
  if (auto uploaded = net::uploaded_certificate(values.text("state_folder")))
    all.push_back({"uploaded", *uploaded});
  if (!values.text("web.certificate_file").empty())
    all.push_back({"file", {values.text("web.certificate_file"), values.text("web.key_file")}});
  for (const char* folder : {"state_folder", "runtime_folder"}) {
    auto tls = values.text(folder) + "/tls/";
    all.push_back({"own", {tls + "certificate.pem", tls + "key.pem"}});
  }
  return all;
}

json described(const char* source, const net::certificate_info& info) {
  return {{"source", source},
          {"subject", info.subject},
          {"fingerprint", info.fingerprint},
          {"names", info.names},
          {"addresses", info.addresses},
          {"not_after",
           std::chrono::duration_cast<std::chrono::milliseconds>(info.not_after.time_since_epoch())
               .count()},
          {"expired", info.not_after <= std::chrono::system_clock::now()}};
}

result<json> look(const settings& values) {
  failure why{errc::not_found, "there is no certificate yet", {}};
  for (const auto& one : sources_of(values)) {
    auto pair = net::tls_context::load(one.files.certificate, one.files.key);
    if (pair)
      return described(one.name, (*pair)->info());
    why = pair.error();
  }
  return why;
}

} // namespace

void certificate_calls::finish(const result<json>& outcome, const reply& then) const {
  if (outcome)
    opts_.changed();
  then(outcome);
}

void certificate_calls::add_to(call_rows& rows) {
  rows["certificate.get"] = [this](const call_house&, const reply& then) {
    opts_.slowly([values = opts_.values] { return look(*values); }, then);
  };
  rows["certificate.set"] = [this](const call_house& what, const reply& then) {
    topic.info("{} uploads a certificate", what.who.name);
    opts_.slowly(
        [values = opts_.values,
         certificate = text_of(what, "certificate"),
         key = secret{text_of(what, "key")}]() -> result<json> {
          auto kept = net::keep_certificate(
              values->text("state_folder"), certificate, key, std::chrono::system_clock::now());
          if (!kept &&
              kept.code() == errc::config_invalid) // the box's configuration is not at fault
            return failure{errc::invalid_argument, kept.error().text, {}};
          return kept ? result<json>{described("uploaded", *kept)}
                      : result<json>{std::move(kept).error()};
        },
        [this, then](const result<json>& outcome) { finish(outcome, then); });
  };
  rows["certificate.reset"] = [this](const call_house& what, const reply& then) {
    topic.info("{} gives up the uploaded certificate", what.who.name);
    opts_.slowly(
        [values = opts_.values]() -> result<json> {
          if (auto dropped = net::drop_certificate(values->text("state_folder")); !dropped)
            return std::move(dropped).error();
          return look(*values);
        },
        [this, then](const result<json>& outcome) { finish(outcome, then); });
  };
}

} // namespace tessera::admin
