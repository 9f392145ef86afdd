// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Eight hours of one AirPlay sender in virtual time, as fast as it goes: delay, lip sync, what waits
// and this program's memory at each hour. Prints one JSON line an hour.

#include "../unit/airplay/simulated_sender.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

long rss_kb() {
  std::ifstream status{"/proc/self/status"};
  std::string word;
  while (status >> word)
    if (word == "VmRSS:") {
      long kb = 0;
      status >> kb;
      return kb;
    }
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  const int hours = argc > 1 ? std::atoi(argv[1]) : 8;
  tessera::airplay::simulated_sender sender;
  for (int hour = 1; hour <= hours; ++hour) {
    std::int64_t off = 0, wait = 0;
    std::size_t waiting = 0;
    for (int i = 0; i < 3600; ++i) {
      sender.second();
      if (hour == 1 && i < 5)
        continue;
      off = std::max(off, std::abs(sender.sound_off_ns()));
      wait = std::max(wait, sender.picture_wait_ns());
      waiting = std::max(waiting, sender.waiting());
    }
    std::printf("{\"hour\": %d, \"pictures\": %llu, \"sounds\": %llu, \"gaps\": %llu, "
                "\"sound_off_ms\": %.1f, \"picture_wait_ms\": %.1f, \"waiting\": %zu, "
                "\"rss_kb\": %ld}\n",
                hour,
                static_cast<unsigned long long>(sender.pictures()),
                static_cast<unsigned long long>(sender.sounds()),
                static_cast<unsigned long long>(sender.gaps()),
                static_cast<double>(off) / 1e6,
                static_cast<double>(wait) / 1e6,
                waiting,
                rss_kb());
  }
  return 0;
}
