// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane.hpp"

#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <sys/time.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

/// Reads frames from a lane's end; a read that waits longer than 5 s fails the test.
class reader {
public:
  explicit reader(unique_fd fd) : fd_(std::move(fd)) {
    timeval limit{5, 0};
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  }
  lane::frame next() {
    while (frames_.size() <= taken_) {
      char buffer[65536];
      auto got = ::recv(fd_.get(), buffer, sizeof buffer, 0);
      REQUIRE(got > 0);
      REQUIRE(parser_.feed({buffer, static_cast<std::size_t>(got)}, frames_));
    }
    return frames_[taken_++];
  }
  bool at_end() {
    char byte = 0;
    return frames_.size() == taken_ && ::recv(fd_.get(), &byte, 1, 0) == 0;
  }
  void send(std::string_view bytes) {
    REQUIRE(::send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(bytes.size()));
  }

private:
  unique_fd fd_;
  lane::frame_reader parser_;
  std::vector<lane::frame> frames_;
  std::size_t taken_ = 0;
};

/// Collects requests and waits for them.
class wishes {
public:
  void add(const net::lane_request& r) {
    std::lock_guard lock{mutex_};
    all_.push_back(r);
    changed_.notify_all();
  }
  net::lane_request wait(std::size_t index) {
    std::unique_lock lock{mutex_};
    REQUIRE(changed_.wait_for(lock, 5s, [&] { return all_.size() > index; }));
    return all_[index];
  }

private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<net::lane_request> all_;
};

void push(net::lane_writer& writer, bool key, std::size_t size) {
  std::string bytes(size, key ? 'K' : 'd');
  writer.push(lane::frame_kind::video, key ? lane::flag_key_frame : 0, 1, 2, bytes.data(), size);
}

reader attach(net::lane_writer& writer) {
  auto pair = net::make_lane_pair();
  REQUIRE(pair);
  writer.attach(std::move(pair->writer));
  return reader{std::move(pair->reader)};
}

} // namespace

TEST_CASE("lane_writer: a reader gets caps and asks for a key frame", "[net][lane]") {
  wishes asked;
  net::lane_pump pump;
  net::lane_writer writer{pump, [&](const auto& r) { asked.add(r); }};
  writer.set_caps({"vp8", 640, 480});
  auto early = attach(writer);
  push(writer, true, 10);
  auto late = attach(writer);
  CHECK(asked.wait(0).what == net::lane_request::kind::key_frame);
  push(writer, false, 10);
  push(writer, true, 20);
  auto caps = late.next();
  CHECK(caps.header.kind == lane::frame_kind::caps);
  auto text =
      std::string_view{reinterpret_cast<const char*>(caps.payload.data()), caps.payload.size()};
  CHECK(*lane::decode_caps(text) == lane::caps{"vp8", 640, 480});
  auto first = late.next();
  CHECK(first.header.sequence == 2);
  CHECK(first.header.key_frame());
  CHECK(first.header.presentation_ns == 1);
  CHECK(first.header.arrival_ns == 2);
  writer.end("stopped");
  CHECK(late.next().header.kind == lane::frame_kind::end);
  CHECK(late.at_end());
  CHECK(writer.counters().frames == 3);
  CHECK(writer.counters().bytes == 40);
}

TEST_CASE("lane_writer: the first reader begins with the last key frame", "[net][lane]") {
  std::atomic<int> asked = 0;
  net::lane_pump pump;
  net::lane_writer writer{pump, [&](const auto&) { ++asked; }};
  writer.set_caps({"h264", 640, 480});
  push(writer, true, 10);
  push(writer, true, 100'000);
  // More than the queue of a reader takes at once.
  for (int i = 0; i < 30; ++i)
    push(writer, false, 1'000);
  auto first = attach(writer);
  push(writer, false, 20);
  CHECK(first.next().header.kind == lane::frame_kind::caps);
  for (std::uint64_t sequence = 1; sequence <= 32; ++sequence)
    CHECK(first.next().header.sequence == sequence);
  CHECK(asked == 0);
  // For one reader only.
  auto second = attach(writer);
  push(writer, true, 30);
  CHECK(second.next().header.kind == lane::frame_kind::caps);
  CHECK(second.next().header.sequence == 33);
  CHECK(first.next().header.sequence == 33);
}

TEST_CASE("lane_writer: new caps begin anew, also for the first reader", "[net][lane]") {
  net::lane_pump pump;
  net::lane_writer writer{pump, [](const auto&) {}};
  writer.set_caps({"h264", 640, 480});
  push(writer, true, 10);
  writer.set_caps({"h264", 480, 640});
  push(writer, false, 10);
  auto first = attach(writer);
  push(writer, true, 20);
  CHECK(first.next().header.kind == lane::frame_kind::caps);
  CHECK(first.next().header.sequence == 2);
}

TEST_CASE("lane_writer: a reader that does not read holds up nobody", "[net][lane]") {
  net::lane_pump pump;
  net::lane_writer writer{pump, [](const auto&) {}};
  writer.set_caps({"h264", 0, 0});
  auto stuck = attach(writer);
  auto quick = attach(writer);
  quick.next();
  // 64 frames of 100 kB: far over what the socket and the queue of `stuck` hold.
  for (std::uint64_t i = 0; i < 64; ++i) {
    push(writer, i == 0, 100'000);
    CHECK(quick.next().header.sequence == i);
  }
  CHECK(writer.counters().dropped > 0);
  push(writer, true, 10);
  CHECK(quick.next().header.sequence == 64);
  stuck.next();
  lane::frame_header seen;
  for (std::uint64_t next = 0; seen.sequence != 64; ++next) {
    seen = stuck.next().header;
    if (seen.sequence != 64)
      CHECK(seen.sequence == next);
  }
  CHECK(seen.flags == (lane::flag_key_frame | lane::flag_discontinuity));
}

TEST_CASE("lane_writer: hands the readers' requests to the producer", "[net][lane]") {
  wishes asked;
  net::lane_pump pump;
  net::lane_writer writer{pump, [&](const auto& r) { asked.add(r); }};
  auto kiosk = attach(writer);
  lane::frame_header header;
  header.kind = lane::frame_kind::bitrate_request;
  header.size = 4;
  auto bytes = lane::encode(header);
  kiosk.send({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  kiosk.send({"\xc4\x09\x00\x00", 4}); // 2500 little endian
  CHECK(asked.wait(0) == net::lane_request{net::lane_request::kind::bitrate, 2500});
}

TEST_CASE("lane_writer: lets go of a reader that sends garbage", "[net][lane]") {
  net::lane_pump pump;
  net::lane_writer writer{pump, [](const auto&) {}};
  auto hostile = attach(writer);
  hostile.send(std::string(64, 'G'));
  CHECK(hostile.at_end());
  CHECK(writer.counters().readers == 0);
}

TEST_CASE("lane_writer: may end and go while a request is handled", "[net][lane]") {
  net::lane_pump pump;
  wishes asked;
  auto pair = net::make_lane_pair();
  REQUIRE(pair);
  reader kiosk{std::move(pair->reader)};
  auto writer = std::make_unique<net::lane_writer>(pump, [&](const auto& r) { asked.add(r); });
  writer->set_caps({"vp9", 1, 1});
  writer->attach(std::move(pair->writer));
  writer.reset();
  CHECK(kiosk.next().header.kind == lane::frame_kind::caps);
  CHECK(kiosk.next().header.kind == lane::frame_kind::end);
  CHECK(kiosk.at_end());
}

namespace {

lane::caps without_key_frames_on_request() {
  lane::caps of{"h264", 16, 16};
  of.key_frames_on_request = false;
  return of;
}

/// Sequence numbers of so many pictures; what is not flagged is to be shown.
struct begun {
  std::vector<std::uint64_t> sequences;
  std::vector<std::uint64_t> shown;
};
begun read_pictures(reader& from, std::size_t count) {
  begun out;
  while (out.sequences.size() < count) {
    const auto frame = from.next();
    if (frame.header.kind != lane::frame_kind::video)
      continue;
    out.sequences.push_back(frame.header.sequence);
    if (!frame.header.catch_up())
      out.shown.push_back(frame.header.sequence);
  }
  return out;
}

} // namespace

TEST_CASE("lane_writer: who comes late to a source that cannot be asked begins with all of it",
          "[net][lane]") {
  net::lane_pump pump;
  net::lane_writer writer{pump, [](const net::lane_request&) {}};
  writer.set_caps(without_key_frames_on_request());
  auto first = attach(writer);
  push(writer, true, 100);
  for (int i = 0; i < 99; ++i)
    push(writer, false, 10);
  CHECK(read_pictures(first, 100).shown.size() == 100);
  auto second = attach(writer);
  const auto got = read_pictures(second, 100);
  CHECK(got.sequences.front() == 0);
  CHECK(got.sequences.back() == 99);
  CHECK(got.shown == std::vector<std::uint64_t>{99});
  push(writer, false, 10);
  CHECK(read_pictures(first, 1).shown == std::vector<std::uint64_t>{100});
  CHECK(read_pictures(second, 1).shown == std::vector<std::uint64_t>{100});
}

TEST_CASE("lane_writer: who asks begins again, and nobody else", "[net][lane]") {
  net::lane_pump pump;
  net::lane_writer writer{pump, [](const net::lane_request&) {}};
  writer.set_caps(without_key_frames_on_request());
  auto other = attach(writer);
  auto asks = attach(writer);
  push(writer, true, 100);
  push(writer, false, 10);
  read_pictures(other, 2);
  read_pictures(asks, 2);
  const auto wish = lane::encode({.kind = lane::frame_kind::key_frame_request});
  asks.send({reinterpret_cast<const char*>(wish.data()), wish.size()});
  const auto again = read_pictures(asks, 2);
  CHECK(again.sequences == std::vector<std::uint64_t>{0, 1});
  CHECK(again.shown == std::vector<std::uint64_t>{1});
  push(writer, false, 10);
  CHECK(read_pictures(other, 1).sequences == std::vector<std::uint64_t>{2});
}

TEST_CASE("lane_writer: a slow reader of a source that cannot be asked loses nothing",
          "[net][lane]") {
  net::lane_pump pump;
  net::lane_writer writer{pump, [](const net::lane_request&) {}};
  writer.set_caps(without_key_frames_on_request());
  auto slow = attach(writer);
  constexpr std::size_t count = 200;
  push(writer, true, 20'000);
  for (std::size_t i = 1; i < count; ++i)
    push(writer, false, 20'000);
  const auto got = read_pictures(slow, count);
  for (std::size_t i = 0; i < count; ++i)
    CHECK(got.sequences[i] == i);
  CHECK(got.shown.size() == count);
  CHECK(writer.counters().dropped == 0);
}

TEST_CASE("lane_writer: a reader that has enough holds the source up, and not for long",
          "[net][lane]") {
  net::lane_pump pump;
  net::lane_writer writer{pump, [](const net::lane_request&) {}};
  writer.set_caps(without_key_frames_on_request());
  auto full = attach(writer);
  CHECK_FALSE(writer.congested());
  const auto hold = lane::encode({.kind = lane::frame_kind::hold_request});
  bool held = false;
  for (int i = 0; i < 5000 && !held; ++i) {
    full.send({reinterpret_cast<const char*>(hold.data()), hold.size()});
    std::this_thread::sleep_for(1ms);
    held = writer.congested();
  }
  CHECK(held);
  for (int i = 0; i < 5000 && writer.congested(); ++i)
    std::this_thread::sleep_for(1ms);
  CHECK_FALSE(writer.congested()); // by itself
}

TEST_CASE("lane_writer: who is cut off after all is told to begin anew", "[net][lane]") {
  net::lane_pump pump;
  net::lane_writer writer{pump, [](const net::lane_request&) {}};
  writer.set_caps(without_key_frames_on_request());
  auto hung = attach(writer);
  push(writer, true, 1'000'000);
  for (int i = 0; i < 40; ++i) // more than its patience
    push(writer, false, 1'000'000);
  push(writer, true, 1000);
  int caps = 0;
  lane::frame frame;
  do {
    frame = hung.next();
    caps += frame.header.kind == lane::frame_kind::caps ? 1 : 0;
  } while (frame.header.kind == lane::frame_kind::caps || frame.header.sequence != 41);
  CHECK(frame.header.key_frame());
  CHECK((frame.header.flags & lane::flag_discontinuity) != 0);
  CHECK(writer.counters().dropped > 0);
  CHECK(caps == 2);
}
