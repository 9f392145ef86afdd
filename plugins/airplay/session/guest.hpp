// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/house.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace tessera::airplay {

/// Who stands behind a connection, as the meeting sees it: let in once, with the shares it has
/// open. When it goes, it leaves. Context: the loop's thread.
class guest : public std::enable_shared_from_this<guest> {
public:
  enum class state { outside, asking, lobby, in, out };

  explicit guest(house& around) : house_(around) {}
  ~guest();
  guest(const guest&) = delete;
  guest& operator=(const guest&) = delete;

  [[nodiscard]] state now() const noexcept { return state_; }
  /// `then` once: when it is in, which may take minutes in the lobby, or refused. Not when it goes.
  /// Only while it is outside.
  void admit(host::candidate who, std::function<void(result<>)> then);
  /// Errors: those of host::open_share; rate_limited.
  void open_share(share_kind kind, std::string label, house::reply<host::open_lane> then);
  void end_share(const share_id& share, end_reason why);
  /// It goes by itself.
  void leave();

  [[nodiscard]] bool owns(const share_id& share) const { return shares_.contains(share); }
  [[nodiscard]] bool is(const participant_id& who) const { return !me_.empty() && me_ == who; }
  // What the box says.
  void let_in();
  void share_stopped(const share_id& share) { shares_.erase(share); }
  void sent_out();

private:
  void admitted(result<host::admission> in);
  void tell(result<> how);

  house& house_;
  state state_ = state::outside;
  std::string sender_; ///< the same on each of its connections
  participant_id me_;
  std::set<share_id> shares_;
  std::function<void(result<>)> then_;
};

} // namespace tessera::airplay
