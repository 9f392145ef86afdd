// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/unix_socket.hpp"

#include "net/connection_id.hpp"
#include "net/fd_watch.hpp"
#include "net/line_splitter.hpp"
#include "net/unix_listener.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <list>
#include <optional>

namespace tessera::net {
namespace {

class line_stream final : public line_connection, public std::enable_shared_from_this<line_stream> {
public:
  line_stream(event_loop& loop,
              unique_fd fd,
              const peer_credentials& peer,
              const unix_listen_options& opts)
      : loop_(loop), fd_(std::move(fd)), peer_(peer), max_queue_(opts.max_queue),
        splitter_(opts.max_message), watch_(std::in_place, loop, fd_.get()) {}

  void open() { self_ = shared_from_this(); }
  [[nodiscard]] bool gone() const noexcept { return !fd_; }

  std::uint64_t id() const noexcept override { return id_; }
  const peer_credentials& peer() const noexcept override { return peer_; }

  void set_handlers(handlers h) override {
    handlers_ = std::move(h);
    if (watch_ && !closing_)
      watch_->on_readable([this] { read_some(); });
  }

  void send_line(std::string line) override {
    if (closing_ || gone())
      return;
    queue_ += line;
    queue_ += '\n';
    if (queue_.size() - written_ > max_queue_)
      return finish("it reads too slowly");
    write_some();
  }

  void close() override {
    if (closing_ || gone())
      return;
    closing_ = true;
    watch_->on_readable(nullptr);
    if (queue_.empty())
      return finish("closed by us");
    deadline_ = call_after(loop_, std::chrono::seconds{1}, [this] { finish("closed by us"); });
  }

  void finish(const std::string& reason) {
    if (gone())
      return;
    watch_.reset();
    deadline_.cancel();
    fd_.reset();
    // Posted, because the caller may be in the middle of a handler or of send_line().
    loop_.post([self = std::move(self_), reason] {
      auto last = std::move(self->handlers_);
      self->handlers_ = {};
      if (last.on_closed)
        last.on_closed(reason);
    });
  }

private:
  void read_some() {
    char buffer[16 * 1024];
    auto got = ::recv(fd_.get(), buffer, sizeof buffer, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
      return;
    if (got <= 0)
      return finish(got == 0 ? "the other side closed" : std::strerror(errno));
    std::vector<std::string> lines;
    auto good = splitter_.feed({buffer, static_cast<std::size_t>(got)}, lines);
    auto keep = shared_from_this();
    for (const auto& line : lines) {
      if (closing_ || gone())
        return;
      if (auto handler = handlers_.on_line)
        handler(line);
    }
    if (!good && !closing_ && !gone()) {
      if (auto handler = handlers_.on_fault)
        handler(good.error());
      close();
    }
  }

  void write_some() {
    if (writing_)
      return;
    while (written_ < queue_.size()) {
      auto put =
          ::send(fd_.get(), queue_.data() + written_, queue_.size() - written_, MSG_NOSIGNAL);
      if (put < 0 && errno == EINTR)
        continue;
      if (put < 0 && errno == EAGAIN) {
        writing_ = true;
        watch_->when_writable([this] {
          writing_ = false;
          write_some();
        });
        break;
      }
      if (put < 0)
        return finish(std::strerror(errno));
      written_ += static_cast<std::size_t>(put);
    }
    queue_.erase(0, written_);
    written_ = 0;
    if (closing_ && queue_.empty())
      finish("closed by us");
  }

  std::uint64_t id_ = next_connection_id();
  event_loop& loop_;
  unique_fd fd_;
  peer_credentials peer_;
  std::size_t max_queue_;
  line_splitter splitter_;
  handlers handlers_;
  std::string queue_;
  std::size_t written_ = 0;
  bool writing_ = false;
  bool closing_ = false;
  timer deadline_;
  std::optional<fd_watch> watch_;
  std::shared_ptr<line_stream> self_; // while the connection is open
};

} // namespace

class line_server::impl {
public:
  std::unique_ptr<unix_listener> listener;
  std::list<std::weak_ptr<line_stream>> streams;
};

result<std::unique_ptr<line_server>>
line_server::listen(event_loop& loop, unix_listen_options opts, on_connection accept) {
  auto state = std::make_shared<impl>();
  auto listener = unix_listener::listen(
      loop,
      opts,
      SOCK_STREAM,
      [state = state.get(), &loop, opts, accept = std::move(accept)](unique_fd fd,
                                                                     const peer_credentials& who) {
        state->streams.remove_if([](const auto& weak) {
          auto stream = weak.lock();
          return !stream || stream->gone();
        });
        if (state->streams.size() >= opts.max_connections)
          return;
        auto stream = std::make_shared<line_stream>(loop, std::move(fd), who, opts);
        stream->open();
        state->streams.push_back(stream);
        accept(stream);
      });
  if (!listener)
    return std::move(listener).error();
  state->listener = std::move(*listener);
  return std::unique_ptr<line_server>{new line_server{std::move(state)}};
}

line_server::line_server(std::shared_ptr<impl> state) : impl_(std::move(state)) {}
line_server::~line_server() {
  close();
}

void line_server::close() {
  impl_->listener.reset();
  for (auto& weak : impl_->streams) {
    if (auto stream = weak.lock())
      stream->finish("the server closed");
  }
  impl_->streams.clear();
}

} // namespace tessera::net
