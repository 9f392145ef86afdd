// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include <tessera/plugin.hpp>

#include <cstdlib>

// A library for plugin interface 7. It tells when anybody runs code of it.
TESSERA_PLUGIN_NOTE(7)

namespace {
const int loaded = ::setenv("TESSERA_OTHER_ABI_RAN", "1", 1);
} // namespace

extern "C" __attribute__((visibility("default"))) const tessera::plugin_descriptor*
tessera_plugin_v1() {
  return loaded == 0 ? nullptr : nullptr;
}
