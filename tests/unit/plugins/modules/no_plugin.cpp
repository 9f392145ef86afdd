// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// A library that is no plugin.
extern "C" __attribute__((visibility("default"))) int tessera_test_number() {
  return 1;
}
