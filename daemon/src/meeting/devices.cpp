// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/devices.hpp"

#include "base/secret.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tessera::meeting {
namespace {

constexpr std::size_t mark_bytes = 16;

} // namespace

devices::devices(std::string key, std::vector<std::string> known)
    : key_(key.empty() ? random_bytes(key_bytes) : std::move(key)), known_(std::move(known)) {
  if (known_.size() > limit)
    known_.erase(known_.begin(), known_.end() - limit);
}

std::string devices::mark_of(const std::string& door, const std::string& device) const {
  if (device.empty())
    return {};
  auto text = door + '\0' + device; // no door's name has a zero
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned length = 0;
  HMAC(EVP_sha256(),
       key_.data(),
       static_cast<int>(key_.size()),
       reinterpret_cast<const unsigned char*>(text.data()),
       text.size(),
       mac.data(),
       &length);
  return base64url(std::string_view{reinterpret_cast<const char*>(mac.data()), mark_bytes});
}

bool devices::same(const std::string& admitted, const std::string& now) {
  return admitted.empty() || secret{admitted}.equals(now);
}

bool devices::knows(const std::string& mark) const {
  return !mark.empty() && std::ranges::find(known_, mark) != known_.end();
}

bool devices::remember(const std::string& mark) {
  if (mark.empty() || (!known_.empty() && known_.back() == mark))
    return false;
  forget(mark);
  if (known_.size() >= limit)
    known_.erase(known_.begin());
  known_.push_back(mark);
  return true;
}

void devices::forget(const std::string& mark) {
  std::erase(known_, mark);
}

} // namespace tessera::meeting
