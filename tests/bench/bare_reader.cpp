// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

// Watches an X display for places where nothing is drawn although a picture stood there before and
// stands there afterwards:
//
//     bare_reader [--hz N] RRGGBB...
//
// The pictures are of these colours. "begin" on stdin takes down where they are now, says how many
// points that are ({"pictures": 3000}) and starts to look; "end" takes down where they are then,
// and prints one JSON line about what lay between:
// {"samples": 180, "longest_ms": 9, "watched": 2950, "bare": 0, "at_ms": 0, "box": [0, 0, 0, 0]};
// bare = the most points at once that were black, and when and where. One point in 8x8 is looked
// at.

#include "x_grab.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace std::chrono;
using tessera::bench::x_grab;

constexpr int step = 8;
constexpr int codec_noise = 40; // of 255, what codecs and colour spaces make of a colour
constexpr int same = 8;         // what is drawn without a codec is as it was meant
// Theme.qml: the stage, and a tile without a picture.
constexpr std::uint32_t empty[] = {0x000000, 0x04060c, 0x0b1226};

int channel(std::uint32_t pixel, int shift) {
  return static_cast<int>(pixel >> shift & 0xff);
}

bool is_near(std::uint32_t pixel, std::uint32_t colour, int most) {
  for (int shift : {16, 8, 0})
    if (std::abs(channel(pixel, shift) - channel(colour, shift)) > most)
      return false;
  return true;
}

bool is_black(std::uint32_t pixel) {
  return std::any_of(std::begin(empty), std::end(empty), [pixel](auto colour) {
    return is_near(pixel, colour, same);
  });
}

struct sample {
  steady_clock::time_point at;
  std::vector<bool> black;
};

class watch {
public:
  watch(Display* display, std::vector<std::uint32_t> colours)
      : width_(DisplayWidth(display, DefaultScreen(display))),
        height_(DisplayHeight(display, DefaultScreen(display))), grab_(display, width_, height_),
        colours_(std::move(colours)) {}

  void begin() {
    samples_.clear();
    before_ = pictures();
    std::printf("{\"pictures\": %ld}\n",
                static_cast<long>(std::count(before_.begin(), before_.end(), true)));
    started_ = steady_clock::now();
    looks_ = true;
  }

  void look() {
    if (!looks_)
      return;
    grab_.take(0, 0);
    sample now{steady_clock::now(), {}};
    each_point([&](int x, int y) { now.black.push_back(is_black(grab_.pixel(x, y))); });
    samples_.push_back(std::move(now));
  }

  void end() {
    looks_ = false;
    auto watched = pictures();
    for (std::size_t at = 0; at < watched.size(); ++at)
      watched[at] = watched[at] && before_[at];
    const sample* worst = nullptr;
    long most = 0;
    auto longest = steady_clock::duration::zero();
    auto last = started_;
    for (const auto& one : samples_) {
      longest = std::max(longest, one.at - std::exchange(last, one.at));
      if (auto bare = count(one.black, watched); bare > most) {
        most = bare;
        worst = &one;
      }
    }
    auto where = worst == nullptr ? box{} : box_of(worst->black, watched);
    std::printf("{\"samples\": %zu, \"longest_ms\": %lld, \"watched\": %ld, \"bare\": %ld, "
                "\"at_ms\": %lld, \"box\": [%d, %d, %d, %d]}\n",
                samples_.size(),
                ms(longest),
                static_cast<long>(std::count(watched.begin(), watched.end(), true)),
                most,
                worst == nullptr ? 0 : ms(worst->at - started_),
                where.left,
                where.top,
                where.right,
                where.bottom);
  }

private:
  static long long ms(steady_clock::duration time) {
    return duration_cast<milliseconds>(time).count();
  }

  template <class Visit>
  void each_point(const Visit& visit) const {
    for (int y = step / 2; y < height_; y += step)
      for (int x = step / 2; x < width_; x += step)
        visit(x, y);
  }

  std::vector<bool> pictures() {
    grab_.take(0, 0);
    std::vector<bool> found;
    each_point([&](int x, int y) {
      auto near = [pixel = grab_.pixel(x, y)](auto colour) {
        return is_near(pixel, colour, codec_noise);
      };
      found.push_back(std::any_of(colours_.begin(), colours_.end(), near));
    });
    return found;
  }

  static long count(const std::vector<bool>& black, const std::vector<bool>& watched) {
    long bare = 0;
    for (std::size_t at = 0; at < black.size(); ++at)
      bare += black[at] && watched[at] ? 1 : 0;
    return bare;
  }

  struct box {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
  };

  [[nodiscard]] box box_of(const std::vector<bool>& black, const std::vector<bool>& watched) const {
    box found{width_, height_, 0, 0};
    std::size_t at = 0;
    each_point([&](int x, int y) {
      bool bare = black[at] && watched[at];
      ++at;
      if (bare)
        found = {std::min(found.left, x),
                 std::min(found.top, y),
                 std::max(found.right, x),
                 std::max(found.bottom, y)};
    });
    return found;
  }

  int width_;
  int height_;
  x_grab grab_;
  std::vector<std::uint32_t> colours_;
  std::vector<bool> before_;
  std::vector<sample> samples_;
  steady_clock::time_point started_;
  bool looks_ = false;
};

/// Whether a line came; the end of the input counts as one. Waits until `when` at most.
bool wait_for_line(steady_clock::time_point when, std::string& line) {
  auto left = std::max(when - steady_clock::now(), steady_clock::duration::zero());
  timespec most{0, static_cast<long>(duration_cast<nanoseconds>(left).count() % 1'000'000'000)};
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (ppoll(&input, 1, &most, nullptr) <= 0)
    return false;
  line.clear();
  char letter = 0;
  while (read(STDIN_FILENO, &letter, 1) == 1 && letter != '\n')
    line += letter;
  return true;
}

[[noreturn]] void usage() {
  std::fputs("usage: bare_reader [--hz N] RRGGBB...\n", stderr);
  std::exit(2);
}

} // namespace

int main(int argc, char** argv) {
  double hz = 200;
  std::vector<std::uint32_t> colours;
  for (int at = 1; at < argc; ++at) {
    const std::string argument = argv[at];
    if (argument == "--hz" && at + 1 < argc)
      hz = std::atof(argv[++at]);
    else if (argument.size() == 6 &&
             argument.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos)
      colours.push_back(static_cast<std::uint32_t>(std::stoul(argument, nullptr, 16)));
    else
      usage();
  }
  if (colours.empty() || hz <= 0)
    usage();
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  watch eyes{x_grab::open(), std::move(colours)};
  const auto period = duration_cast<steady_clock::duration>(duration<double>(1 / hz));
  auto next = steady_clock::now();
  std::string line;
  while (true) {
    if (!wait_for_line(next, line)) {
      eyes.look();
      next = std::max(next + period, steady_clock::now());
    } else if (line == "begin") {
      eyes.begin();
    } else if (line == "end") {
      eyes.end();
    } else {
      return 0;
    }
  }
}
