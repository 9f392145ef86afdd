// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/library.hpp"

#include "plugins/elf_note.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <exception>
#include <vector>

namespace tessera::plugins {
namespace {

constexpr std::size_t max_name = 32;
constexpr std::size_t max_options = 256;

bool is_word(std::string_view text, bool dots) noexcept {
  if (text.empty() || text.size() > max_name * 2 || text.front() < 'a' || text.front() > 'z')
    return false;
  for (char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (dots && c == '.')))
      return false;
  }
  return true;
}

std::string program_folder() {
  std::array<char, PATH_MAX> path{};
  auto n = ::readlink("/proc/self/exe", path.data(), path.size() - 1);
  std::string text{path.data(), n > 0 ? static_cast<std::size_t>(n) : 0};
  return text.substr(0, text.rfind('/'));
}

std::optional<std::string> option_fault(const plugin_descriptor& found) {
  if (found.option_count > max_options)
    return fmt::format("it declares more than {} options", max_options);
  const option_table table{found.options, found.option_count};
  for (const auto& opt : table) {
    if (!is_word(opt.key, true))
      return fmt::format("option '{}': a key has lower-case letters, digits, '_' and '.'", opt.key);
    if (opt.key == "isolation" || opt.key == "trusted")
      return fmt::format("option '{}' belongs to tesserad; choose another key", opt.key);
    if (opt.help.empty())
      return fmt::format("option '{}' has no help text", opt.key);
    if (auto fault = fault_of(opt, opt.fallback))
      return fmt::format("the default of option '{}' {}", opt.key, *fault);
    const std::array<option_table, 1> all{table};
    if (find_option(all, opt.key) != &opt)
      return fmt::format("option '{}' is declared twice", opt.key);
  }
  return {};
}

/// What dlopen runs of the library (constructors of its globals) may throw.
result<const plugin_descriptor*> call_entry(void* entry) {
  try {
    return reinterpret_cast<plugin_entry>(entry)();
  } catch (const std::exception& e) {
    return {errc::internal, fmt::format("its entry function failed: {}", e.what())};
  } catch (...) {
    return {errc::internal, "its entry function failed"};
  }
}

failure refused(const std::string& path, failure why) {
  why.text = fmt::format("cannot load the plugin {}: {}", path, why.message());
  return why;
}

} // namespace

bool is_plugin_name(std::string_view name) noexcept {
  return name.size() <= max_name && is_word(name, false);
}

result<std::string> find_library(const std::string& folder, const std::string& name) {
  if (!is_plugin_name(name))
    return {errc::invalid_argument,
            fmt::format("'{}' is no name for a plugin: lower-case letters, digits and '_', a "
                        "letter first, at most {}",
                        name,
                        max_name)};
  auto folders = folder.empty() ? std::vector<std::string>{program_folder() + "/../plugins",
                                                           TESSERA_PLUGIN_FOLDER}
                                : std::vector<std::string>{folder};
  const auto file = "tessera-" + name + ".so";
  for (const auto& where : folders) {
    for (const auto& path : {where + "/" + file, where + "/" + name + "/" + file}) {
      struct stat about {};
      if (::stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode))
        continue;
      if ((about.st_mode & S_IWOTH) != 0)
        return {errc::permission_denied,
                fmt::format("everybody may write {}: it is not loaded; chmod o-w it", path)};
      return path;
    }
  }
  return {errc::not_found,
          fmt::format("there is no plugin '{}': no {} in {} (plugins.folder)",
                      name,
                      file,
                      fmt::join(folders, " or "))};
}

result<> check_descriptor(const plugin_descriptor& found, std::string_view name) {
  if (found.abi != plugin_abi)
    return {errc::abi_mismatch,
            fmt::format("it is built for plugin interface {}, this tesserad has {}: rebuild it",
                        found.abi,
                        plugin_abi)};
  if (found.size != sizeof(plugin_descriptor))
    return {errc::abi_mismatch,
            fmt::format("its descriptor has {} bytes, ours {}: rebuild it",
                        found.size,
                        sizeof(plugin_descriptor))};
  if (std::string_view{found.toolchain} != toolchain)
    return {errc::abi_mismatch,
            fmt::format("it is built with '{}', this tesserad with '{}': rebuild it",
                        found.toolchain,
                        toolchain)};
  if (found.name != name)
    return {errc::invalid_argument, fmt::format("it calls itself '{}'", found.name)};
  if (found.make == nullptr)
    return {errc::invalid_argument, "it has no function that makes a door"};
  if (auto fault = option_fault(found))
    return {errc::invalid_argument, *fault};
  return {};
}

result<const plugin_descriptor*> load_library(const std::string& path, const std::string& name) {
  auto number = plugin_abi_of_file(path);
  if (!number)
    return refused(path, number.error());
  if (*number != plugin_abi)
    return refused(path,
                   {errc::abi_mismatch,
                    fmt::format("it is built for plugin interface {}, this tesserad has {}: "
                                "rebuild it",
                                *number,
                                plugin_abi),
                    {}});
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr)
    return refused(path, {errc::io_error, ::dlerror(), {}});
  void* entry = ::dlsym(library, plugin_entry_name);
  if (entry == nullptr)
    return refused(path, {errc::abi_mismatch, "it has no entry function", {}});
  auto found = call_entry(entry);
  if (!found)
    return refused(path, found.error());
  if (*found == nullptr)
    return refused(path, {errc::invalid_argument, "its entry function returned nothing", {}});
  if (auto fine = check_descriptor(**found, name); !fine)
    return refused(path, fine.error());
  return *found;
}

} // namespace tessera::plugins
