// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/fd_watch.hpp"

#include "net/event_loop_impl.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>

namespace tessera::net {

using boost::asio::posix::stream_descriptor;

class fd_watch::impl : public std::enable_shared_from_this<fd_watch::impl> {
public:
  impl(event_loop& loop, int fd) : descriptor(loop.native().context, fd) {}

  void wait_readable() {
    if (waiting || !readable || ended)
      return;
    waiting = true;
    descriptor.async_wait(stream_descriptor::wait_read,
                          [self = shared_from_this()](boost::system::error_code error) {
                            self->waiting = false;
                            if (error || self->ended || !self->readable)
                              return;
                            // A copy: the handler may replace itself.
                            auto ready = self->readable;
                            ready();
                            self->wait_readable();
                          });
  }

  void wait_writable(std::function<void()> ready) {
    descriptor.async_wait(
        stream_descriptor::wait_write,
        [self = shared_from_this(), ready = std::move(ready)](boost::system::error_code error) {
          if (!error && !self->ended)
            ready();
        });
  }

  void end() {
    ended = true;
    readable = nullptr;
    descriptor.release(); // calls off what waits; the descriptor stays open
  }

  stream_descriptor descriptor;
  std::function<void()> readable;
  bool waiting = false;
  bool ended = false;
};

fd_watch::fd_watch(event_loop& loop, int fd) : impl_(std::make_shared<impl>(loop, fd)) {}

fd_watch::~fd_watch() {
  impl_->end();
}

void fd_watch::on_readable(std::function<void()> ready) {
  impl_->readable = std::move(ready);
  impl_->wait_readable();
}

void fd_watch::when_writable(std::function<void()> ready) {
  impl_->wait_writable(std::move(ready));
}

} // namespace tessera::net
