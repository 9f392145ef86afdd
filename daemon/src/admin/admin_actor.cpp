// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/admin_actor.hpp"

#include "admin/admin_policy.hpp"
#include "admin/house_desk.hpp"
#include "admin/room_events.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "loops/house_call.hpp"
#include "net/rpc_line_server.hpp"

#include <caf/actor_cast.hpp>
#include <caf/actor_system.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace tessera::admin {
namespace {

using json = nlohmann::json;
using self_ptr = loops::loop_actor<admin_actor>*;
using session_ptr = net::rpc_line_server::session_ptr;
using json_rpc::call;

const log_topic topic{"admin"};

constexpr std::size_t longest_line = 12UL * 1024 * 1024;  ///< a picture of 8 MiB in base64
constexpr std::size_t longest_queue = 24UL * 1024 * 1024; ///< such a picture, and some talk

class admin_state : public std::enable_shared_from_this<admin_state> {
public:
  admin_state(self_ptr self, std::shared_ptr<const settings> values, box_services box)
      : self_(self), desk_(std::make_shared<house_desk>(self, std::move(values), std::move(box))) {}

  [[nodiscard]] house_desk& desk() const noexcept { return *desk_; }

  result<> listen(net::event_loop& network, const settings& values) {
    net::rpc_line_server::options opts;
    auto policy = admin_policy::of_group(values.text("admin.group"));
    opts.socket = policy.socket_at(values.text("runtime_folder") + "/admin.sock");
    opts.socket.max_message = longest_line;
    opts.socket.max_queue = longest_queue;
    opts.role = rpc::role::admin;
    opts.version = TESSERA_VERSION;
    opts.may_connect = [policy](const net::peer_credentials& who) {
      auto allowed = policy.check(who);
      if (!allowed)
        topic.warning("turned away process {}: {}", who.pid, allowed.error().message());
      return allowed;
    };
    auto server = net::rpc_line_server::listen(
        network,
        std::move(opts),
        {.on_ready = [](const auto&) {},
         .on_call = [this](const session_ptr& client, const call& what) { answer(client, what); },
         .on_closed = [this](const session_ptr& client,
                             const std::string&) { followers_.erase(client); }});
    if (!server)
      return std::move(server).error();
    server_ = *std::move(server);
    return {};
  }

  void house(const house_changed& now) {
    house_ = now;
    desk_->house(now);
    if (now.meeting == meeting_)
      return;
    meeting_ = now.meeting;
    caf::strong_actor_ptr me{self_->ctrl()};
    if (meeting_)
      self_->send(meeting_, watch_room{caf::actor_cast<room_watcher_actor>(me)});
  }

  void room(const room_state& now) {
    if (!now.room || !now.room->is_object())
      return;
    if (room_) {
      for (const auto& what : events_between(*room_, *now.room, endings_))
        tell(what);
    }
    room_ = now.room;
    desk_->room(room_);
    endings_ = {};
  }

  // Both come before the document that lacks the share or participant.
  void ended(const share_ended& what) { endings_.shares[what.share.str()] = name_of(what.reason); }
  void ended(const participant_ended& what) {
    if (what.by_host)
      endings_.removed.insert(what.participant.str());
  }

  void shut_down() {
    for (const auto& client : server_->sessions())
      client->bye("shutting_down");
    self_->quit();
  }

private:
  void tell(const event& what) {
    if (followers_.empty())
      return;
    json params = what.fields;
    params["at"] = wall_ms();
    params["kind"] = what.kind;
    for (const auto& client : followers_)
      client->notify("event", params);
  }

  void answer(const session_ptr& client, const call& what) {
    if (what.method == "room.get")
      return get_room(client, what);
    if (what.method == "events.follow")
      return follow_events(client, what);
    caller who{rpc::role::admin, {}, "tesseractl", {}};
    loops::call_house_of(self_,
                         house_,
                         what.method,
                         what.params,
                         std::move(who),
                         [weak = std::weak_ptr{client}, id = what.id](const result<json>& outcome) {
                           if (auto present = weak.lock())
                             present->answer(id, outcome);
                         });
  }

  void get_room(const session_ptr& client, const call& what) {
    if (room_)
      client->answer(what.id, client->room_answer(*room_));
    else
      client->answer(what.id, errc::unavailable);
  }

  void follow_events(const session_ptr& client, const call& what) {
    followers_.insert(client);
    client->answer(what.id, json::object());
  }

  self_ptr self_;
  std::shared_ptr<house_desk> desk_;
  house_changed house_;
  meeting_actor meeting_;
  std::shared_ptr<const json> room_;
  endings endings_;
  std::set<session_ptr> followers_;
  std::unique_ptr<net::rpc_line_server> server_; // goes first: its handlers use the rest
};

} // namespace

admin_actor spawn_admin(caf::actor_system& system,
                        loops::asio_loop& where,
                        net::event_loop& network,
                        std::shared_ptr<const settings> values,
                        box_services box) {
  return loops::spawn_on<admin_actor>(
      system, where, [&network, values = std::move(values), box = std::move(box)](self_ptr self) {
        auto state = std::make_shared<admin_state>(self, values, box);
        if (auto listening = state->listen(network, *values); !listening) {
          topic.error("tesseractl cannot be served: {}", listening.error().message());
          self->quit(to_caf(listening.error()));
        }
        return admin_actor::behavior_type{
            [state](const house_changed& now) { state->house(now); },
            [state](const settings_changed& what) { state->desk().put_settings(what.values); },
            [state](const shut_down&) { state->shut_down(); },
            [](check_alive) { return alive{}; },
            [state](const room_state& now) { state->room(now); },
            [](const share_opened&) {},
            [state](const share_ended& what) { state->ended(what); },
            [state](const participant_ended& what) { state->ended(what); },
            [state, self](const call_house& what) -> caf::result<call_result> {
              auto promise = self->make_response_promise<call_result>();
              state->desk().carry_out(what, [promise](result<json> outcome) mutable {
                if (outcome)
                  promise.deliver(call_result{std::make_shared<const json>(*std::move(outcome))});
                else
                  promise.deliver(to_caf(outcome.error()));
              });
              return promise;
            },
            [state](const check_token& what) -> caf::result<token_owner> {
              auto owner = state->desk().owner_of(what);
              if (!owner)
                return to_caf(owner.error());
              return *std::move(owner);
            },
        };
      });
}

} // namespace tessera::admin
