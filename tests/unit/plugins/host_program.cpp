// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/host_process.hpp"

// What main() of tesserad does for `tesserad --plugin-host`, alone.
int main(int argc, char** argv) {
  return tessera::plugins::plugin_host_main(argc, argv).value_or(64);
}
