// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/elf_note.hpp"

#include <catch2/catch.hpp>

#include <elf.h>

#include <bit>
#include <cstring>

using namespace tessera;
using namespace tessera::plugins;

namespace {

/// A library's head with one note segment.
std::string library_with_note(const std::string& note) {
  Elf64_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_ident[EI_DATA] = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
  header.e_type = ET_DYN;
  header.e_phentsize = sizeof(Elf64_Phdr);
  header.e_phnum = 1;
  header.e_phoff = sizeof header;
  Elf64_Phdr segment{};
  segment.p_type = PT_NOTE;
  segment.p_offset = sizeof header + sizeof segment;
  segment.p_filesz = note.size();
  std::string all(sizeof header + sizeof segment, '\0');
  std::memcpy(all.data(), &header, sizeof header);
  std::memcpy(all.data() + sizeof header, &segment, sizeof segment);
  return all + note;
}

std::string note_of(std::uint32_t type, const std::string& name, std::uint32_t value) {
  // gABI "Note Section": name with its NUL, padded to 4 bytes.
  const Elf64_Nhdr header{static_cast<Elf64_Word>(name.size() + 1), 4, type};
  std::string all(sizeof header, '\0');
  std::memcpy(all.data(), &header, sizeof header);
  auto padded = name + '\0';
  padded.resize((padded.size() + 3) / 4 * 4);
  std::string number(4, '\0');
  std::memcpy(number.data(), &value, 4);
  return all + padded + number;
}

} // namespace

TEST_CASE("elf_note: reads the number behind other notes", "[plugins]") {
  auto head = library_with_note(note_of(3, "GNU", 99) + note_of(1, "Tessera", 7));
  auto number = plugin_abi_of(head);
  REQUIRE(number);
  CHECK(*number == 7);
}

TEST_CASE("elf_note: a library without our note is no plugin", "[plugins]") {
  CHECK(plugin_abi_of(library_with_note(note_of(3, "GNU", 99))).code() == errc::abi_mismatch);
  CHECK(plugin_abi_of(library_with_note(note_of(2, "Tessera", 7))).code() == errc::abi_mismatch);
  CHECK(plugin_abi_of(library_with_note("")).code() == errc::abi_mismatch);
}

TEST_CASE("elf_note: what is no 64-bit library is refused", "[plugins]") {
  CHECK(plugin_abi_of("").code() == errc::parse_error);
  CHECK(plugin_abi_of("#!/bin/sh\n" + std::string(100, ' ')).code() == errc::parse_error);
  auto program = library_with_note(note_of(1, "Tessera", 7));
  program[16] = ET_EXEC; // e_type
  CHECK(plugin_abi_of(program).code() == errc::parse_error);
}

TEST_CASE("elf_note: every cut and every wild size is survived", "[plugins]") {
  const auto whole = library_with_note(note_of(3, "GNU", 99) + note_of(1, "Tessera", 7));
  for (std::size_t n = 0; n < whole.size(); ++n)
    CHECK_FALSE(plugin_abi_of(std::string_view{whole}.substr(0, n)));
  for (std::size_t i = 0; i + 8 <= whole.size(); ++i) {
    auto wild = whole;
    wild.replace(i, 8, 8, '\xff');
    auto number = plugin_abi_of(wild);
    // Where the bytes are not those of the value, it is the right number or none.
    if (number && i + 8 <= whole.size() - 4)
      CHECK(*number == 7);
  }
}
