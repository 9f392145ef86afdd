// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pairing/pairing_admin.hpp"

namespace tessera::airplay {

namespace {

constexpr std::uint8_t answer_state = 2;
constexpr std::uint8_t admin_bit = 1;

pairing_deed refusal(pair_error why, std::string note) {
  return {pair_refusal(answer_state, why), {}, std::move(note)};
}

tlv8 done() {
  return tlv8{}.add(tlv::state, answer_state);
}

pairing_deed add(pairing_store& pairings, const tlv8& message, std::int64_t now_ms) {
  const controller sender{std::string{message.find(tlv::identifier).value_or("")},
                          std::string{message.find(tlv::public_key).value_or("")}};
  const auto permissions = message.number(tlv::permissions).value_or(0);
  if (!is_pairing_id(sender.id) || sender.key.size() != key_bytes ||
      permissions > admin_bit)
    return refusal(pair_error::unknown, "a pairing to be added is none");
  const auto known = pairings.key_of(sender.id);
  // Another's key under a known name would be a way into that one's place.
  if (!known.empty() && known != sender.key)
    return refusal(pair_error::unknown, "a pairing to be added has another key already");
  if (known.empty() && pairings.all().size() >= pairing_store::most)
    return refusal(pair_error::max_peers, "there is no room for one more pairing");
  const auto name = known.empty() ? std::string{} : pairings.all().at(sender.id).name;
  auto kept = pairings.add(sender, name, now_ms);
  if (auto marked = pairings.set_admin(sender.id, permissions == admin_bit); !marked)
    kept = std::move(marked);
  return {done(),
          {},
          kept ? "a pairing is added"
               : "a pairing is added until the next start only: " + kept.error().message()};
}

pairing_deed remove(pairing_store& pairings, const tlv8& message) {
  const std::string id{message.find(tlv::identifier).value_or("")};
  const bool known = !pairings.key_of(id).empty();
  if (auto gone = pairings.remove(id); !gone)
    return refusal(pair_error::unknown, gone.error().message());
  // Spec: one that is not there is removed all the same.
  return {done(), known ? id : std::string{}, known ? "a pairing is removed" : ""};
}

pairing_deed list(const pairing_store& pairings) {
  auto out = done();
  bool first = true;
  for (const auto& [id, one] : pairings.all()) {
    if (!std::exchange(first, false))
      out.add(tlv::separator, std::string_view{});
    out.add(tlv::identifier, id)
        .add(tlv::public_key, one.key)
        .add(tlv::permissions, one.admin ? admin_bit : std::uint8_t{0});
  }
  return {out, {}, {}};
}

} // namespace

std::optional<pair_method> pairing_method_of(std::string_view path) noexcept {
  if (path == "/pair-add")
    return pair_method::add;
  if (path == "/pair-remove")
    return pair_method::remove;
  if (path == "/pair-list")
    return pair_method::list;
  return std::nullopt;
}

pairing_deed administer(pairing_store& pairings,
                        const asking_controller& who,
                        pair_method what,
                        const tlv8& message,
                        std::int64_t now_ms) {
  const auto& all = pairings.all();
  const auto asking = all.find(who.shown.id); // who came without a stored pairing is not there
  if (asking == all.end() || asking->second.key != who.shown.key ||
      !(who.named || asking->second.admin))
    return refusal(pair_error::authentication, "it may not speak of other devices' pairings");
  if (message.number(tlv::state) != 1u ||
      message.number(tlv::method).value_or(static_cast<std::uint32_t>(what)) !=
          static_cast<std::uint32_t>(what))
    return refusal(pair_error::unknown, "a message about pairings is none");
  if (what == pair_method::add)
    return add(pairings, message, now_ms);
  if (what == pair_method::remove)
    return remove(pairings, message);
  return list(pairings);
}

} // namespace tessera::airplay
