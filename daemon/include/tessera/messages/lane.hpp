// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/unique_fd.hpp"

#include <tessera/messages/message.hpp>
#include <tessera/messages/room.hpp>

#include <memory>

namespace tessera {

/// A file descriptor in a message; whoever uses it first takes it out.
using fd_handle = std::shared_ptr<unique_fd>;

/// Request to a share's owner: one more reader for its lane. `writer` is the producer's end of a
/// connected stream socket (net::make_lane_pair); the reader holds the other end.
/// Errors: share_not_found.
struct TESSERA_API attach_reader {
  share_id share;
  fd_handle writer;
};
struct lane_attached {};

/// Event to a share's owner: meeting has ended it. Stop its stream; report nothing more about it.
struct TESSERA_API stop_share {
  share_id share;
  end_reason reason = end_reason::stopped;
};

} // namespace tessera

TESSERA_MESSAGE(tessera::fd_handle)
TESSERA_MESSAGE(tessera::attach_reader)
TESSERA_MESSAGE(tessera::lane_attached)
TESSERA_MESSAGE(tessera::stop_share)
