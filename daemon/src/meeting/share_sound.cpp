// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/share_sound.hpp"

namespace tessera::meeting {
namespace {

result<> let_sound(share_sound& to, bool own, bool decides, const std::string& name) {
  if (to.muted_by_host && !decides)
    return {errc::not_allowed, "The host muted this. Only a host can let it be heard again."};
  if (to.muted_by_owner && !to.muted_by_host && !own)
    return {errc::not_allowed,
            name + " muted this, and only " + name + " can let it be heard again."};
  to.muted_by_host = false;
  to.muted_by_owner = to.muted_by_owner && !own;
  return {};
}

} // namespace

const char* share_sound::muter() const noexcept {
  if (muted_by_host)
    return "host";
  return muted_by_owner ? "owner" : "";
}

result<> says_something(const sound_wish& what) {
  if (what.volume || what.muted || what.ducking)
    return {};
  return {errc::invalid_argument,
          "Nothing is to be changed: say a volume, or whether it is muted."};
}

result<>
apply(share_sound& to, const sound_wish& what, bool own, bool decides, const std::string& name) {
  if (auto says = says_something(what); !says)
    return says;
  if (what.muted && *what.muted)
    (own ? to.muted_by_owner : to.muted_by_host) = true;
  else if (what.muted && to.muted()) {
    if (auto may = let_sound(to, own, decides, name); !may)
      return may;
  }
  to.volume = what.volume.value_or(to.volume);
  return {};
}

} // namespace tessera::meeting
