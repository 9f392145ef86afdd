// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "link/sender_port.hpp"

#include <utility>

namespace tessera::airplay {

result<std::unique_ptr<sender_port>> sender_port::open(net::event_loop& loop,
                                                       port_block among,
                                                       std::string sender,
                                                       tcp_link::handlers what) {
  std::unique_ptr<sender_port> out{new sender_port{std::move(sender), std::move(what)}};
  auto accepted = [me = out.get()](std::shared_ptr<tcp_link> link) { me->accept(std::move(link)); };
  auto acceptor = among.try_each("TCP", [&](auto port) {
    return tcp_acceptor::open(loop, {"0.0.0.0", "::"}, port, accepted);
  });
  if (!acceptor)
    return std::move(acceptor).error();
  out->acceptor_ = *std::move(acceptor);
  return out;
}

sender_port::~sender_port() {
  close();
}

void sender_port::close() {
  if (link_)
    link_->close();
}

void sender_port::accept(std::shared_ptr<tcp_link> link) {
  if (link_ || link->peer() != sender_)
    return;
  link_ = std::move(link);
  link_->start(what_);
}

} // namespace tessera::airplay
