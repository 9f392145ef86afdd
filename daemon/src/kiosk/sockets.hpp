// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "kiosk/peer_policy.hpp"
#include "net/event_loop.hpp"
#include "net/fd_channel.hpp"
#include "net/rpc_line_server.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace tessera::kiosk {

/// kiosk.sock and kiosk-lanes.sock: at most one kiosk at a time (the newest), and the channel for
/// its lanes. Context: the loop's thread.
class sockets {
public:
  using session_ptr = net::rpc_line_server::session_ptr;
  struct options {
    std::string folder;
    std::string group; ///< empty = tesserad's own
    std::string version;
    peer_policy policy;
  };
  struct handlers {
    std::function<void(const session_ptr&)> on_kiosk; ///< another kiosk is here; the former is not
    std::function<void(const session_ptr&, json_rpc::call)> on_call; ///< of the present kiosk only
    std::function<void(const std::string& reason)> on_gone;          ///< there is no kiosk now
    std::function<void()> on_lanes_opened;
    std::function<void()> on_lanes_closed;
  };

  /// Errors: as net::line_server::listen.
  [[nodiscard]] static result<std::unique_ptr<sockets>>
  listen(net::event_loop& loop, options opts, handlers h);
  ~sockets();

  /// The present kiosk, or null.
  [[nodiscard]] const session_ptr& kiosk() const noexcept { return kiosk_; }
  /// Hands the reading end of a share's lane to the kiosk; does nothing when it takes none just
  /// now.
  void hand_over(const share_id& share, unique_fd reader);
  /// Likewise, a picture of what a share plays, as a memory file.
  void hand_over_artwork(const std::string& id, unique_fd picture);
  void bye(std::string_view reason);

private:
  using channel_ptr = std::shared_ptr<net::fd_channel>;
  struct newcomer {
    channel_ptr channel;
    net::timer patience;
  };

  sockets(net::event_loop& loop, handlers h) : loop_(loop), handlers_(std::move(h)) {}
  [[nodiscard]] result<> open(options opts);
  void welcome(const session_ptr& session);
  void kiosk_left(const session_ptr& session, const std::string& reason);
  void accept_channel(const channel_ptr& channel, const peer_policy& policy);
  void channel_speaks(std::uint64_t id, std::string_view text);
  void channel_left(std::uint64_t id, const std::string& reason);
  void drop_lanes();

  net::event_loop& loop_;
  handlers handlers_;
  session_ptr kiosk_;
  channel_ptr lanes_;
  std::map<std::uint64_t, newcomer> newcomers_; // channels that have not said whose they are
  std::unique_ptr<net::rpc_line_server> calls_;
  std::unique_ptr<net::seqpacket_server> channels_;
  // Expires first: what the loop still has for us then finds nobody.
  std::shared_ptr<sockets*> alive_ = std::make_shared<sockets*>(this);
};

} // namespace tessera::kiosk
