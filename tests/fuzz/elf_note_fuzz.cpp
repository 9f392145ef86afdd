// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/elf_note.hpp"
#include "require.hpp"

// The head of a library that somebody put into the plugins' folder.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto head = tessera::fuzz::text_of(data, size);
  const auto number = tessera::plugins::plugin_abi_of(head);
  // The number is one that stands in the bytes.
  if (number) {
    const std::string_view bytes{reinterpret_cast<const char*>(&*number), sizeof *number};
    TESSERA_REQUIRE(head.find(bytes) != std::string_view::npos);
  }
  return 0;
}
