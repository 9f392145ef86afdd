// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/settings_calls.hpp"

#include "base/log.hpp"
#include "base/utf8.hpp"

#include <string>
#include <vector>

namespace tessera::admin {
namespace {

const log_topic topic{"admin"};

constexpr std::string_view of_the_display = "display.";

/// Their values may be nobody else's business.
std::string keys_of(const json& values) {
  std::string all;
  for (const auto& [key, value] : values.items())
    all += (all.empty() ? "" : ", ") + std::string{first_bytes(key, 64)};
  return all;
}

} // namespace

result<> settings_calls::may_set(const caller& who, const json& values) {
  if (who.roles.intersects(rpc::role::admin))
    return {};
  for (const auto& [key, value] : values.items()) {
    if (!std::string_view{key}.starts_with(of_the_display))
      return {errc::not_allowed,
              "the display may set display.* only, not " + std::string{first_bytes(key, 64)}};
  }
  return {};
}

/// The next call of the same caller may rest on them.
reply settings_calls::once_in_force(const reply& then) const {
  return [heard = heard_, then](result<json> answer) {
    if (!answer)
      return then(std::move(answer));
    heard([then, answer = std::move(answer)] { then(answer); });
  };
}

void settings_calls::add_to(call_rows& rows) {
  rows["settings.get"] = [this](const call_house&, const reply& then) {
    slowly_([list = box_.list_settings]() -> result<json> { return list(); }, then);
  };
  rows["settings.set"] = [this](const call_house& what, const reply& then) {
    const auto& values = what.params->at("values");
    if (auto may = may_set(what.who, values); !may)
      return then(std::move(may).error());
    topic.info("{} sets {}", what.who.name, keys_of(values));
    slowly_([set = box_.set_settings, values] { return set(values); }, once_in_force(then));
  };
  rows["settings.reset"] = [this](const call_house& what, const reply& then) {
    auto keys = what.params->at("keys").get<std::vector<std::string>>();
    slowly_([reset = box_.reset_settings, keys] { return reset(keys); }, once_in_force(then));
  };
}

} // namespace tessera::admin
