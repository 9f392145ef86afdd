// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/rate_limit.hpp"
#include "base/secret.hpp"
#include "net/websocket.hpp"
#include "proto/ice_server.hpp"
#include "proto/json_rpc.hpp"
#include "proto/role.hpp"
#include "proto/room_document.hpp"
#include "signalling/guest_peers.hpp"
#include "signalling/services.hpp"
#include "signalling/token_keeper.hpp"
#include "signalling/views.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tessera::signalling {

/// What all sessions share.
struct door {
  services& house;
  guest_peers& peers;
  views& watching;
  token_keeper& tokens;
  int max_kbps = 0;
  /// Told when a session has become this participant, so that an older one makes way.
  std::function<void(const participant_id&, std::uint64_t session)> on_joined;
  /// Told when a session has become a host.
  std::function<void()> on_host = {};
  /// Told to those who are in: a TURN server's password is among them.
  ice_server::offer ice_servers = {};
};

/// What makes a page a host; one of them is empty.
struct host_proof {
  secret code;
  secret token; ///< a bearer token, or that of an admin's session
};

/// May a page with this token be a host?
[[nodiscard]] inline bool makes_host(const token_owner& owner) {
  return owner.roles.intersects(rpc::role::host | rpc::role::admin);
}

/// One page's WebSocket: docs/signalling.md. Context: the network thread.
class page_session : public std::enable_shared_from_this<page_session> {
public:
  static constexpr double messages_per_second = 50;
  static constexpr double message_burst = 100;
  static constexpr int strikes = 200; ///< refused messages before the page is cut off
  static constexpr std::chrono::minutes join_time{10}; ///< people look for the PIN meanwhile
  static constexpr std::chrono::milliseconds report_pause{900}; ///< of share.report
  static constexpr std::chrono::seconds reoffer_time{
      5}; ///< after resume, to offer old shares again

  page_session(door& shared, std::shared_ptr<net::websocket> socket);

  void on_message(std::string_view text);
  /// The socket is gone.
  void on_closed();

  /// The room has changed.
  void show(const nlohmann::json& room);
  void notify(std::string_view method, const nlohmann::json& params);
  /// `bye {reason}`, then the end. The participant stays (away) unless it has ended already.
  void dismiss(std::string_view reason);
  /// Sends a page away that has not joined for too long.
  void check_idle(monotonic::time_point now);

  /// Also while it waits in the lobby.
  [[nodiscard]] const std::optional<participant_id>& participant() const noexcept {
    return me_ ? me_ : lobby_;
  }
  [[nodiscard]] std::uint64_t id() const noexcept { return socket_->id(); }
  [[nodiscard]] const std::string& source() const noexcept { return socket_->remote_address(); }
  [[nodiscard]] const std::optional<host_proof>& host() const noexcept { return host_; }
  /// Did it change anything as a host since the last question?
  [[nodiscard]] bool take_acted_as_host() noexcept { return std::exchange(acted_as_host_, false); }
  /// It is a host no more, and is told why; nothing when it was none.
  void end_host(std::string_view reason);
  /// In the lobby.
  [[nodiscard]] bool waits() const noexcept { return lobby_.has_value(); }
  /// Somebody else is this participant now, or it has ended: closing means nothing any more.
  void disown() noexcept {
    me_.reset();
    lobby_.reset();
  }

private:
  using json = nlohmann::json;
  using answer = std::function<void(result<json>)>;

  void dispatch(const json_rpc::call& call, const answer& done);
  void call_house(const json_rpc::call& call, const answer& done);
  void hello(const answer& done);
  void join(const json& params, const answer& done);
  void resume(const json& params, const answer& done);
  void enter(const admission& who, const answer& done);
  void leave(const answer& done);
  void offer(const json& params, const answer& done);
  void watch(const json& params, const answer& done);
  void candidate(const json& params, const answer& done);
  void close_peer(const json& params, const answer& done);
  void open_host(const json& params, const answer& done);
  void report(const json& params, const answer& done);
  void end_orphans(const std::vector<share_id>& shares);

  void look_for_admission(const json& room);

  [[nodiscard]] rpc::role_set roles() const;
  [[nodiscard]] json snapshot() const;
  [[nodiscard]] json fresh_snapshot();
  /// What a page gets once it is in.
  [[nodiscard]] json entrance();

  door& door_;
  std::shared_ptr<net::websocket> socket_;
  rate_limit rate_{messages_per_second, message_burst};
  int strikes_ = 0;
  bool open_ = true;
  bool entering_ = false;
  monotonic::time_point waiting_since_ = monotonic::now();
  monotonic::time_point reported_{};
  std::optional<participant_id> me_;
  std::optional<participant_id> lobby_; ///< waits; then it becomes me_
  admission admitted_;                  ///< of me_ or lobby_
  std::string device_;                  ///< what the page calls its device
  std::optional<host_proof> host_;
  bool acted_as_host_ = false;
  room::view view_{room::audience::guest};
};

} // namespace tessera::signalling
