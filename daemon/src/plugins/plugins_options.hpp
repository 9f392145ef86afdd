// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace tessera::plugins {

/// plugins.enabled and plugins.folder.
[[nodiscard]] option_table options();

/// Every option of one plugin, as "plugins.NAME.KEY": its own and what tesserad adds to each
/// (isolation, trusted). Loads the library; its texts live for ever. `folder` is plugins.folder.
/// Context: any one thread. Errors: those of find_library and load_library.
[[nodiscard]] result<std::vector<option>> read_plugin_options(const std::string& folder,
                                                              const std::string& name);

/// The plugin's own values under its own keys; a default where `all` has none.
[[nodiscard]] settings
own_settings(const settings& all, const std::string& name, option_table declared);

} // namespace tessera::plugins
