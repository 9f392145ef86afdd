// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/sender_clock.hpp"

#include "wire/big_endian.hpp"

#include <algorithm>

namespace tessera::airplay {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::string_view question{"\x80\xd2\x00\x07", 4};
constexpr std::string_view reply{"\x80\xd3", 2};
/// From 1900 to the sender's start: what its timing answers have and its pictures have not.
constexpr std::uint64_t since_1900 = 2'208'988'800;

/// Whole seconds over the offset are of the sender's own start; less, and it never added it.
std::uint64_t without_1900(std::uint64_t fixed) {
  return fixed >> 32 >= since_1900 ? fixed - (since_1900 << 32) : fixed;
}

} // namespace

std::int64_t nanoseconds_of(std::uint64_t fixed) noexcept {
  const auto whole = static_cast<std::int64_t>(fixed >> 32);
  return whole * second + static_cast<std::int64_t>(
                              (fixed & 0xffff'ffff) * static_cast<std::uint64_t>(second) >> 32);
}

std::uint64_t fixed_of(std::int64_t nanoseconds) noexcept {
  const auto whole = static_cast<std::uint64_t>(nanoseconds / second);
  const auto part = static_cast<std::uint64_t>(nanoseconds % second);
  // Rounded up, so that it comes back as it was.
  return whole << 32 | ((part << 32) + second - 1) / second;
}

std::string timing_request(std::int64_t now_ns) {
  std::string out(timing_bytes, '\0');
  out.replace(0, question.size(), question);
  const auto fixed = fixed_of(now_ns);
  for (std::size_t i = 0; i < 8; ++i)
    out[24 + i] = static_cast<char>(fixed >> (56 - 8 * i));
  return out;
}

result<> sender_clock::take(std::string_view answer, std::int64_t now_ns) {
  if (answer.size() != timing_bytes || !answer.starts_with(reply))
    return {errc::parse_error, "This is no answer about the time."};
  const auto asked = nanoseconds_of(read_big(answer, 8, 8));
  const auto came = nanoseconds_of(without_1900(read_big(answer, 16, 8)));
  const auto went = nanoseconds_of(without_1900(read_big(answer, 24, 8)));
  // A forged or an old one would lead the clock astray.
  if (asked > now_ns || now_ns - asked > timing_interval.count() * second || went < came)
    return {errc::parse_error, "This answers no question about the time that was asked just now."};
  samples_[taken_++ % kept] = {((came - asked) + (went - now_ns)) / 2,
                               (now_ns - asked) - (went - came)};
  return {};
}

std::optional<std::int64_t> sender_clock::ours(std::uint64_t theirs) const noexcept {
  if (taken_ == 0)
    return std::nullopt;
  const auto best =
      std::min_element(samples_.begin(),
                       samples_.begin() + static_cast<std::ptrdiff_t>(std::min(taken_, kept)),
                       [](const auto& a, const auto& b) { return a.delay_ns < b.delay_ns; });
  return nanoseconds_of(without_1900(theirs)) - best->offset_ns;
}

} // namespace tessera::airplay
