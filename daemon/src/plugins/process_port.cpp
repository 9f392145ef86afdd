// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/fd_channel.hpp"
#include "net/fd_watch.hpp"
#include "plugins/control_attachment.hpp"
#include "plugins/host_process.hpp"
#include "plugins/plugin_port.hpp"

#include <sys/wait.h>

#include <memory>
#include <thread>

namespace tessera::plugins {
namespace {

class process_port : public plugin_port {
public:
  process_port(net::event_loop& network,
               host_process child,
               std::shared_ptr<net::fd_channel> channel,
               handlers h)
      : network_(network), handlers_(std::move(h)), child_(std::move(child)),
        channel_(std::move(channel)),
        exit_(std::make_unique<net::fd_watch>(network, child_.exited.get())) {
    // The channel may outlive us by its last message.
    auto alive = std::weak_ptr{alive_};
    channel_->set_handlers({.on_message =
                                [this, alive](std::string_view text, unique_fd fd) {
                                  if (alive.lock())
                                    on_text(text, fd);
                                },
                            .on_closed =
                                [this, alive](const std::string&) {
                                  // A host without a socket is of no use; its end is told by exit_.
                                  if (alive.lock() && !reaped_)
                                    kill_host_process(child_.pid);
                                }});
    exit_->on_readable([this] { on_exit(); });
  }

  process_port(const process_port&) = delete;
  process_port& operator=(const process_port&) = delete;

  ~process_port() override {
    alive_.reset();
    exit_.reset();
    channel_->close();
    if (reaped_)
      return;
    kill_host_process(child_.pid);
    if (!reap_host_process(child_.pid))
      std::thread([pid = child_.pid] { ::waitpid(pid, nullptr, 0); }).detach();
  }

  void send(control::to_door message, unique_fd fd) override {
    channel_->send(control::encode(message), std::move(fd));
  }

  [[nodiscard]] pid_t pid() const noexcept override { return child_.pid; }

private:
  void on_text(std::string_view text, const unique_fd& fd) {
    auto message = control::decode_from_door(text);
    auto whole = message ? control::attach(*message, fd) : result<>{message.error()};
    if (whole)
      return handlers_.on_message(std::move(*message));
    handlers_.on_message(control::log_line{
        log_level::error, "it broke the control protocol: " + whole.error().message()});
    if (!reaped_)
      kill_host_process(child_.pid);
  }

  void on_exit() {
    auto how = reap_host_process(child_.pid);
    if (!how)
      return;
    reaped_ = true;
    // What its last words were may still wait in the channel; then it is over.
    network_.post([this, alive = std::weak_ptr{alive_}, how = *how] {
      if (alive.lock())
        handlers_.on_gone(how);
    });
    exit_->on_readable({});
  }

  net::event_loop& network_;
  handlers handlers_;
  host_process child_;
  std::shared_ptr<net::fd_channel> channel_;
  std::unique_ptr<net::fd_watch> exit_;
  bool reaped_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace

result<std::unique_ptr<plugin_port>> open_process_port(net::event_loop& network,
                                                       const std::string& name,
                                                       const std::string& library,
                                                       const std::string& state_folder,
                                                       const std::string& program,
                                                       plugin_port::handlers h) {
  auto child = start_host_process(name, library, state_folder, program);
  if (!child)
    return std::move(child).error();
  auto channel = net::fd_channel::adopt(network, std::move(child->control));
  if (!channel) {
    kill_host_process(child->pid);
    ::waitpid(child->pid, nullptr, 0);
    return std::move(channel).error();
  }
  return std::unique_ptr<plugin_port>{
      std::make_unique<process_port>(network, std::move(*child), *channel, std::move(h))};
}

} // namespace tessera::plugins
