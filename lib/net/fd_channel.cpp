// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/fd_channel.hpp"

#include "base/file.hpp"
#include "net/connection_id.hpp"
#include "net/fd_watch.hpp"
#include "net/unix_listener.hpp"

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <deque>
#include <list>
#include <optional>

namespace tessera::net {
namespace {

constexpr std::size_t max_queue_bytes = 4 * 1024 * 1024;
constexpr std::size_t max_queue_messages = 256;

struct packet {
  std::string text;
  unique_fd fd;
};

/// Returns the result of sendmsg; errno is set.
ssize_t send_packet(int socket, const packet& p) {
  iovec part{const_cast<char*>(p.text.data()), p.text.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  if (p.fd) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    auto* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    int fd = p.fd.get();
    std::memcpy(CMSG_DATA(header), &fd, sizeof fd);
  }
  return ::sendmsg(socket, &message, MSG_NOSIGNAL);
}

/// The first descriptor that came along; others are closed.
unique_fd take_descriptor(msghdr& message) {
  unique_fd first;
  for (auto* header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
      continue;
    auto count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof fd);
      unique_fd owned{fd};
      if (!first)
        first = std::move(owned);
    }
  }
  return first;
}

class seqpacket_channel final : public fd_channel,
                                public std::enable_shared_from_this<seqpacket_channel> {
public:
  seqpacket_channel(event_loop& loop, unique_fd fd, const peer_credentials& peer)
      : loop_(loop), fd_(std::move(fd)), peer_(peer), buffer_(max_message, '\0'),
        watch_(std::in_place, loop, fd_.get()) {}

  void open() { self_ = shared_from_this(); }
  [[nodiscard]] bool gone() const noexcept { return !fd_; }

  std::uint64_t id() const noexcept override { return id_; }
  const peer_credentials& peer() const noexcept override { return peer_; }

  void set_handlers(handlers h) override {
    handlers_ = std::move(h);
    if (watch_ && !closing_)
      watch_->on_readable([this] { receive(); });
  }

  void send(std::string text, unique_fd fd) override {
    if (closing_ || gone())
      return;
    if (text.empty() || text.size() > max_message)
      return finish("a message of " + std::to_string(text.size()) + " bytes cannot be sent");
    queued_ += text.size();
    queue_.push_back({std::move(text), std::move(fd)});
    if (queued_ > max_queue_bytes || queue_.size() > max_queue_messages)
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
    queue_.clear();
    loop_.post([self = std::move(self_), reason] {
      auto last = std::move(self->handlers_);
      self->handlers_ = {};
      if (last.on_closed)
        last.on_closed(reason);
    });
  }

private:
  void receive() {
    iovec part{buffer_.data(), buffer_.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(8 * sizeof(int))> control{};
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    auto got = ::recvmsg(fd_.get(), &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == ECONNRESET) // told once, before what the other side said at last
      got = ::recvmsg(fd_.get(), &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
      return;
    auto descriptor = got >= 0 ? take_descriptor(message) : unique_fd{};
    if (got <= 0)
      return finish(got == 0 ? "the other side closed" : std::strerror(errno));
    if ((message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
      return finish("it sent a message that is too large");
    auto keep = shared_from_this();
    if (auto handler = handlers_.on_message)
      handler({buffer_.data(), static_cast<std::size_t>(got)}, std::move(descriptor));
  }

  void write_some() {
    if (writing_)
      return;
    while (!queue_.empty()) {
      if (send_packet(fd_.get(), queue_.front()) >= 0) {
        queued_ -= queue_.front().text.size();
        queue_.pop_front();
        continue;
      }
      if (errno == EINTR)
        continue;
      if (errno != EAGAIN)
        return stop_writing(std::strerror(errno));
      writing_ = true;
      watch_->when_writable([this] {
        writing_ = false;
        write_some();
      });
      return;
    }
    if (closing_)
      finish("closed by us");
  }

  /// The other side reads no more, but its last words may still wait to be read; receive() finds
  /// the end.
  void stop_writing(const std::string& reason) {
    if (closing_)
      return finish(reason);
    queue_.clear();
    queued_ = 0;
  }

  std::uint64_t id_ = next_connection_id();
  event_loop& loop_;
  unique_fd fd_;
  peer_credentials peer_;
  std::string buffer_;
  handlers handlers_;
  std::deque<packet> queue_;
  std::size_t queued_ = 0;
  bool writing_ = false;
  bool closing_ = false;
  timer deadline_;
  std::optional<fd_watch> watch_;
  std::shared_ptr<seqpacket_channel> self_; // while the channel is open
};

} // namespace

result<std::shared_ptr<fd_channel>> fd_channel::adopt(event_loop& loop, unique_fd fd) {
  int type = 0;
  socklen_t size = sizeof type;
  if (!fd || ::getsockopt(fd.get(), SOL_SOCKET, SO_TYPE, &type, &size) != 0 ||
      type != SOCK_SEQPACKET)
    return {errc::invalid_argument,
            "the descriptor " + std::to_string(fd.get()) +
                " is no SEQPACKET socket; only tesserad can hand one over"};
  auto who = credentials_of(fd.get());
  if (!who)
    return std::move(who).error();
  ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
  ::fcntl(fd.get(), F_SETFD, FD_CLOEXEC);
  auto channel = std::make_shared<seqpacket_channel>(loop, std::move(fd), *who);
  channel->open();
  return std::shared_ptr<fd_channel>{std::move(channel)};
}

result<std::pair<unique_fd, unique_fd>> make_fd_channel_pair() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
    return file_error(errno, "make", "a control channel");
  return std::pair{unique_fd{ends[0]}, unique_fd{ends[1]}};
}

class seqpacket_server::impl {
public:
  std::unique_ptr<unix_listener> listener;
  std::list<std::weak_ptr<seqpacket_channel>> channels;
};

result<std::unique_ptr<seqpacket_server>>
seqpacket_server::listen(event_loop& loop, unix_listen_options opts, on_connection accept) {
  auto state = std::make_shared<impl>();
  auto listener = unix_listener::listen(
      loop,
      opts,
      SOCK_SEQPACKET,
      [state = state.get(), &loop, limit = opts.max_connections, accept = std::move(accept)](
          unique_fd fd, const peer_credentials& who) {
        state->channels.remove_if([](const auto& weak) {
          auto channel = weak.lock();
          return !channel || channel->gone();
        });
        if (state->channels.size() >= limit)
          return;
        auto channel = std::make_shared<seqpacket_channel>(loop, std::move(fd), who);
        channel->open();
        state->channels.push_back(channel);
        accept(channel);
      });
  if (!listener)
    return std::move(listener).error();
  state->listener = std::move(*listener);
  return std::unique_ptr<seqpacket_server>{new seqpacket_server{std::move(state)}};
}

seqpacket_server::seqpacket_server(std::shared_ptr<impl> state) : impl_(std::move(state)) {}
seqpacket_server::~seqpacket_server() {
  close();
}

void seqpacket_server::close() {
  impl_->listener.reset();
  for (auto& weak : impl_->channels) {
    if (auto channel = weak.lock())
      channel->finish("the server closed");
  }
  impl_->channels.clear();
}

} // namespace tessera::net
