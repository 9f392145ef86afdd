// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tessera::plugins {

/// How much of a library is looked at: linkers place notes right behind the headers.
inline constexpr std::size_t elf_head_bytes = 64 * 1024;
inline constexpr std::size_t elf_max_segments = 64;
inline constexpr std::size_t elf_max_notes = 64;

/// The plugin ABI number from the first bytes of a 64-bit shared library of this machine's byte
/// order. Errors: parse_error (no such library), abi_mismatch (no note: not a Tessera plugin).
/// Spec: System V ABI (gABI), "ELF Header", "Program Header", "Note Section".
[[nodiscard]] result<std::uint32_t> plugin_abi_of(std::string_view head);

/// The same for a file. Errors: not_found, permission_denied, io_error and those above.
[[nodiscard]] result<std::uint32_t> plugin_abi_of_file(const std::string& path);

} // namespace tessera::plugins
