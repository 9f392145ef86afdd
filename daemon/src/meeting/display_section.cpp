// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/display_section.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <variant>

namespace tessera::meeting {
namespace {

constexpr std::string_view prefix = "display.";

/// The file's path; empty when there is none. After a power loss there may be two: any will do.
std::string picture(const std::string& folder, const std::string& name) {
  std::string found;
  std::error_code fault;
  for (std::filesystem::directory_iterator it{folder, fault}, end; !fault && it != end;
       it.increment(fault)) {
    auto file = it->path().filename().string();
    bool whole = file.ends_with(".png") || file.ends_with(".jpg"); // no half-written one
    if (whole && file.starts_with(name + "-"))
      found = std::max(found, it->path().string());
  }
  return found;
}

} // namespace

nlohmann::json display_section(const settings& values) {
  auto section = nlohmann::json::object();
  for (const auto& [key, value] : values.all()) {
    if (std::string_view{key}.starts_with(prefix))
      section[key.substr(prefix.size())] =
          std::visit([](const auto& plain) { return nlohmann::json(plain); }, value);
  }
  auto folder = values.text("state_folder") + "/images";
  for (const char* name : {"wallpaper", "logo"})
    section[name] = picture(folder, name);
  return section;
}

} // namespace tessera::meeting
