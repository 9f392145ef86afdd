// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

/// Playlists of HTTP Live Streaming, as far as they must be understood to let somebody else play
/// them. Pure. Spec: RFC 8216.
namespace tessera::airplay {

inline constexpr std::size_t max_playlist_bytes = 2 * 1024 * 1024;
inline constexpr std::size_t max_playlist_line = 16 * 1024;

/// Whether bytes that begin like this are a playlist; `whole` when nothing more follows. Fewer than
/// playlist_sign_bytes do not tell, unless they cannot become one.
inline constexpr std::size_t playlist_sign_bytes = 10; // with the mark of UTF-8 before it
[[nodiscard]] bool is_playlist(std::string_view beginning) noexcept;

/// The playlist with each address in it put through `rewrite`: lines that are addresses, and the
/// attribute URI of tags. Errors: permission_denied, when its media are protected by FairPlay or another
/// system of keys that is not plain AES-128; message_too_large; parse_error; those of `rewrite`.
using rewriter = std::function<result<std::string>(std::string_view address)>;
[[nodiscard]] result<std::string> rewrite_playlist(std::string_view text, const rewriter& rewrite);

} // namespace tessera::airplay
