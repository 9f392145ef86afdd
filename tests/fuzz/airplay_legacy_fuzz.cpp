// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/legacy_pin_setup.hpp"
#include "pairing/legacy_verify.hpp"
#include "require.hpp"

namespace {

using namespace tessera;
using namespace tessera::airplay;

const identity me{"box", *ed25519_key::from_seed(secret{std::string(32, 'r')})};

/// Messages with two bytes of length before each.
std::string_view next_message(std::string_view& rest) {
  if (rest.size() < 2)
    return std::exchange(rest, {});
  const auto size =
      std::min<std::size_t>(static_cast<std::uint8_t>(rest[0]) |
                                static_cast<std::size_t>(static_cast<std::uint8_t>(rest[1])) << 8,
                            rest.size() - 2);
  const auto out = rest.substr(2, size);
  rest.remove_prefix(2 + size);
  return out;
}

} // namespace

// Nobody gets through the pairing of before HomeKit who knows neither PIN nor key.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  std::string_view rest = text;
  // Making up a verifier costs 5 ms: all runs go on from the same one.
  static const auto begun = [] {
    legacy_pin_setup out{me};
    [[maybe_unused]] const auto first = out.begin("AA:BB:CC:00:11:22", secret{"4711"});
    return out;
  }();
  legacy_pin_setup setup = begun;
  legacy_verify verify{me};
  for (int count = 0; !rest.empty() && count < 6; ++count) {
    const auto bytes = next_message(rest);
    if (const auto ours = legacy_setup(me, bytes))
      TESSERA_REQUIRE(bytes.size() == 32 && *ours == me.key.public_key());
    const auto verified = verify.go_on(bytes);
    TESSERA_REQUIRE(!verified || (!verified->proven && !verified->shared));
    const auto message = plist::parse(bytes);
    if (!message)
      continue;
    const auto wish = legacy_pin_setup::read_wish(*message);
    if (wish && *wish) {
      TESSERA_REQUIRE(!(*wish)->empty() && (*wish)->size() <= legacy_pin_setup::max_user);
      continue;
    }
    const auto step = setup.go_on(*message);
    TESSERA_REQUIRE(!step);
  }
  return 0;
}
