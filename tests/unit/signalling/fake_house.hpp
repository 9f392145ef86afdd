// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "signalling/services.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tessera::signalling {

/// The rest of the house, answering at once.
struct fake_house : services {
  nlohmann::json document = nlohmann::json::parse(
      R"({"room": {"name": "Oslo"}, "meeting": {"pin": "4829", "pin_required": true}, "participants": {}})");
  std::vector<std::string> log;
  failure open_peer_fails{errc::ok, {}, {}};
  std::function<void()> before_answer;
  std::map<std::string, share_id> opened; ///< of the last peer
  int shares = 0;
  bool lobby = false;

  void admit(admit_participant who, reply<admission> then) override {
    if (!who.pin || who.pin->reveal() != "4829")
      return then(failure{errc::wrong_pin, {}, std::chrono::milliseconds{2000}});
    then(admission{participant_id{"p1"}, who.name, "epoch", lobby});
  }
  void resume(resume_participant who, reply<admission> then) override {
    resumed.push_back(who.participant.str() + " " + who.epoch + " " + who.device);
    then(admission{who.participant, who.name, who.epoch});
  }
  void away(const participant_id& who) override { log.push_back("away " + who.str()); }
  void left(const participant_id& who) override { log.push_back("left " + who.str()); }
  void open_share(const participant_id&, share_kind, std::string, reply<share_id> then) override {
    then(share_id{"s" + std::to_string(++shares)});
  }
  void end_share(tessera::end_share what, reply<nothing> then) override {
    log.push_back("end " + what.share.str() + " " + std::string{name_of(what.reason)});
    then(nothing{});
  }
  void encoded(share_encoded what) override {
    log.push_back("qp " + std::to_string(int(what.qp)) + " limit " + what.limit);
  }
  void
  call(std::string method, nlohmann::json params, caller who, reply<nlohmann::json> then) override {
    callers.push_back(who);
    if (!text_of_error.empty())
      return then(failure{errc::invalid_argument, text_of_error, {}});
    log.push_back("call " + method + " " + params.dump());
    if (method == "host.code")
      return unreachable ? then(errc::timeout) : then(nlohmann::json{{"code", host_code}});
    then(nlohmann::json::object());
  }
  std::vector<std::string> resumed; ///< participant, epoch and device
  void health(reply<house_health> then) override { then(house_health{}); }
  std::vector<caller> callers;
  std::string text_of_error; ///< of what call() answers
  bool void_tokens = false;
  bool unreachable = false; ///< whoever knows of codes and tokens
  std::string host_code = "12345678";
  std::vector<tessera::check_token> checked; ///< tokens that were asked for
  void check_host(check_host_code what, reply<nothing> then) override {
    if (what.code != host_code)
      return then(errc::wrong_code);
    then(nothing{});
  }
  void check_token(tessera::check_token what, reply<token_owner> then) override {
    checked.push_back(what);
    if (unreachable)
      return then(errc::timeout);
    if (what.token == "for-metrics")
      return then(token_owner{rpc::role::metrics, "grafana"});
    if (void_tokens || (what.token != "for-hosts" && what.token != "for-admins"))
      return then(errc::unauthenticated);
    if (what.token == "for-admins")
      return then(token_owner{rpc::role::admin, "session"});
    then(token_owner{rpc::role::host, "room panel"});
  }
  void open_peer(const peer_id& peer,
                 std::string,
                 std::map<std::string, share_id> sections,
                 reply<std::string> then) override {
    log.push_back("open " + peer.str());
    opened = std::move(sections);
    if (open_peer_fails.code != errc::ok)
      return then(open_peer_fails);
    if (before_answer)
      before_answer();
    then(std::string{"v=0 answer"});
  }
  void renew_peer(const peer_id& peer,
                  std::string,
                  std::map<std::string, share_id> shares,
                  reply<std::string> then) override {
    log.push_back("renew " + peer.str());
    renewed = std::move(shares);
    if (hold_renewals) {
      held = [then] { then(std::string{"v=0 again"}); };
      return;
    }
    if (renew_fails.code != errc::ok)
      return then(renew_fails);
    then(std::string{"v=0 again"});
  }
  void open_view(const peer_id& peer,
                 std::string,
                 std::map<std::string, share_id> sections,
                 const std::set<std::string>& resting,
                 reply<view_answer> then) override {
    log.push_back("view " + peer.str());
    opened = std::move(sections);
    rests = resting;
    if (before_answer)
      before_answer();
    if (open_peer_fails.code != errc::ok)
      return then(open_peer_fails);
    then(view_answer{"v=0 view", unplayable});
  }
  void set_view(const peer_id& peer,
                const std::string& mid,
                const share_id& share,
                reply<nothing> then) override {
    log.push_back("set " + peer.str() + " " + mid + " " + share.str());
    if (set_view_fails.code != errc::ok && !share.empty())
      return then(set_view_fails);
    if (rest_fails.code != errc::ok && share.empty())
      return then(rest_fails);
    then(nothing{});
  }
  void viewed(share_viewed what) override {
    log.push_back((what.over ? "over " : "viewed ") + what.participant.str() + " " + what.share.str());
  }
  void remote_candidate(tessera::remote_candidate what) override {
    log.push_back("candidate " + what.peer.str());
  }
  void close_peer(const peer_id& peer) override { log.push_back("close " + peer.str()); }
  [[nodiscard]] const nlohmann::json& room() const override { return document; }
  void later(std::chrono::milliseconds, std::function<void()> work) override {
    pending.push_back(work);
  }
  std::set<std::string> rests; ///< sections of the last view that begin without their share
  std::set<std::string> unplayable; ///< sections of the next view
  failure set_view_fails{errc::ok, {}, {}}; ///< what is to show something
  failure rest_fails{errc::ok, {}, {}};     ///< what is to show nothing
  failure renew_fails{errc::ok, {}, {}};
  bool hold_renewals = false;
  std::function<void()> held; ///< answers the renewal that was held back
  std::map<std::string, share_id> renewed; ///< bound by the last renew_peer
  std::vector<std::function<void()>> pending;
};

} // namespace tessera::signalling
