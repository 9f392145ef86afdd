// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane_pump.hpp"

#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace tessera::net {
namespace {

constexpr std::uint64_t wake_token = 0;
constexpr std::uint32_t always = EPOLLIN | EPOLLRDHUP;

void control(int epoll, int operation, int fd, std::uint32_t events, std::uint64_t token) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = token;
  ::epoll_ctl(epoll, operation, fd, &event);
}

} // namespace

lane_pump::impl::impl()
    : epoll_(::epoll_create1(EPOLL_CLOEXEC)), event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  control(epoll_.get(), EPOLL_CTL_ADD, event_.get(), EPOLLIN, wake_token);
  thread_ = std::thread{[this] {
    ::pthread_setname_np(::pthread_self(), "lanes");
    run();
  }};
}

lane_pump::impl::~impl() {
  stop();
}

void lane_pump::impl::stop() {
  decltype(clients_) clients;
  {
    std::lock_guard lock{mutex_};
    if (!stopped_)
      clients.swap(clients_);
    stopped_ = true;
  }
  signal();
  if (thread_.joinable())
    thread_.join();
  // Destroyed here, outside of the lock: a client's end may call remove().
}

std::uint64_t lane_pump::impl::add(int fd, std::shared_ptr<lane_pump_client> client) {
  std::lock_guard lock{mutex_};
  if (stopped_)
    return 0;
  auto token = ++last_token_;
  clients_.emplace(token, std::move(client));
  control(epoll_.get(), EPOLL_CTL_ADD, fd, always, token);
  return token;
}

void lane_pump::impl::want_write(std::uint64_t token, int fd, bool on) {
  control(epoll_.get(), EPOLL_CTL_MOD, fd, on ? always | EPOLLOUT : always, token);
}

void lane_pump::impl::remove(std::uint64_t token, int fd) {
  control(epoll_.get(), EPOLL_CTL_DEL, fd, 0, token);
  std::shared_ptr<lane_pump_client> gone;
  std::lock_guard lock{mutex_};
  if (auto it = clients_.find(token); it != clients_.end()) {
    gone = std::move(it->second);
    clients_.erase(it);
  }
}

void lane_pump::impl::wake_at(time when, std::weak_ptr<lane_pump_client> client) {
  std::lock_guard lock{mutex_};
  if (stopped_)
    return;
  wakes_.push_back({when, std::move(client)});
  signal();
}

void lane_pump::impl::signal() noexcept {
  ::eventfd_write(event_.get(), 1);
}

int lane_pump::impl::next_timeout_ms() {
  std::lock_guard lock{mutex_};
  if (stopped_)
    return 0;
  if (wakes_.empty())
    return -1;
  auto next = std::min_element(
      wakes_.begin(), wakes_.end(), [](const wake& a, const wake& b) { return a.when < b.when; });
  auto now = std::chrono::steady_clock::now();
  if (next->when <= now)
    return 0;
  auto wait = std::chrono::ceil<std::chrono::milliseconds>(next->when - now).count();
  return static_cast<int>(std::min<decltype(wait)>(wait, INT_MAX));
}

std::vector<std::shared_ptr<lane_pump_client>> lane_pump::impl::take_due() {
  std::vector<std::shared_ptr<lane_pump_client>> due;
  std::lock_guard lock{mutex_};
  auto now = std::chrono::steady_clock::now();
  std::erase_if(wakes_, [&](const wake& w) {
    if (w.when > now)
      return false;
    if (auto client = w.client.lock())
      due.push_back(std::move(client));
    return true;
  });
  return due;
}

std::shared_ptr<lane_pump_client> lane_pump::impl::find(std::uint64_t token) {
  std::lock_guard lock{mutex_};
  auto it = clients_.find(token);
  return it == clients_.end() ? nullptr : it->second;
}

void lane_pump::impl::run() {
  std::array<epoll_event, 64> events;
  for (;;) {
    int count = ::epoll_wait(epoll_.get(), events.data(), events.size(), next_timeout_ms());
    if (count < 0 && errno != EINTR)
      return;
    {
      std::lock_guard lock{mutex_};
      if (stopped_)
        return;
    }
    for (int i = 0; i < count; ++i) {
      std::uint32_t bits = events[i].events;
      std::uint64_t data = events[i].data.u64;
      if (data == wake_token) {
        eventfd_t ignored = 0;
        ::eventfd_read(event_.get(), &ignored);
      } else if (auto client = find(data)) {
        client->on_ready(data, (bits & ~EPOLLOUT) != 0, (bits & EPOLLOUT) != 0);
      }
    }
    for (auto& client : take_due())
      client->on_wake();
  }
}

lane_pump::lane_pump() : impl_(std::make_shared<impl>()) {}
lane_pump::~lane_pump() {
  impl_->stop();
}

} // namespace tessera::net
