// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/loop_actor.hpp"
#include "net/event_loop.hpp"
#include "signalling/services.hpp"

#include <tessera/actors.hpp>

#include <nlohmann/json.hpp>

#include <list>
#include <map>
#include <memory>

namespace tessera::signalling {

/// The services of a page, as messages to the actors of the house.
class house_services : public services {
public:
  using self_pointer = loops::loop_actor<signalling_actor>*;

  house_services(self_pointer self, net::event_loop& network) : self_(self), network_(network) {}

  void admit(admit_participant who, reply<admission> then) override;
  void resume(resume_participant who, reply<admission> then) override;
  void away(const participant_id& who) override;
  void left(const participant_id& who) override;
  void open_share(const participant_id& who,
                  share_kind kind,
                  std::string label,
                  reply<share_id> then) override;
  void end_share(tessera::end_share what, reply<nothing> then) override;
  void encoded(share_encoded what) override;
  void
  call(std::string method, nlohmann::json params, caller who, reply<nlohmann::json> then) override;
  void check_host(check_host_code what, reply<nothing> then) override;
  void check_token(tessera::check_token what, reply<token_owner> then) override;
  void open_peer(const peer_id& peer,
                 std::string offer,
                 std::map<std::string, share_id> shares,
                 reply<std::string> then) override;
  void renew_peer(const peer_id& peer,
                  std::string offer,
                  std::map<std::string, share_id> shares,
                  reply<std::string> then) override;
  void open_view(const peer_id& peer,
                 std::string offer,
                 std::map<std::string, share_id> shares,
                 const std::set<std::string>& resting,
                 reply<view_answer> then) override;
  void set_view(const peer_id& peer,
                const std::string& mid,
                const share_id& share,
                reply<nothing> then) override;
  void viewed(share_viewed what) override;
  void remote_candidate(tessera::remote_candidate what) override;
  void close_peer(const peer_id& peer) override;
  void health(reply<house_health> then) override;
  [[nodiscard]] const nlohmann::json& room() const override { return *room_; }
  void later(std::chrono::milliseconds delay, std::function<void()> work) override;

  void set_house(const house_changed& house) { house_ = house; }
  void set_room(std::shared_ptr<const nlohmann::json> room) { room_ = std::move(room); }
  /// Who hands out its lane.
  void know_owner(const share_opened& what) { owners_[what.share] = what.owner; }
  void forget_owner(const share_id& share) { owners_.erase(share); }
  void set_codecs(std::vector<std::string> configured) {
    configured_codecs_ = std::move(configured);
  }

private:
  [[nodiscard]] std::string likely_codec() const;
  [[nodiscard]] view_source source_of(const share_id& share) const;
  /// Asks ice for an agent, and media with it.
  template <class Answer, class T, class Message, class Convert>
  void open_with_agent(Message what, reply<T> then, Convert convert);
  template <class Answer, class T, class Actor, class Message, class Convert>
  void ask(const Actor& whom,
           std::chrono::milliseconds limit,
           Message what,
           reply<T> then,
           Convert convert);

  self_pointer self_;
  net::event_loop& network_;
  house_changed house_;
  std::shared_ptr<const nlohmann::json> room_ =
      std::make_shared<nlohmann::json>(nlohmann::json::object());
  std::map<share_id, share_owner_actor> owners_;
  std::vector<std::string> configured_codecs_;
  std::list<net::timer> timers_;
};

} // namespace tessera::signalling
