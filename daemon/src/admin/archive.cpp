// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace tessera::admin {
namespace {

using archive_ptr = std::unique_ptr<::archive, decltype(&::archive_write_free)>;
using entry_ptr = std::unique_ptr<::archive_entry, decltype(&::archive_entry_free)>;

constexpr unsigned file_mode = 0644;

la_ssize_t append(::archive*, void* to, const void* bytes, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

bool add(::archive* to, const archive_member& member, std::int64_t at) {
  entry_ptr entry{::archive_entry_new(), &::archive_entry_free};
  ::archive_entry_set_pathname(entry.get(), member.path.c_str());
  ::archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.text.size()));
  ::archive_entry_set_filetype(entry.get(), AE_IFREG);
  ::archive_entry_set_perm(entry.get(), file_mode);
  ::archive_entry_set_mtime(entry.get(), at, 0);
  return ::archive_write_header(to, entry.get()) == ARCHIVE_OK &&
         ::archive_write_data(to, member.text.data(), member.text.size()) ==
             static_cast<la_ssize_t>(member.text.size());
}

} // namespace

result<std::string> pack(const std::vector<archive_member>& members, std::int64_t at) {
  std::string bytes;
  archive_ptr out{::archive_write_new(), &::archive_write_free};
  bool good = ::archive_write_add_filter_gzip(out.get()) == ARCHIVE_OK &&
              ::archive_write_set_format_ustar(out.get()) == ARCHIVE_OK &&
              ::archive_write_open(out.get(), &bytes, nullptr, &append, nullptr) == ARCHIVE_OK;
  for (const auto& member : members)
    good = good && add(out.get(), member, at);
  good = good && ::archive_write_close(out.get()) == ARCHIVE_OK;
  if (!good) {
    const char* why = ::archive_error_string(out.get());
    return {errc::internal, std::string{"cannot pack the bundle: "} + (why ? why : "no reason")};
  }
  return bytes;
}

} // namespace tessera::admin
