// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/event_loop.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <thread>

namespace tessera::net {

/// Private to lib/net: the Asio side of the loop.
class event_loop::impl {
public:
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
      context.get_executor()};
  std::thread thread;
  std::atomic<std::thread::id> thread_id{};
  std::atomic<bool> stopped{false};
};

} // namespace tessera::net
