// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/event_loop.hpp"

#include "base/log.hpp"
#include "net/event_loop_impl.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <pthread.h>

#include <exception>
#include <optional>

namespace tessera::net {
namespace {

const log_topic topic{"net"};

// A handler that throws is a fault of ours, but it must not take the whole box down.
void run(boost::asio::io_context& context) {
  for (;;) {
    try {
      context.run();
      return;
    } catch (const std::exception& fault) {
      topic.error("a network handler threw: {}", fault.what());
    }
  }
}

} // namespace

event_loop::event_loop() : impl_(std::make_unique<impl>()) {}

event_loop::~event_loop() {
  stop();
}

void event_loop::start(const std::string& name) {
  if (impl_->thread.joinable() || impl_->stopped)
    return;
  impl_->thread = std::thread{[this, name = name.substr(0, 15)] {
    ::pthread_setname_np(::pthread_self(), name.c_str());
    impl_->thread_id = std::this_thread::get_id();
    run(impl_->context);
  }};
}

void event_loop::post(task work) {
  if (!impl_->stopped)
    boost::asio::post(impl_->context, std::move(work));
}

void event_loop::stop() {
  if (impl_->thread.joinable()) {
    boost::asio::post(impl_->context, [this] { impl_->context.stop(); });
    impl_->thread.join();
    // What was cancelled last still has its completion to run: it lets go of sockets.
    impl_->context.restart();
    impl_->context.poll();
  }
  impl_->stopped = true;
}

bool event_loop::on_loop_thread() const noexcept {
  return impl_->thread_id.load() == std::this_thread::get_id();
}

class timer::impl {
public:
  explicit impl(boost::asio::io_context& context) : clock(std::in_place, context) {}
  std::optional<boost::asio::steady_timer> clock;
  event_loop::task work;
};

timer& timer::operator=(timer&& other) noexcept {
  if (this != &other) {
    cancel();
    impl_ = std::move(other.impl_);
  }
  return *this;
}

timer::~timer() {
  cancel();
}

void timer::cancel() noexcept {
  if (impl_) {
    impl_->work = nullptr;
    impl_->clock.reset();
    impl_.reset();
  }
}

timer call_after(event_loop& loop, std::chrono::milliseconds delay, event_loop::task work) {
  auto pending = std::make_shared<timer::impl>(loop.native().context);
  pending->work = std::move(work);
  pending->clock->expires_after(delay);
  pending->clock->async_wait([pending](boost::system::error_code) {
    pending->clock.reset();
    if (auto due = std::move(pending->work))
      due();
  });
  return timer{pending};
}

} // namespace tessera::net
