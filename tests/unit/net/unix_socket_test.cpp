// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/event_loop.hpp"
#include "net/fd_channel.hpp"
#include "net/unix_socket.hpp"

#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cstdlib>
#include <filesystem>
#include <future>
#include <string>

using namespace tessera;
using namespace std::chrono_literals;

namespace {

class folder {
public:
  folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "tessera-net-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()));
    path_ = pattern;
  }
  ~folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
  std::string path_;
};

/// Runs `work` on the loop's thread and hands its result over.
template <class Work>
auto on(net::event_loop& loop, Work work) {
  std::promise<decltype(work())> done;
  loop.post([&] { done.set_value(work()); });
  return done.get_future().get();
}

using shared_server = std::shared_ptr<result<std::unique_ptr<net::line_server>>>;

shared_server echo_server(net::event_loop& loop, const net::unix_listen_options& opts) {
  return on(loop, [&] {
    return std::make_shared<result<std::unique_ptr<net::line_server>>>(net::line_server::listen(
        loop, opts, [](const std::shared_ptr<net::line_connection>& connection) {
          net::line_connection::handlers h;
          h.on_line = [connection = connection.get()](std::string_view line) {
            connection->send_line(std::to_string(connection->peer().pid) + " " + std::string{line});
            if (line == "bye")
              connection->close();
          };
          connection->set_handlers(std::move(h));
        }));
  });
}

void stop(net::event_loop& loop, shared_server& server) {
  on(loop, [&] {
    **server = nullptr;
    return true;
  });
}

} // namespace

TEST_CASE("line_server: answers line by line and knows who asks", "[net][unix]") {
  folder in;
  net::event_loop loop;
  loop.start("test");
  auto server = echo_server(loop, {.path = in / "sock", .mode = 0600});
  REQUIRE(*server);
  struct stat info {};
  REQUIRE(::stat((in / "sock").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  auto client = net::line_client::connect(in / "sock");
  REQUIRE(client);
  REQUIRE(client->send_line("one\ntwo"));
  auto me = std::to_string(::getpid());
  CHECK(*client->read_line(5s) == me + " one");
  CHECK(*client->read_line(5s) == me + " two");
  REQUIRE(client->send_line("bye"));
  CHECK(*client->read_line(5s) == me + " bye");
  CHECK(client->read_line(5s).code() == errc::closed);
  stop(loop, server);
  CHECK(net::line_client::connect(in / "sock").code() == errc::not_found);
}

TEST_CASE("line_server: replaces a dead socket, respects a live one", "[net][unix]") {
  folder in;
  {
    unique_fd dead{::socket(AF_UNIX, SOCK_STREAM, 0)};
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    (in / "sock").copy(where.sun_path, sizeof where.sun_path - 1);
    REQUIRE(::bind(dead.get(), reinterpret_cast<sockaddr*>(&where), sizeof where) == 0);
  }
  CHECK(net::line_client::connect(in / "sock").code() == errc::unavailable);
  net::event_loop loop;
  loop.start("test");
  auto first = echo_server(loop, {.path = in / "sock"});
  REQUIRE(*first);
  auto second = echo_server(loop, {.path = in / "sock"});
  CHECK(second->code() == errc::address_in_use);
  CHECK(net::line_client::connect(in / "sock"));
  auto no_group = echo_server(loop, {.path = in / "other", .group = "tessera-no-such-group"});
  CHECK(no_group->code() == errc::not_found);
  CHECK_FALSE(std::filesystem::exists(in / "other"));
  stop(loop, first);
}

TEST_CASE("line_server: closes a connection with a line that is too long", "[net][unix]") {
  folder in;
  net::event_loop loop;
  loop.start("test");
  auto server = echo_server(loop, {.path = in / "sock", .max_message = 100});
  REQUIRE(*server);
  auto client = net::line_client::connect(in / "sock");
  REQUIRE(client);
  REQUIRE(client->send_line(std::string(101, 'x')));
  CHECK_FALSE(client->read_line(5s));
  stop(loop, server);
}

TEST_CASE("fd_channel: carries text and a descriptor, and tells of the end", "[net][unix]") {
  net::event_loop loop;
  loop.start("test");
  auto ends = net::make_fd_channel_pair();
  REQUIRE(ends);
  std::promise<std::string> text;
  std::promise<unique_fd> descriptor;
  std::promise<std::string> closed;
  auto [here, there] = on(loop, [&] {
    auto a = net::fd_channel::adopt(loop, std::move(ends->first));
    auto b = net::fd_channel::adopt(loop, std::move(ends->second));
    (*b)->set_handlers({[&](std::string_view message, unique_fd fd) {
                          text.set_value(std::string{message});
                          descriptor.set_value(std::move(fd));
                        },
                        [&](const std::string& reason) { closed.set_value(reason); }});
    return std::pair{*a, *b};
  });
  int pipe_ends[2];
  REQUIRE(::pipe(pipe_ends) == 0);
  unique_fd read_end{pipe_ends[0]};
  loop.post([&, channel = here] {
    channel->send("take this", unique_fd{pipe_ends[1]});
    channel->close();
  });
  CHECK(text.get_future().get() == "take this");
  auto write_end = descriptor.get_future().get();
  REQUIRE(write_end);
  CHECK(::write(write_end.get(), "x", 1) == 1);
  char byte = 0;
  CHECK(::read(read_end.get(), &byte, 1) == 1);
  CHECK(byte == 'x');
  CHECK(closed.get_future().get() == "the other side closed");
}

TEST_CASE("fd_channel: last words are heard although writing fails first", "[net][unix]") {
  net::event_loop loop;
  loop.start("test");
  auto ends = net::make_fd_channel_pair();
  REQUIRE(ends);
  REQUIRE(::send(ends->second.get(), "farewell", 8, 0) == 8);
  ends->second.reset();
  std::promise<std::string> text;
  std::promise<std::string> closed;
  auto here = on(loop, [&] {
    auto channel = *net::fd_channel::adopt(loop, std::move(ends->first));
    channel->set_handlers(
        {[&](std::string_view message, unique_fd) { text.set_value(std::string{message}); },
         [&](const std::string& reason) { closed.set_value(reason); }});
    channel->send("are you there?", {}); // before the loop can have read anything
    return channel;
  });
  CHECK(text.get_future().get() == "farewell");
  CHECK(closed.get_future().get() == "the other side closed");
  on(loop, [&] { return here.reset(), 0; });
}

TEST_CASE("fd_channel: takes over SEQPACKET sockets only", "[net][unix]") {
  net::event_loop loop;
  int ends[2];
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  unique_fd other{ends[1]};
  CHECK(net::fd_channel::adopt(loop, unique_fd{ends[0]}).code() == errc::invalid_argument);
  CHECK(net::fd_channel::adopt(loop, unique_fd{}).code() == errc::invalid_argument);
}

TEST_CASE("event_loop: keeps the order and what was posted before stop", "[net]") {
  net::event_loop loop;
  std::string order;
  loop.post([&] { order += 'a'; });
  loop.start("test");
  loop.post([&] { order += 'b'; });
  loop.stop();
  loop.post([&] { order += 'c'; });
  CHECK(order == "ab");
}

TEST_CASE("call_after: runs once, and never when the handle is forgotten", "[net]") {
  net::event_loop loop;
  loop.start("test");
  std::promise<void> done;
  std::vector<int> ran;
  net::timer kept;
  loop.post([&] {
    {
      auto forgotten = net::call_after(loop, 0ms, [&] { ran.push_back(1); });
    }
    kept = net::call_after(loop, 1ms, [&] {
      ran.push_back(2);
      done.set_value();
    });
  });
  done.get_future().get();
  loop.stop();
  CHECK(ran == std::vector{2});
}
