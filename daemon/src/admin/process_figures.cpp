// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/metrics.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace tessera::admin {
namespace {

// Spec: proc(5), /proc/[pid]/stat; counted from the field behind the program's name.
constexpr std::size_t field_utime = 11;
constexpr std::size_t field_stime = 12;
constexpr std::size_t field_threads = 17;
constexpr std::size_t field_start = 19;
constexpr std::size_t field_rss = 21;

std::vector<double> stat_fields() {
  std::ifstream file{"/proc/self/stat"};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  auto behind_name = text.rfind(')');
  std::vector<double> fields;
  if (behind_name == std::string::npos)
    return fields;
  std::istringstream rest{text.substr(behind_name + 1)};
  std::string state;
  rest >> state;
  fields.push_back(0); // the state is a letter
  for (double value = 0; rest >> value;)
    fields.push_back(value);
  return fields;
}

std::optional<double> count_open_files() {
  std::error_code fault;
  double count = 0;
  for (std::filesystem::directory_iterator it{"/proc/self/fd", fault}, end; !fault && it != end;
       it.increment(fault))
    ++count;
  if (fault || count == 0)
    return std::nullopt;
  return count - 1; // one is the folder itself
}

/// Of the machine, since 1970. Spec: proc(5), /proc/stat. It stays the same until somebody sets the
/// clock, as a start must: now less the uptime would be another figure each time.
std::optional<double> boot_time() {
  std::ifstream file{"/proc/stat"};
  std::string word;
  while (file >> word) {
    double seconds = 0;
    if (word == "btime" && file >> seconds)
      return seconds;
  }
  return std::nullopt;
}

} // namespace

process_figures measure_process() {
  process_figures now;
  now.open_files = count_open_files();
  auto fields = stat_fields();
  auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  if (fields.size() <= field_rss || ticks <= 0)
    return now;
  now.cpu_seconds = (fields[field_utime] + fields[field_stime]) / ticks;
  now.threads = fields[field_threads];
  now.resident_bytes = fields[field_rss] * static_cast<double>(::sysconf(_SC_PAGESIZE));
  if (auto boot = boot_time())
    now.started_at = *boot + fields[field_start] / ticks;
  return now;
}

} // namespace tessera::admin
