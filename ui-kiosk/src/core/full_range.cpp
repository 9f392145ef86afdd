// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/full_range.hpp"

// Sixteen or thirty-two at once, where the processor can; the rest of the house is built with O2,
// which leaves loops like these as they are.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define TESSERA_MANY_AT_ONCE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define TESSERA_MANY_AT_ONCE
#endif

namespace tessera::kiosk {

namespace {

// What is added to each step, in parts of 65,536: 255/219 - 1 and 255/224 - 1.
constexpr std::int16_t luma_more = 10'773;
constexpr std::int16_t chroma_more = 9'069;

/// In sixteen bits throughout: `more` times the value is reckoned with four bits behind the point.
inline std::int16_t grown(std::int16_t value, std::int16_t more) noexcept {
  const auto fine = static_cast<std::int16_t>(value * 16);
  const auto part = static_cast<std::int16_t>((std::int32_t{fine} * more) >> 16);
  return static_cast<std::int16_t>(value + ((part + 8) >> 4));
}

inline std::uint8_t cut(std::int16_t value) noexcept {
  const auto low = value < 0 ? std::int16_t{0} : value;
  return static_cast<std::uint8_t>(low > 255 ? 255 : low);
}

} // namespace

TESSERA_MANY_AT_ONCE
void widen_luma(const std::uint8_t* from, std::uint8_t* to, std::size_t count) noexcept {
  const auto* __restrict in = from;
  auto* __restrict out = to;
  for (std::size_t i = 0; i < count; ++i)
    out[i] = cut(grown(static_cast<std::int16_t>(in[i] - 16), luma_more));
}

TESSERA_MANY_AT_ONCE
void widen_chroma(const std::uint8_t* from, std::uint8_t* to, std::size_t count) noexcept {
  const auto* __restrict in = from;
  auto* __restrict out = to;
  for (std::size_t i = 0; i < count; ++i)
    out[i] = cut(static_cast<std::int16_t>(
        128 + grown(static_cast<std::int16_t>(in[i] - 128), chroma_more)));
}

} // namespace tessera::kiosk
