// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/known_devices.hpp"

#include "plugins/control_protocol.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace tessera::plugins {

namespace {

constexpr std::size_t id_bytes = 12;

} // namespace

std::string known_devices::outer_id(const kept_device& one) const {
  const auto text = door_ + '\n' + one.id;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return fmt::format("{:02x}", fmt::join(digest.begin(), digest.begin() + id_bytes, ""));
}

void known_devices::add(std::vector<kept_device> some) {
  const auto room = control::max_kept_devices - all_.size();
  some.resize(std::min(some.size(), room));
  std::move(some.begin(), some.end(), std::back_inserter(all_));
}

void known_devices::render_into(nlohmann::json& list) const {
  for (const auto& one : all_)
    list.push_back({{"door", door_},
                    {"id", outer_id(one)},
                    {"name", one.name},
                    {"since", one.since},
                    {"last_seen", one.last_seen}});
}

std::optional<std::string> known_devices::take(const std::string& id) {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return outer_id(one) == id; });
  if (found == all_.end())
    return {};
  auto own = found->id;
  all_.erase(found);
  return own;
}

} // namespace tessera::plugins
