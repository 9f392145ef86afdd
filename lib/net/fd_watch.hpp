// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/unique_fd.hpp"
#include "net/event_loop.hpp"

#include <functional>
#include <memory>

namespace tessera::net {

/// Tells when a file descriptor can be read or written. The descriptor must be non-blocking.
/// Context: the loop's thread; forgetting the watch ends it and no handler runs any more.
class fd_watch {
public:
  /// Does not own `fd`: keep it open as long as the watch lives.
  fd_watch(event_loop& loop, int fd);
  fd_watch(const fd_watch&) = delete;
  fd_watch& operator=(const fd_watch&) = delete;
  ~fd_watch();

  /// Calls `ready` each time there is something to read (or the end), until it is replaced.
  void on_readable(std::function<void()> ready);
  /// Calls `ready` once, when there is room to write.
  void when_writable(std::function<void()> ready);

private:
  class impl;
  std::shared_ptr<impl> impl_;
};

} // namespace tessera::net
