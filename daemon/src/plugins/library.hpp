// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"

#include <tessera/plugin.hpp>

#include <string>
#include <string_view>

namespace tessera::plugins {

/// Letters, digits and "_", at most 32, a letter first: fit for a file name and an option key.
[[nodiscard]] bool is_plugin_name(std::string_view name) noexcept;
/// FOLDER/tessera-NAME.so or FOLDER/NAME/tessera-NAME.so; with an empty folder the ones of the
/// build folder and of the installation that this program belongs to. Errors: not_found,
/// invalid_argument (name), permission_denied (others may write the file).
[[nodiscard]] result<std::string> find_library(const std::string& folder, const std::string& name);

/// Is this descriptor one that we can use for `name`? Errors: abi_mismatch (size, toolchain),
/// invalid_argument (name, no make function, a bad option).
[[nodiscard]] result<> check_descriptor(const plugin_descriptor& found, std::string_view name);

/// Loads a plugin's library, for ever: it is never unloaded. The interface number is read from the
/// file before anything of it is bound. Errors: abi_mismatch, not_found, permission_denied,
/// io_error, parse_error, invalid_argument.
[[nodiscard]] result<const plugin_descriptor*> load_library(const std::string& path,
                                                            const std::string& name);

} // namespace tessera::plugins
