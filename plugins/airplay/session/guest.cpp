// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/guest.hpp"

#include <utility>

namespace tessera::airplay {

namespace {

/// Its pairing, else its address. No pairing's id has such a letter.
std::string sender_of(const host::candidate& who) {
  return who.device.empty() ? who.source : '\n' + who.device;
}

} // namespace

guest::~guest() {
  leave();
}

void guest::admit(host::candidate who, std::function<void(result<>)> then) {
  state_ = state::asking;
  sender_ = sender_of(who);
  then_ = std::move(then);
  house_.admit(std::move(who),
               [weak = weak_from_this(), &around = house_](result<host::admission> in) {
                 if (auto me = weak.lock(); me && me->state_ == state::asking)
                   me->admitted(std::move(in));
                 else if (in)
                   around.leave(in->participant); // it has gone meanwhile
               });
}

void guest::admitted(result<host::admission> in) {
  if (!in) {
    state_ = state::outside;
    return tell(std::move(in).error());
  }
  me_ = in->participant;
  if (in->waiting)
    state_ = state::lobby;
  else
    let_in();
}

void guest::let_in() {
  if (state_ != state::asking && state_ != state::lobby)
    return;
  state_ = state::in;
  tell({});
}

void guest::tell(result<> how) {
  if (auto then = std::exchange(then_, {}))
    then(std::move(how));
}

void guest::open_share(share_kind kind, std::string label, house::reply<host::open_lane> then) {
  if (!house_.may_open(sender_))
    return then({errc::rate_limited, "it opens and ends shares on and on"});
  house_.open_share(
      me_,
      kind,
      std::move(label),
      [weak = weak_from_this(), then = std::move(then)](result<host::open_lane> open) {
        auto me = weak.lock();
        if (!me || me->state_ != state::in)
          return; // it has left, and its share with it
        if (open)
          me->shares_.insert(open->share);
        then(std::move(open));
      });
}

void guest::end_share(const share_id& share, end_reason why) {
  if (shares_.erase(share) > 0)
    house_.end_share(share, why);
}

void guest::leave() {
  if (state_ == state::out)
    return;
  state_ = state::out;
  then_ = {};
  for (const auto& share : std::exchange(shares_, {}))
    house_.end_share(share, end_reason::stopped);
  if (!me_.empty())
    house_.leave(std::exchange(me_, {}));
}

void guest::sent_out() {
  state_ = state::out;
  then_ = {};
  shares_.clear();
  me_ = {};
}

} // namespace tessera::airplay
