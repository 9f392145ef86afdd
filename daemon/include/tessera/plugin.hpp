// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/door.hpp>

#include <cstdint>
#include <memory>

/// To write a plugin: implement tessera::door, declare your options, and close your source file with
/// TESSERA_PLUGIN(name, version, table, make). docs/plugin-guide.md walks through plugins/example.
namespace tessera {

/// Changes whenever a class in this folder, or one that it shows, changes its layout.
inline constexpr std::uint32_t plugin_abi = 1;

/// What the entry function returns. The first two fields never move: they are read before
/// anything else in the library is trusted.
struct plugin_descriptor {
  std::uint32_t abi = plugin_abi;
  std::uint32_t size = sizeof(plugin_descriptor);
  const char* name = "";      ///< as in the configuration: plugins.NAME
  const char* version = "";
  const char* toolchain = ""; ///< compiler and library versions; must be those of the host
  const option* options = nullptr; ///< keys without "plugins.NAME."
  std::size_t option_count = 0;
  std::unique_ptr<door> (*make)(host& services) = nullptr;
};

/// The compiler and standard library that a C++ interface ties both sides to.
inline constexpr const char* toolchain = __VERSION__;

using plugin_entry = const plugin_descriptor* (*)();
/// The number alone, to be asked before the library is fully bound.
using plugin_abi_entry = std::uint32_t (*)();

} // namespace tessera
