// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/elf_note.hpp"

#include "base/file.hpp"
#include "base/unique_fd.hpp"

#include <tessera/plugin.hpp>

#include <elf.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>
#include <optional>

namespace tessera::plugins {
namespace {

/// A copy of the struct at `offset`, if all of it is there.
template <class T>
std::optional<T> at(std::string_view bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T))
    return {};
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

std::uint64_t padded(std::uint64_t size) {
  return (size + 3) & ~std::uint64_t{3};
}

std::optional<std::uint32_t> find_in_notes(std::string_view notes) {
  std::uint64_t offset = 0;
  for (std::size_t i = 0; i < elf_max_notes; ++i) {
    auto note = at<Elf64_Nhdr>(notes, offset);
    if (!note)
      return {};
    auto name_at = offset + sizeof(Elf64_Nhdr);
    auto value_at = name_at + padded(note->n_namesz);
    offset = value_at + padded(note->n_descsz);
    const auto name = std::string_view{plugin_note_name};
    if (note->n_type != plugin_note_type || note->n_namesz != name.size() + 1 ||
        note->n_descsz != sizeof(std::uint32_t) || value_at > notes.size())
      continue;
    if (notes.substr(name_at, name.size()) == name)
      return at<std::uint32_t>(notes, value_at);
  }
  return {};
}

bool is_library(const Elf64_Ehdr& header) {
  constexpr auto order = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
  return std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 &&
         header.e_ident[EI_CLASS] == ELFCLASS64 && header.e_ident[EI_DATA] == order &&
         header.e_type == ET_DYN && header.e_phentsize == sizeof(Elf64_Phdr);
}

} // namespace

result<std::uint32_t> plugin_abi_of(std::string_view head) {
  auto header = at<Elf64_Ehdr>(head, 0);
  if (!header || !is_library(*header))
    return {errc::parse_error, "it is not a 64-bit shared library of this machine"};
  if (header->e_phnum > elf_max_segments)
    return {errc::parse_error, fmt::format("it has more than {} segments", elf_max_segments)};
  for (std::uint64_t i = 0; i < header->e_phnum; ++i) {
    if (header->e_phoff > head.size())
      break;
    auto segment = at<Elf64_Phdr>(head, header->e_phoff + i * sizeof(Elf64_Phdr));
    if (!segment || segment->p_type != PT_NOTE || segment->p_offset > head.size())
      continue;
    if (auto number = find_in_notes(head.substr(segment->p_offset, segment->p_filesz)))
      return *number;
  }
  return {errc::abi_mismatch,
          fmt::format("it carries no plugin interface number; this tesserad has number {}. "
                      "Does the source end with TESSERA_PLUGIN(...)?",
                      plugin_abi)};
}

result<std::uint32_t> plugin_abi_of_file(const std::string& path) {
  unique_fd file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file)
    return file_error(errno, "read the plugin", path);
  std::string head(elf_head_bytes, '\0');
  std::size_t got = 0;
  while (got < head.size()) {
    auto n = ::read(file.get(), head.data() + got, head.size() - got);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return file_error(errno, "read the plugin", path);
    if (n == 0)
      break;
    got += static_cast<std::size_t>(n);
  }
  return plugin_abi_of(std::string_view{head}.substr(0, got));
}

} // namespace tessera::plugins
