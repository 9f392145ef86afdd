// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "lane_link.hpp"

#include "core/room_document.hpp"
#include "core/room_rows.hpp"
#include "unix_connect.hpp"

#include <nlohmann/json.hpp>

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tessera::kiosk {
namespace {

constexpr std::size_t max_message_bytes = 4096;

/// The first descriptor of the message; others that should not be there are closed.
unique_fd take_descriptor(msghdr& message) {
  unique_fd first;
  for (auto* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
      continue;
    auto count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t at = 0; at < count; ++at) {
      int raw = -1;
      std::memcpy(&raw, CMSG_DATA(part) + at * sizeof(int), sizeof raw);
      unique_fd fd{raw};
      if (!first)
        first = std::move(fd);
    }
  }
  return first;
}

} // namespace

lane_link::lane_link(std::string socket_path, lane_handler on_lane, artwork_handler on_artwork)
    : path_(std::move(socket_path)), on_lane_(std::move(on_lane)),
      on_artwork_(std::move(on_artwork)) {
  retry_.setSingleShot(true);
  connect(&retry_, &QTimer::timeout, this, &lane_link::connect_now);
}

void lane_link::start(std::string session) {
  session_ = std::move(session);
  wait_.reset();
  close_now();
  connect_now();
}

void lane_link::stop() {
  retry_.stop();
  close_now();
}

void lane_link::close_now() {
  if (readable_) {
    readable_->setEnabled(false);
    readable_.release()->deleteLater(); // it may be its own signal that brought us here
  }
  fd_.reset();
}

void lane_link::connect_now() {
  auto fd = unix_connect(path_, SOCK_SEQPACKET);
  if (!fd) {
    log_.warning("{}; trying again", fd.error().message());
    retry_.start(wait_.next());
    return;
  }
  fd_ = std::move(*fd);
  auto greeting = nlohmann::json{{"session", session_}}.dump();
  if (::send(fd_.get(), greeting.data(), greeting.size(), MSG_NOSIGNAL) < 0) {
    log_.warning("cannot greet on {}: {}; trying again", path_, std::strerror(errno));
    close_now();
    retry_.start(wait_.next());
    return;
  }
  readable_ = std::make_unique<QSocketNotifier>(fd_.get(), QSocketNotifier::Read);
  connect(readable_.get(), &QSocketNotifier::activated, this, &lane_link::on_readable);
}

void lane_link::on_readable() {
  while (fd_ && take_message()) {
  }
}

bool lane_link::take_message() {
  std::array<char, max_message_bytes> text;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(4 * sizeof(int))> control;
  iovec into{text.data(), text.size()};
  msghdr message{};
  message.msg_iov = &into;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  auto got = ::recvmsg(fd_.get(), &message, MSG_CMSG_CLOEXEC);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
    return false;
  if (got < 0 && errno == EINTR)
    return true;
  if (got <= 0) {
    log_.warning("the lane socket ended; connecting again");
    close_now();
    retry_.start(wait_.next());
    return false;
  }
  take({text.data(), static_cast<std::size_t>(got)}, take_descriptor(message));
  return true;
}

void lane_link::take(std::string_view text, unique_fd what) {
  auto message = nlohmann::json::parse(text, nullptr, false);
  auto share = text_at(message, "share");
  auto artwork = text_at(message, "artwork");
  if ((share.empty() && artwork.empty()) || !what) {
    log_.warning("a message on the lane socket without a share or a descriptor; ignored");
    return;
  }
  wait_.reset();
  if (share.empty())
    on_artwork_(to_qstring(artwork), what);
  else
    on_lane_(to_qstring(share), std::move(what));
}

} // namespace tessera::kiosk
