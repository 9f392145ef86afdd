// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/event_loop_impl.hpp"
#include "net/http_core.hpp"
#include "net/http_session.hpp"
#include "net/transport.hpp"

#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace tessera::test {

using namespace std::chrono_literals;

/// The far end of a pair of sockets: what a browser would be, without a network.
class client {
public:
  explicit client(unique_fd fd) : fd_(std::move(fd)) {
    timeval patience{5, 0};
    ::setsockopt(fd_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  bool say(const std::string& text) {
    return ::send(fd_.get(), text.data(), text.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(text.size());
  }
  /// Up to and with `end`, or what came before the end of the connection.
  std::string read_to(const std::string& end) {
    std::string text;
    char c = 0;
    while (!text.ends_with(end) && ::recv(fd_.get(), &c, 1, 0) == 1)
      text += c;
    return text;
  }
  /// All until the box hangs up; nothing less.
  std::string read_all() {
    std::string text;
    char c = 0;
    ssize_t got = 0;
    while ((got = ::recv(fd_.get(), &c, 1, 0)) == 1)
      text += c;
    CHECK((got == 0 || errno == ECONNRESET));
    return text;
  }
  std::string head() { return read_to("\r\n\r\n"); }
  void hang_up() { fd_.reset(); }

private:
  unique_fd fd_;
};

/// A server without a listener, on a loop of its own.
class house {
public:
  explicit house(net::http_server::handlers handlers, net::http_limits limits = {}) {
    core = std::make_shared<net::http_core>(
        loop, net::http_server::options{{}, 0, {}, limits}, nullptr, std::move(handlers));
    loop.start("test");
  }
  ~house() {
    on([&] {
      auto all = std::move(core->connections);
      for (auto& [id, weak] : all) {
        if (auto connection = weak.lock())
          connection->cut("the test ends");
      }
      core->handlers = {};
      core->gate->shut();
    });
    loop.stop();
  }
  client connect(const std::string& address = "192.0.2.1") {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
    on([&] {
      auto line = net::make_transport(loop.native().context, unique_fd{ends[0]}, false, {});
      core->table.add(++last_id, address);
      net::start_http_session(core, std::move(line), last_id, address);
    });
    return client{unique_fd{ends[1]}};
  }
  /// Runs `work` on the loop's thread and waits for it.
  void on(const std::function<void()>& work) {
    std::promise<void> done;
    loop.post([&] {
      work();
      done.set_value();
    });
    done.get_future().get();
  }
  std::size_t connections() {
    std::size_t count = 0;
    on([&] { count = core->table.size(); });
    return count;
  }

  net::event_loop loop;
  std::shared_ptr<net::http_core> core;
  std::uint64_t last_id = 0;
};

/// Keeps requests and responders for the test to answer.
class desk {
public:
  net::http_server::request_handler handler() {
    return [this](net::http_request&& request, const net::http_responder& responder) {
      std::lock_guard hold{mutex_};
      waiting_.emplace_back(std::move(request), responder);
      came_.notify_all();
    };
  }
  std::pair<net::http_request, net::http_responder> next() {
    std::unique_lock hold{mutex_};
    REQUIRE(came_.wait_for(hold, 5s, [&] { return !waiting_.empty(); }));
    auto first = std::move(waiting_.front());
    waiting_.pop_front();
    return first;
  }
  bool empty() {
    std::lock_guard hold{mutex_};
    return waiting_.empty();
  }

private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<std::pair<net::http_request, net::http_responder>> waiting_;
};

inline net::http_server::handlers echo() {
  return {net::http_server::at_once([](const net::http_request& request) {
            return net::text_response(200,
                                      request.method + " " + request.path + " " + request.body);
          }),
          {},
          {},
          {},
          {}};
}

inline std::string
request(const std::string& line, const std::string& fields = "", const std::string& body = "") {
  return line + " HTTP/1.1\r\nHost: box\r\n" + fields + "\r\n" + body;
}

inline net::http_server::handlers answered_by(desk& one) {
  return {one.handler(), {}, {}, {}, {}};
}

} // namespace tessera::test
