// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Reads the clock stamps (tests/browser/clock_strip.js) from what an X display shows, as it shows
// it, and prints a JSON line for each new one: {"t": now, "picture": 0, "stamp": ms, "delay": ms},
// or "unreadable": true for a new strip that is no clock. Times are wall clock, ms since 1970; the
// page and this program must run on the same machine. A sample is taken every 1000/HZ ms: delays
// are too large by half of that on average.

#include "x_grab.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int blocks = 48;
constexpr int stamp_bits = 32;
constexpr int check_bits = 8;
constexpr int rows = 8; // averaged: the encoder's noise goes, the sample stays small

volatile std::sig_atomic_t stopping = 0;

struct picture {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

double wall_ms() {
  using namespace std::chrono;
  return duration<double, std::milli>(system_clock::now().time_since_epoch()).count();
}

/// Draws the strip's middle rows of one picture into shared memory, again and again.
class strip {
public:
  strip(Display* display, const picture& where)
      : grab_(display, where.width, rows), where_(where) {}

  /// The 48 bits as they stand now; nothing when a block is neither dark nor bright.
  std::optional<std::uint64_t> read() {
    const int top = where_.y + where_.height * 20 / 1080 - rows / 2;
    grab_.take(where_.x, top);
    std::uint64_t bits = 0;
    bool clear = true;
    for (int block = 0; block < blocks; ++block) {
      const int luma = luma_at(static_cast<int>((block + 0.5) * where_.width / blocks));
      clear = clear && (luma < 96 || luma > 160);
      bits = bits << 1 | (luma > 128 ? 1U : 0U);
    }
    raw_ = bits;
    return clear ? std::optional{bits} : std::nullopt;
  }

  /// What read() saw, clear or not: tells whether the picture changed.
  [[nodiscard]] std::uint64_t raw() const noexcept { return raw_; }

private:
  [[nodiscard]] int luma_at(int x) const {
    int sum = 0;
    for (int row = 0; row < rows; ++row) {
      const auto pixel = grab_.pixel(x, row);
      const auto red = static_cast<int>(pixel >> 16 & 0xff);
      const auto green = static_cast<int>(pixel >> 8 & 0xff);
      const auto blue = static_cast<int>(pixel & 0xff);
      sum += (red * 54 + green * 183 + blue * 19) / 256; // BT.709
    }
    return sum / rows;
  }

  tessera::bench::x_grab grab_;
  picture where_;
  std::uint64_t raw_ = 0;
};

std::optional<std::uint32_t> stamp_of(std::uint64_t bits) {
  const auto stamp = static_cast<std::uint32_t>(bits >> (blocks - stamp_bits));
  const auto check = bits >> (blocks - stamp_bits - check_bits) & 0xff;
  const auto expected = (stamp ^ stamp >> 8 ^ stamp >> 16 ^ stamp >> 24 ^ 0x5a) & 0xff;
  const bool tail = (bits & 0xff) == 0x55;
  return check == expected && tail ? std::optional{stamp} : std::nullopt;
}

/// Follows one picture and prints what is new in it.
class follower {
public:
  follower(Display* display, const picture& where, int index)
      : strip_(display, where), index_(index) {}

  void sample() {
    const auto bits = strip_.read();
    const double now = wall_ms();
    if (strip_.raw() == last_)
      return;
    last_ = strip_.raw();
    const auto stamp = bits ? stamp_of(*bits) : std::nullopt;
    if (!stamp) {
      std::printf("{\"t\": %.1f, \"picture\": %d, \"unreadable\": true}\n", now, index_);
      return;
    }
    // Date.now() modulo 2^32, about 50 days: the difference is taken in the same ring.
    const double delay = std::remainder(std::fmod(now, 4294967296.0) - *stamp, 4294967296.0);
    std::printf("{\"t\": %.1f, \"picture\": %d, \"stamp\": %u, \"delay\": %.1f}\n",
                now,
                index_,
                *stamp,
                delay);
  }

private:
  strip strip_;
  int index_;
  std::uint64_t last_ = 0;
};

[[noreturn]] void usage() {
  std::fputs("usage: stamp_reader [--hz N] [--seconds N] [WIDTHxHEIGHT+X+Y...]\n"
             "  reads $DISPLAY; a picture is where a share stands, default: the whole screen\n",
             stderr);
  std::exit(2);
}

std::optional<picture> parse_picture(const char* text) {
  picture value;
  int used = 0;
  const int fields =
      std::sscanf(text, "%dx%d+%d+%d%n", &value.width, &value.height, &value.x, &value.y, &used);
  if (fields != 4 || text[used] != '\0' || value.width < blocks || value.height < 108)
    return std::nullopt;
  return value;
}

} // namespace

int main(int argc, char** argv) {
  double hz = 200;
  double seconds = 0;
  std::vector<picture> pictures;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if ((argument == "--hz" || argument == "--seconds") && i + 1 < argc) {
      const double value = std::atof(argv[++i]);
      if (value <= 0 || value > 100000)
        usage();
      (argument == "--hz" ? hz : seconds) = value;
    } else if (const auto value = parse_picture(argv[i])) {
      pictures.push_back(*value);
    } else {
      usage();
    }
  }

  Display* display = tessera::bench::x_grab::open();
  if (pictures.empty())
    pictures.push_back({0,
                        0,
                        DisplayWidth(display, DefaultScreen(display)),
                        DisplayHeight(display, DefaultScreen(display))});
  std::vector<follower> followers;
  for (std::size_t i = 0; i < pictures.size(); ++i)
    followers.emplace_back(display, pictures[i], static_cast<int>(i));

  for (const int number : {SIGINT, SIGTERM})
    std::signal(number, [](int) { stopping = 1; });
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  using clock = std::chrono::steady_clock;
  const auto period =
      std::chrono::duration_cast<clock::duration>(std::chrono::duration<double>(1 / hz));
  const auto start = clock::now();
  auto next = start;
  while (stopping == 0) {
    if (seconds > 0 && clock::now() - start >= std::chrono::duration<double>(seconds))
      break;
    for (auto& each : followers)
      each.sample();
    next = std::max(next + period, clock::now());
    std::this_thread::sleep_until(next);
  }
  return 0;
}
