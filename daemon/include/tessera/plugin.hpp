// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/door.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>

/// Changes whenever a class in door.hpp or plugin.hpp, or one that they show, changes its layout or
/// its meaning. A macro, because it also stands in the library's ELF note.
#define TESSERA_PLUGIN_ABI 6

#define TESSERA_TEXT_OF_(x) #x
#define TESSERA_TEXT_OF(x) TESSERA_TEXT_OF_(x)

/// To write a plugin: implement tessera::door, declare a table of options, and close one source
/// file with TESSERA_PLUGIN("name", "1.0.0", table, make). docs/plugin-guide.md walks through
/// plugins/example.
namespace tessera {

inline constexpr std::uint32_t plugin_abi = TESSERA_PLUGIN_ABI;

/// What the entry function returns.
struct TESSERA_API plugin_descriptor {
  std::uint32_t abi = plugin_abi;
  std::uint32_t size = sizeof(plugin_descriptor);
  const char* toolchain = "";      ///< must be the host's own
  const char* name = "";           ///< as in the configuration: plugins.NAME
  const char* version = "";        ///< of the plugin, for people
  const option* options = nullptr; ///< keys without "plugins.NAME."
  std::size_t option_count = 0;
  /// Makes the door. It must not start anything; door::start() does. It may throw.
  std::unique_ptr<door> (*make)(host& services) = nullptr;
};

/// Compiler and standard library, which a C++ interface ties both sides to.
inline constexpr const char* toolchain = __VERSION__
    " libstdc++ " TESSERA_TEXT_OF(__GLIBCXX__) " abi " TESSERA_TEXT_OF(__GXX_ABI_VERSION);

/// The library's one entry.
using plugin_entry = const plugin_descriptor* (*)();
inline constexpr const char* plugin_entry_name = "tessera_plugin_v1";

/// The ELF note that holds the ABI number, so that it is read without loading the library.
inline constexpr const char* plugin_note_name = "Tessera";
inline constexpr std::uint32_t plugin_note_type = 1;

} // namespace tessera

// Spec: System V ABI (gABI), "Note Section": sizes of name and value, type, name, value.
#define TESSERA_PLUGIN_NOTE(abi)                                                                   \
  __asm__(".pushsection .note.tessera,\"a\",%note\n"                                               \
          ".balign 4\n"                                                                            \
          ".long 8\n.long 4\n.long 1\n.asciz \"Tessera\"\n.long " TESSERA_TEXT_OF(                 \
              abi) "\n"                                                                            \
                   ".popsection\n");

#define TESSERA_PLUGIN(plugin_name, plugin_version, plugin_options, make_door)                     \
  TESSERA_PLUGIN_NOTE(TESSERA_PLUGIN_ABI)                                                          \
  extern "C" __attribute__((visibility("default"))) const tessera::plugin_descriptor*              \
  tessera_plugin_v1() {                                                                            \
    static const tessera::option_table table{plugin_options};                                      \
    static const tessera::plugin_descriptor self{.toolchain = tessera::toolchain,                  \
                                                 .name = plugin_name,                              \
                                                 .version = plugin_version,                        \
                                                 .options = table.data(),                          \
                                                 .option_count = table.size(),                     \
                                                 .make = make_door};                               \
    return &self;                                                                                  \
  }
