// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/fd_channel.hpp"
#include "plugins/control_attachment.hpp"
#include "plugins/door_shell.hpp"
#include "plugins/host_process.hpp"
#include "plugins/library.hpp"

#include <signal.h>

#include <charconv>
#include <condition_variable>
#include <mutex>
#include <string_view>

/// The main program of `tesserad --plugin-host NAME`.
namespace tessera::plugins {
namespace {

/// Lets main wait for the door's thread.
class latch {
public:
  void open() {
    std::lock_guard lock{mutex_};
    open_ = true;
    changed_.notify_all();
  }
  void wait() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return open_; });
  }

private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

bool is_last_word(const control::from_door& message) {
  return std::holds_alternative<control::failed>(message) ||
         std::holds_alternative<control::stopped>(message);
}

/// Joins the channel and the door; both live on `loop`.
std::shared_ptr<door_shell> connect(net::event_loop& loop,
                                    const net::lane_pump& pump,
                                    const plugin_descriptor& plugin,
                                    std::shared_ptr<net::fd_channel> channel,
                                    latch& done) {
  auto shell =
      std::make_shared<door_shell>(loop, pump, plugin, [channel](control::from_door message) {
        auto beside = control::attachment_of(message);
        if (!beside)
          log_topic{"plugin-host"}.warning("{}", beside.error().message());
        channel->send(control::encode(message), beside ? *std::move(beside) : unique_fd{});
        if (is_last_word(message))
          channel->close();
      });
  channel->set_handlers({.on_message =
                             [shell, channel](std::string_view text, unique_fd fd) {
                               auto message = control::decode_to_door(text);
                               if (message)
                                 shell->receive(std::move(*message), std::move(fd));
                               else {
                                 channel->send(control::encode(control::failed{message.error()}));
                                 channel->close();
                               }
                             },
                         .on_closed = [&done](const std::string&) { done.open(); }});
  return shell;
}

} // namespace

int run_plugin_host(const std::string& name, int control_fd, const std::string& library) {
  // tesserad decides when a door ends; Ctrl-C in a terminal and systemd's stop go to all of us.
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGTERM, SIG_IGN);
  ::signal(SIGPIPE, SIG_IGN);
  net::event_loop loop;
  net::lane_pump pump;
  latch done;
  std::shared_ptr<door_shell> shell;
  int code = 0;
  loop.post([&] {
    auto channel = net::fd_channel::adopt(loop, unique_fd{control_fd});
    if (!channel) {
      log_topic{"plugin-host"}.error("{}", channel.error().message());
      code = exit_code_of(channel.code());
      return done.open();
    }
    auto plugin = load_library(library, name);
    if (plugin) {
      shell = connect(loop, pump, **plugin, *channel, done);
      return;
    }
    code = exit_code_of(plugin.code());
    (*channel)->set_handlers(
        {.on_message = {}, .on_closed = [&done](const std::string&) { done.open(); }});
    (*channel)->send(control::encode(control::failed{plugin.error()}));
    (*channel)->close();
  });
  loop.start("door");
  done.wait();
  loop.post([&] { shell.reset(); });
  loop.stop();
  return code;
}

std::optional<int> plugin_host_main(int argc, const char* const* argv) {
  if (argc < 2 || std::string_view{argv[1]} != "--plugin-host")
    return {};
  int fd = -1;
  if (argc == 7 && std::string_view{argv[3]} == "--control-fd" &&
      std::string_view{argv[5]} == "--library") {
    const std::string_view digits{argv[4]};
    auto read = std::from_chars(digits.data(), digits.data() + digits.size(), fd);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || fd < 3)
      fd = -1;
  }
  if (fd < 0) {
    log_topic{"plugin-host"}.error(
        "tesserad starts plugin hosts by itself; this is not for people");
    return 2;
  }
  return run_plugin_host(argv[2], fd, argv[6]);
}

} // namespace tessera::plugins
