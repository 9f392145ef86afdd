// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/url_gate.hpp"

#include "base/base64.hpp"
#include "base/secret.hpp"
#include "base/unique_fd.hpp"
#include "net/addresses.hpp"
#include "net/tcp_listener.hpp"
#include "video/address_rule.hpp"
#include "video/gate_request.hpp"
#include "video/hls_playlist.hpp"
#include "video/play_request.hpp"
#include "video/url_fetch.hpp"
#include "wire/rtsp_message.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace tessera::airplay {

namespace {

constexpr int backlog = 16;
constexpr int tick_ms = 200;      // so often a thread looks whether all is over
constexpr int request_ticks = 25; // five seconds for a request

failure closed_link() {
  return {errc::closed, "The player wants no more of it."};
}

/// Blocks, but no longer than until `over`.
bool wait_for(int fd, short what, const std::atomic<bool>& over, int ticks = -1) {
  for (int i = 0; !over && i != ticks; ++i) {
    pollfd one{fd, what, 0};
    const int ready = ::poll(&one, 1, tick_ms);
    if (ready > 0)
      return true;
    if (ready < 0 && errno != EINTR)
      return false;
  }
  return false;
}

result<> send_all(int fd, std::string_view bytes, const std::atomic<bool>& over) {
  while (!bytes.empty()) {
    const auto count = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0)
      bytes.remove_prefix(static_cast<std::size_t>(count));
    else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
      return closed_link();
    else if (!wait_for(fd, POLLOUT, over))
      return closed_link();
  }
  return {};
}

std::string read_head(int fd, const std::atomic<bool>& over) {
  std::string head;
  std::array<char, 4096> bytes;
  while (head.size() < max_head_bytes && head.find("\r\n\r\n") == std::string::npos) {
    if (!wait_for(fd, POLLIN, over, request_ticks))
      return {};
    const auto count = ::recv(fd, bytes.data(), bytes.size(), 0);
    if (count <= 0)
      return {};
    head.append(bytes.data(), static_cast<std::size_t>(count));
  }
  return head;
}

/// Whoever reads sees that this is not the end of what there is.
void break_off(int fd) {
  const linger at_once{1, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

} // namespace

class url_gate::state {
public:
  state(std::vector<unique_fd> listener, bool local)
      : listener_(std::move(listener)), local_(local), port_(net::port_of(listener_.front().get())),
        secret_(base64url(random_bytes(24))) {
    if (auto all = net::list_addresses())
      for (auto& each : *all)
        own_.push_back(std::move(each.text));
  }

  void serve(const std::shared_ptr<state>& me);
  void stop() { over_ = true; }
  [[nodiscard]] std::string address_of(std::string_view url) const {
    return fmt::format("http://127.0.0.1:{}{}", port_, gate_path(secret_, url));
  }
  [[nodiscard]] std::optional<failure> fault() const {
    std::lock_guard lock{mutex_};
    return fault_;
  }

private:
  void answer(unique_fd link);
  result<> pass_on(int fd, const gate_request& wanted, bool& begun);
  [[nodiscard]] bool may_ask(const sockaddr* address) const;
  void note(const failure& what);

  const std::vector<unique_fd> listener_;
  const bool local_;
  const std::uint16_t port_;
  const std::string secret_;
  std::vector<std::string> own_;
  std::atomic<bool> over_{false};
  std::atomic<int> requests_{0};
  mutable std::mutex mutex_; ///< guards fault_
  std::optional<failure> fault_;
};

void url_gate::state::serve(const std::shared_ptr<state>& me) {
  const int listener = listener_.front().get();
  while (!over_) {
    if (!wait_for(listener, POLLIN, over_))
      continue;
    unique_fd link{::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC)};
    if (!link || requests_ >= most_requests)
      continue;
    ++requests_;
    std::thread([me, link = std::move(link)]() mutable {
      me->answer(std::move(link));
      --me->requests_;
    }).detach();
  }
}

void url_gate::state::answer(unique_fd link) {
  auto wanted = parse_gate_request(read_head(link.get(), over_), secret_);
  if (!wanted)
    return; // not GStreamer
  bool begun = false;
  auto done = pass_on(link.get(), *wanted, begun);
  if (done)
    return;
  if (done.code() != errc::closed)
    note(done.error());
  if (begun)
    return break_off(link.get());
  fetched_head sorry;
  sorry.status = done.code() == errc::not_found ? 404 : 403;
  sorry.length = "0";
  [[maybe_unused]] auto sent = send_all(link.get(), gate_answer(sorry), over_);
}

/// What comes is looked at until it is known whether it is a playlist; then a playlist is kept to
/// its end, and everything else goes on at once.
result<> url_gate::state::pass_on(int fd, const gate_request& wanted, bool& begun) {
  if (auto url = parse_media_url(wanted.url); !url)
    return std::move(url).error();
  fetched_head head;
  std::string kept;
  bool playlist = false;
  auto begin = [&]() -> result<> {
    begun = true;
    return send_all(fd, gate_answer(head), over_);
  };
  fetch_order order;
  order.url = wanted.url;
  order.range = wanted.range;
  order.head_only = wanted.head_only;
  order.over = &over_;
  order.may_ask = [this](const sockaddr* address) { return may_ask(address); };
  order.head = [&](const fetched_head& now) -> result<> {
    head = now;
    return {};
  };
  order.bytes = [&](std::string_view bytes) -> result<> {
    if (begun)
      return send_all(fd, bytes, over_);
    kept += bytes;
    if (kept.size() > max_playlist_bytes)
      return {errc::message_too_large, "A playlist has more than 2 MiB."};
    playlist = playlist || is_playlist(kept);
    if (playlist || kept.size() < playlist_sign_bytes)
      return {};
    if (auto done = begin(); !done)
      return done;
    return send_all(fd, std::exchange(kept, {}), over_);
  };
  if (auto done = fetch(order); !done || begun)
    return done;
  if (playlist) {
    auto ours = rewrite_playlist(kept, [&](std::string_view each) -> result<std::string> {
      auto whole = resolve_url(head.address, each);
      if (!whole)
        return whole;
      if (auto fine = parse_media_url(*whole); !fine)
        return std::move(fine).error();
      return address_of(*whole);
    });
    if (!ours)
      return std::move(ours).error();
    kept = *std::move(ours);
    head.type = "application/vnd.apple.mpegurl";
    head.range.clear();
    head.ranges = false;
    head.status = 200;
  }
  if (!wanted.head_only)
    head.length = std::to_string(kept.size());
  if (auto done = begin(); !done)
    return done;
  return send_all(fd, kept, over_);
}

bool url_gate::state::may_ask(const sockaddr* address) const {
  return local_ || may_be_asked(address, [this](const std::string& each) {
           return std::find(own_.begin(), own_.end(), each) != own_.end();
         });
}

void url_gate::state::note(const failure& what) {
  std::lock_guard lock{mutex_};
  if (!fault_)
    fault_ = what;
}

result<std::unique_ptr<url_gate>> url_gate::open(bool local) {
  auto listener = net::open_listeners({"127.0.0.1"}, 0, backlog);
  if (!listener)
    return std::move(listener).error();
  auto shared = std::make_shared<state>(*std::move(listener), local);
  std::thread([shared] { shared->serve(shared); }).detach();
  return std::unique_ptr<url_gate>{new url_gate{std::move(shared)}};
}

url_gate::~url_gate() {
  state_->stop();
}

std::string url_gate::address_of(std::string_view url) const {
  return state_->address_of(url);
}

std::optional<failure> url_gate::fault() const {
  return state_->fault();
}

} // namespace tessera::airplay
