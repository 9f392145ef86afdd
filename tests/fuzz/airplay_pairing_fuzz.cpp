// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pair_setup.hpp"
#include "pairing/pair_verify.hpp"
#include "require.hpp"
#include "wire/hap_channel.hpp"

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

// Nobody gets through pairing, or onto the encrypted link, who knows neither PIN nor key.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  std::string_view rest = text;
  // Making up a verifier costs 15 ms: all runs go on from the same one, or from none.
  static const auto begun = [] {
    pair_setup out{me};
    [[maybe_unused]] const auto m2 = out.begin({}, secret{"4711"});
    return out;
  }();
  pair_setup setup = size % 2 == 0 ? begun : pair_setup{me};
  pair_verify verify{me, [](const std::string&) { return me.key.public_key(); }};
  hap_opener link{secret{std::string(32, 'k')}};
  for (int count = 0; !rest.empty() && count < 6; ++count) {
    const auto bytes = next_message(rest);
    if (const auto opened = link.open(bytes))
      TESSERA_REQUIRE(opened->empty());
    const auto message = tlv8::parse(bytes);
    if (!message)
      continue;
    const auto verified = verify.go_on(*message);
    TESSERA_REQUIRE(!verified || !verified->shared);
    if (pair_setup::read_wish(*message))
      continue;
    const auto step = setup.go_on(*message);
    TESSERA_REQUIRE(!step);
  }
  return 0;
}
