// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

/// Lines of a picture of limited range (black is 16, white 235, colours end at 16 and 240) as full
/// range (0 to 255). libyuv knows limited range too, but not to the end: the bluest blue of BT.709
/// is 242 there and not 255. Values outside of the limits are cut. Rounding is by a half at most.
/// Spec: ITU-R BT.709-6 3, items 3.4 and 3.5; ITU-T H.273 8.3.
namespace tessera::kiosk {

void widen_luma(const std::uint8_t* from, std::uint8_t* to, std::size_t count) noexcept;
void widen_chroma(const std::uint8_t* from, std::uint8_t* to, std::size_t count) noexcept;

} // namespace tessera::kiosk
