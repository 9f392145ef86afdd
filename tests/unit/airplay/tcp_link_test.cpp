// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "link/tcp_link.hpp"

#include <catch2/catch.hpp>

#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

namespace tessera::airplay {

namespace {

using namespace std::chrono_literals;

/// A link on a loop, and the other side's end.
struct stage {
  net::event_loop loop;
  std::shared_ptr<tcp_link> link;
  unique_fd other;
  std::atomic<bool> holds{true};
  std::atomic<int> asked{0};
  std::atomic<std::size_t> bytes{0};
  std::atomic<bool> closed{false};

  stage() {
    int ends[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) == 0);
    other.reset(ends[1]);
    loop.start();
    run([&] {
      link = std::make_shared<tcp_link>(loop, unique_fd{ends[0]}, "192.0.2.1");
      link->start({[this](std::string_view got) { bytes += got.size(); },
                   [this] { closed = true; },
                   [this] {
                     ++asked;
                     return holds.load();
                   }});
    });
  }
  ~stage() {
    run([this] { link->close(); });
    loop.stop();
  }
  void run(const std::function<void()>& work) {
    std::promise<void> done;
    loop.post([&] {
      work();
      done.set_value();
    });
    done.get_future().wait();
  }
  void say(const std::string& what) {
    REQUIRE(::send(other.get(), what.data(), what.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(what.size()));
  }
};

template <class Condition>
bool soon(Condition what) {
  for (int i = 0; i < 5000 && !what(); ++i)
    std::this_thread::sleep_for(1ms);
  return what();
}

} // namespace

TEST_CASE("tcp_link: who is held up is read later, and loses nothing", "[airplay]") {
  stage s;
  s.say("hello");
  CHECK(soon([&] { return s.asked >= 3; }));
  CHECK(s.bytes == 0);
  s.holds = false;
  CHECK(soon([&] { return s.bytes == 5; }));
}

TEST_CASE("tcp_link: what is said to who is held up goes out", "[airplay]") {
  stage s;
  s.say("hello");
  CHECK(soon([&] { return s.asked >= 1; }));
  // More than the sockets take, so that the rest waits for room over a pause.
  const std::string answer(900 * 1024, 'a');
  s.run([&] { s.link->send(answer); });
  std::size_t got = 0;
  CHECK(soon([&] {
    char piece[65536];
    for (ssize_t n; (n = ::recv(s.other.get(), piece, sizeof piece, 0)) > 0;)
      got += static_cast<std::size_t>(n);
    return got == answer.size();
  }));
  CHECK(s.bytes == 0);
}

TEST_CASE("tcp_link: who goes while it is held up has gone when it is read again", "[airplay]") {
  stage s;
  s.say("hello");
  CHECK(soon([&] { return s.asked >= 1; }));
  s.other.reset();
  s.holds = false;
  CHECK(soon([&] { return s.closed.load(); }));
  CHECK(s.bytes == 5);
}

} // namespace tessera::airplay
