// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/secret.hpp"
#include "signalling/services.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::signalling {

/// Who asks, as the request's head said.
struct whip_caller {
  std::optional<secret> pin;
  bool trusted = false; ///< by a token of the box
  secret bearer;        ///< whichever it was
  std::string source;
};

/// One resource of WHIP: a participant that came by HTTP, and its connection.
struct whip_session {
  std::string id;   ///< of its URL; nobody can guess it
  std::string etag; ///< of its ICE session, with quotation marks
  secret bearer;    ///< what it came with; who goes on with it brings the same
  std::string source; ///< of whoever brought it
  std::string door; ///< "whip" or "whep": it is /DOOR/ID
  participant_id who;
  share_id watched;     ///< by WHEP
  bool waiting = false; ///< in the lobby
  peer_id peer;         ///< empty until it is connected
  std::string offer;    ///< in force; an ICE restart brings no other
  std::vector<std::string> mids;
  std::string ufrag;
  std::vector<std::string> candidates; ///< of the box
  bool gathered = false;               ///< there will be no others
  std::optional<failure> over;         ///< why
  /// Told of each change of the above while its request is under way.
  std::function<void()> on_news;
};

/// All of them. Context: the network thread.
class whip_sessions {
public:
  /// So often the token of a session is looked at again: a void one ends it within 5 s.
  static constexpr std::chrono::seconds pulse{4};

  explicit whip_sessions(services& house) : house_(house) {}
  whip_sessions(const whip_sessions&) = delete;
  whip_sessions& operator=(const whip_sessions&) = delete;
  ~whip_sessions();

  [[nodiscard]] std::shared_ptr<whip_session>
  add(const admission& who, std::string door, const whip_caller& caller);
  /// By its path. Null when there is none.
  [[nodiscard]] std::shared_ptr<whip_session> find(std::string_view path) const;

  /// Another ICE session: the former ETag is worth nothing.
  static void renew_etag(whip_session& session);

  /// Its participant leaves, which ends its shares. The session may be over already.
  void end(const std::shared_ptr<whip_session>& session, failure why);

  /// Of those who watch: those whose connection the house has closed.
  void end_lost(const std::function<bool(const peer_id&)>& stands);
  /// The room has changed: perhaps somebody was let in.
  void show(const nlohmann::json& room);
  void tell(const share_ended& what);
  void tell(const participant_ended& what);
  void tell(const peer_failed& what);
  /// Of a peer of this participant.
  void tell(const local_candidate& what, const participant_id& owner);
  /// All are over; their participants leave.
  void clear(const failure& why);

private:
  [[nodiscard]] std::shared_ptr<whip_session> of(const participant_id& who) const;
  void close(const std::shared_ptr<whip_session>& session, failure why);
  void watch_token(const std::shared_ptr<whip_session>& session);
  void judge(const std::shared_ptr<whip_session>& session, const result<token_owner>& owner);

  services& house_;
  std::map<participant_id, std::shared_ptr<whip_session>> all_;
  /// Timers and answers may come after us.
  std::shared_ptr<whip_sessions*> alive_ = std::make_shared<whip_sessions*>(this);
};

} // namespace tessera::signalling
