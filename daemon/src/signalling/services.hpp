// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"

#include <tessera/messages/call.hpp>
#include <tessera/messages/house.hpp>
#include <tessera/messages/meeting.hpp>
#include <tessera/messages/peer.hpp>
#include <tessera/messages/view.hpp>

#include <nlohmann/json.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace tessera::signalling {

template <class T>
using reply = std::function<void(result<T>)>;

/// What a page's session asks of the rest of the house; the actor turns each call into a message.
/// Replies come later on the same thread, errc::timeout or errc::unavailable if nobody answers.
class services {
public:
  virtual ~services() = default;

  virtual void admit(admit_participant who, reply<admission> then) = 0;
  virtual void resume(resume_participant who, reply<admission> then) = 0;
  virtual void away(const participant_id& who) = 0;
  virtual void left(const participant_id& who) = 0;

  virtual void open_share(const participant_id& who,
                          share_kind kind,
                          std::string label,
                          reply<share_id> then) = 0;
  virtual void end_share(end_share what, reply<nothing> then) = 0;
  virtual void encoded(share_encoded what) = 0;

  /// A call of the method table that no connection handles itself.
  virtual void
  call(std::string method, nlohmann::json params, caller who, reply<nlohmann::json> then) = 0;
  virtual void check_host(check_host_code what, reply<nothing> then) = 0;
  virtual void check_token(tessera::check_token what, reply<token_owner> then) = 0;

  /// Makes the agent and the peer connection; the reply is the answer's SDP.
  virtual void open_peer(const peer_id& peer,
                         std::string offer,
                         std::map<std::string, share_id> shares,
                         reply<std::string> then) = 0;
  /// A further offer; `shares`: all that the peer carries from now on.
  virtual void renew_peer(const peer_id& peer,
                          std::string offer,
                          std::map<std::string, share_id> shares,
                          reply<std::string> then) = 0;
  /// A peer connection that sends what these shares show, but for the sections that rest: they are
  /// made for their share, and get it by set_view.
  virtual void open_view(const peer_id& peer,
                         std::string offer,
                         std::map<std::string, share_id> shares,
                         const std::set<std::string>& resting,
                         reply<view_answer> then) = 0;
  /// Another share in a section of a view; empty = none.
  virtual void set_view(const peer_id& peer,
                        const std::string& mid,
                        const share_id& share,
                        reply<nothing> then) = 0;
  /// What somebody watches, for the meeting.
  virtual void viewed(share_viewed what) = 0;
  virtual void remote_candidate(remote_candidate what) = 0;
  virtual void close_peer(const peer_id& peer) = 0;

  /// Has the house answered its last round trip in time?
  virtual void health(reply<house_health> then) = 0;

  /// The whole room document as it is now.
  [[nodiscard]] virtual const nlohmann::json& room() const = 0;
  /// Calls `work` once after `delay`.
  virtual void later(std::chrono::milliseconds delay, std::function<void()> work) = 0;
};

} // namespace tessera::signalling
