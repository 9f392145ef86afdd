// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/image_store.hpp"

#include "admin/password_hash.hpp"
#include "base/file.hpp"
#include "net/unix_users.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <vector>

namespace tessera::admin {
namespace {

constexpr std::size_t digest_letters = 12;
constexpr unsigned folder_mode = 0750;
constexpr unsigned file_mode = 0640;

std::vector<std::string> files_of(const std::string& folder, const std::string& name) {
  std::vector<std::string> found;
  std::error_code fault;
  for (std::filesystem::directory_iterator it{folder, fault}, end; !fault && it != end;
       it.increment(fault)) {
    auto file = it->path().filename().string();
    bool ours = file.ends_with(".png") || file.ends_with(".jpg");
    if (ours && file.starts_with(name + "-"))
      found.push_back(folder + "/" + file);
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Gives a file to the kiosk's group; without one only tesserad's own may read it.
result<> hand_over(const std::string& path, const std::string& group, unsigned mode) {
  if (auto gid = group.empty() ? result<gid_t>{errc::not_found} : net::own_group(group)) {
    if (::chown(path.c_str(), static_cast<uid_t>(-1), *gid) != 0)
      return file_error(errno, "give to the group " + group, path);
  }
  if (::chmod(path.c_str(), mode) != 0)
    return file_error(errno, "set the permissions of", path);
  return {};
}

} // namespace

result<> image_store::open_folder() const {
  if (auto made = make_folder(folder_); !made)
    return made;
  if (auto open = hand_over(folder_, group_, folder_mode); !open)
    return open;
  // The kiosk must get through the state folder, and see nothing else in it: it may search it, not
  // list it, and all else there is closed to it.
  auto parent = folder_.substr(0, folder_.rfind('/'));
  struct stat info {};
  if (!group_.empty() && net::own_group(group_) && ::stat(parent.c_str(), &info) == 0 &&
      info.st_uid == ::geteuid() && (info.st_mode & S_IXOTH) == 0 &&
      ::chmod(parent.c_str(), (info.st_mode & 07777U) | S_IXOTH) != 0)
    return file_error(errno, "set the permissions of", parent);
  return {};
}

result<image_header> image_store::put(const std::string& name, const std::string& bytes) const {
  auto header = read_image_header(bytes);
  if (!header)
    return header;
  if (auto open = open_folder(); !open)
    return std::move(open).error();
  auto path = folder_ + "/" + name + "-" + hash_token(bytes).substr(0, digest_letters) +
              std::string{header->suffix()};
  if (auto kept = write_file(path, bytes, file_mode); !kept)
    return std::move(kept).error();
  if (auto open = hand_over(path, group_, file_mode); !open)
    return std::move(open).error();
  if (auto gone = remove_but(name, path); !gone)
    return std::move(gone).error();
  return header;
}

result<image_store::picture> image_store::get(const std::string& name) const {
  auto files = files_of(folder_, name);
  if (files.empty())
    return {errc::not_found, "there is no " + name};
  auto bytes = read_file(files.front(), max_bytes);
  if (!bytes)
    return std::move(bytes).error();
  auto header = read_image_header(*bytes);
  if (!header)
    return std::move(header).error();
  return picture{*header, *std::move(bytes)};
}

result<> image_store::clear(const std::string& name) const {
  return remove_but(name, {});
}

result<> image_store::remove_but(const std::string& name, const std::string& keep) const {
  for (const auto& file : files_of(folder_, name)) {
    if (file != keep && ::unlink(file.c_str()) != 0 && errno != ENOENT)
      return file_error(errno, "remove", file);
  }
  return {};
}

} // namespace tessera::admin
