// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string_view>

namespace tessera::airplay {

/// Lists in lists.
inline constexpr int max_plist_depth = 32;
/// What a list may take once it is unfolded: some 15,000 nodes, or large data.
inline constexpr std::size_t max_unfolded_bytes = 1024 * 1024;

/// UTF-8 without NUL. libplist cannot write what is no UTF-8, and ends the process (assert) when it
/// is asked for a key with a NUL in it.
[[nodiscard]] bool is_text(std::string_view bytes);

/// Whether libplist can be given a binary property list: it stays small when it is unfolded, and
/// its texts are some. A list may name an object as often as it likes, and libplist makes a new
/// node each time: 900 bytes can stand for a billion of them. False also for what is broken. Pure.
/// Spec: CFBinaryPList.c of Apple's CF-Lite, "Format" at its top.
[[nodiscard]] bool may_be_unfolded(std::string_view binary);

} // namespace tessera::airplay
