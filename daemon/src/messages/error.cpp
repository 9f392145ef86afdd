// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include <tessera/messages/error.hpp>

#include <caf/atom.hpp>
#include <caf/message.hpp>
#include <caf/sec.hpp>

namespace tessera {
namespace {

constexpr auto category = caf::atom("tessera");

} // namespace

caf::error to_caf(const failure& why) {
  return {static_cast<std::uint8_t>(why.code), category,
          caf::make_message(why.text, static_cast<std::int64_t>(why.retry_after.count()))};
}

failure from_caf(const caf::error& err) {
  if (err.category() == category) {
    failure why{static_cast<errc>(err.code()), {}, {}};
    const auto& context = err.context();
    if (context.match_elements<std::string, std::int64_t>()) {
      why.text = context.get_as<std::string>(0);
      why.retry_after = std::chrono::milliseconds{context.get_as<std::int64_t>(1)};
    }
    return why;
  }
  if (err == caf::sec::request_timeout)
    return {errc::timeout, {}, {}};
  return {errc::unavailable, {}, {}};
}

} // namespace tessera
