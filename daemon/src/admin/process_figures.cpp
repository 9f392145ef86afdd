// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/metrics.hpp"

#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
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

std::uint64_t count_open_files() {
  std::error_code fault;
  std::uint64_t count = 0;
  for (std::filesystem::directory_iterator it{"/proc/self/fd", fault}, end; !fault && it != end;
       it.increment(fault))
    ++count;
  return count > 0 ? count - 1 : 0; // one is the folder itself
}

double uptime_of_machine() {
  std::ifstream file{"/proc/uptime"};
  double seconds = 0;
  file >> seconds;
  return seconds;
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
  now.threads = static_cast<std::uint64_t>(fields[field_threads]);
  now.resident_bytes = static_cast<std::uint64_t>(fields[field_rss]) *
                       static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  auto wall = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch());
  now.started_at = wall.count() - uptime_of_machine() + fields[field_start] / ticks;
  return now;
}

} // namespace tessera::admin
