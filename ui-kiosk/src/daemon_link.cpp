// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "daemon_link.hpp"

#include "core/room_document.hpp"
#include "proto/json_rpc.hpp"
#include "unix_connect.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

namespace tessera::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr int protocol = 1;
constexpr auto replaced_pause = 5s; // docs/kiosk-rpc.md, "bye"
// A daemon that stands still is told within two of these; a busy one is given one.
constexpr auto watch_every = 3s;
constexpr std::size_t max_line_bytes = 1024 * 1024; // docs/kiosk-rpc.md
constexpr std::size_t max_output_bytes = 1024 * 1024;

} // namespace

daemon_link::daemon_link(std::string socket_path, handlers on)
    : path_(std::move(socket_path)), on_(std::move(on)) {
  retry_.setSingleShot(true);
  connect(&retry_, &QTimer::timeout, this, &daemon_link::connect_now);
  watch_.setInterval(watch_every);
  connect(&watch_, &QTimer::timeout, this, &daemon_link::check_alive);
}

void daemon_link::start() {
  connect_now();
}

void daemon_link::connect_now() {
  auto fd = unix_connect(path_, SOCK_STREAM);
  if (!fd) {
    tell_trouble(fd.error().message());
    retry_later();
    return;
  }
  fd_ = std::move(*fd);
  readable_ = std::make_unique<QSocketNotifier>(fd_.get(), QSocketNotifier::Read);
  writable_ = std::make_unique<QSocketNotifier>(fd_.get(), QSocketNotifier::Write);
  writable_->setEnabled(false);
  connect(readable_.get(), &QSocketNotifier::activated, this, &daemon_link::on_readable);
  connect(writable_.get(), &QSocketNotifier::activated, this, &daemon_link::on_writable);
  heard_ = false;
  watch_.start();
  send_hello();
}

void daemon_link::retry_later() {
  if (std::exchange(replaced_, false))
    retry_.start(replaced_pause);
  else
    retry_.start(wait_.next());
}

void daemon_link::check_alive() {
  if (std::exchange(heard_, false))
    call("ping", json::object());
  else
    disconnect_now("it does not answer");
}

void daemon_link::tell_trouble(const std::string& text) {
  if (std::exchange(told_, text) != text)
    log_.warning("{}; trying again until it works", text);
}

void daemon_link::disconnect_now(std::string_view why) {
  tell_trouble("the connection to tesserad ended: " + std::string{why});
  // A notifier must not be destroyed within its own signal.
  for (auto* notifier : {&readable_, &writable_})
    if (*notifier) {
      (*notifier)->setEnabled(false);
      notifier->release()->deleteLater();
    }
  watch_.stop();
  fd_.reset();
  input_.clear();
  output_.clear();
  pending_.clear();
  if (std::exchange(ready_, false))
    on_.lost();
  retry_later();
}

void daemon_link::call(std::string_view method,
                       const json& params,
                       answer_handler then,
                       answer_handler refused) {
  if (ready_)
    send_call(method, params, std::move(then), std::move(refused));
}

void daemon_link::ask_for_room() {
  call("room.get", json::object(), [this](const json& value) {
    on_.snapshot(number_at(value, "revision"), object_at(value, "room"));
  });
}

void daemon_link::send_call(std::string_view method,
                            const json& params,
                            answer_handler then,
                            answer_handler refused) {
  if (output_.size() > max_output_bytes)
    return; // a daemon that does not read: the write notifier or its end will tell
  auto id = ++last_id_;
  pending_[id] = {std::string{method}, std::move(then), std::move(refused)};
  output_ += json_rpc::make_request(id, method, params);
  output_ += '\n';
  on_writable();
}

void daemon_link::send_hello() {
  send_call("hello",
            {{"protocol", protocol}, {"version", TESSERA_VERSION}, {"role", "kiosk"}},
            [this](const json& value) { take_hello(value); });
}

void daemon_link::take_hello(const json& value) {
  if (auto theirs = static_cast<int>(number_at(value, "protocol")); theirs != protocol) {
    on_.mismatch(theirs, {});
    disconnect_now("it speaks another version of the protocol");
    return;
  }
  ready_ = true;
  told_.clear();
  wait_.reset();
  log_.info("connected to tesserad {}", text_at(value, "version"));
  on_.greeted(std::string{text_at(value, "session")});
}

void daemon_link::take_error(const std::string& method, const json& error) {
  auto text = std::string{text_at(error, "message")};
  if (method != "hello") {
    log_.warning("tesserad refused {}: {}", method, text);
    return;
  }
  const auto& data = object_at(error, "data");
  if (text_at(data, "name") == "version_mismatch")
    on_.mismatch(static_cast<int>(number_at(data, "protocol")), text);
  disconnect_now(text);
}

void daemon_link::on_readable() {
  std::array<char, 64 * 1024> piece;
  while (fd_) {
    auto got = ::recv(fd_.get(), piece.data(), piece.size(), 0);
    if (got > 0) {
      heard_ = true;
      input_.append(piece.data(), static_cast<std::size_t>(got));
      if (!take_lines())
        return;
      continue;
    }
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
      return;
    disconnect_now(got == 0 ? "it closed the socket" : std::strerror(errno));
  }
}

bool daemon_link::take_lines() {
  for (auto end = input_.find('\n'); end != std::string::npos; end = input_.find('\n')) {
    auto line = input_.substr(0, end);
    input_.erase(0, end + 1);
    take_line(line);
    if (!fd_)
      return false;
  }
  if (input_.size() <= max_line_bytes)
    return true;
  disconnect_now("a line is longer than 1 MiB");
  return false;
}

void daemon_link::take_line(std::string_view line) {
  if (auto note = json_rpc::parse_call(line, max_line_bytes)) {
    take_notification(note->method, note->params);
    return;
  }
  auto reply = json_rpc::parse_answer(line, max_line_bytes);
  if (!reply) {
    disconnect_now("it sent what is no JSON-RPC: " + reply.error().message());
    return;
  }
  if (!reply->id.is_number_integer())
    return;
  auto at = pending_.find(reply->id.get<std::int64_t>());
  if (at == pending_.end())
    return;
  auto done = std::move(at->second);
  pending_.erase(at);
  if (reply->error) {
    take_error(done.method, *reply->error);
    if (done.refused)
      done.refused(*reply->error);
  } else if (done.then)
    done.then(*reply->value);
}

void daemon_link::take_notification(const std::string& method, const json& params) {
  if (method == "room.snapshot")
    on_.snapshot(number_at(params, "revision"), object_at(params, "room"));
  else if (method == "room.changed")
    on_.changed(number_at(params, "revision"), object_at(params, "patch"));
  else if (method == "thumbnail.want")
    on_.thumbnail_wanted(std::string{text_at(params, "share")});
  else if (method == "bye")
    replaced_ = text_at(params, "reason") == "replaced"; // the socket ends by itself
}

void daemon_link::on_writable() {
  while (fd_ && !output_.empty()) {
    auto sent = ::send(fd_.get(), output_.data(), output_.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent < 0)
      break; // full, or broken: then reading tells
    output_.erase(0, static_cast<std::size_t>(sent));
  }
  if (writable_)
    writable_->setEnabled(!output_.empty());
}

} // namespace tessera::kiosk
