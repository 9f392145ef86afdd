// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/admin_actor.hpp"

#include "admin/admin_policy.hpp"
#include "admin/checker.hpp"
#include "admin/room_events.hpp"
#include "admin/status.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "loops/rpc_ask.hpp"
#include "net/rpc_line_server.hpp"
#include "proto/params.hpp"

#include <caf/actor_cast.hpp>
#include <caf/actor_system.hpp>
#include <nlohmann/json.hpp>

#include <atomic>
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

constexpr rpc::text_limits path_limits{1, 4096};

json nothing_more(const done&) {
  return json::object();
}

class admin_state : public std::enable_shared_from_this<admin_state> {
public:
  admin_state(self_ptr self, config_checker check) : self_(self), check_(std::move(check)) {}

  result<> listen(net::event_loop& network, const settings& values) {
    net::rpc_line_server::options opts;
    auto policy = admin_policy::of_group(values.text("admin.group"));
    opts.socket = policy.socket_at(values.text("runtime_folder") + "/admin.sock");
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
    supervisor_ = now.supervisor;
    plugins_ = now.plugins;
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
    using handler = void (admin_state::*)(const session_ptr&, const call&);
    static const std::map<std::string_view, handler> handlers{
        {"room.get", &admin_state::get_room},
        {"status", &admin_state::get_status},
        {"pin.show", &admin_state::show_pin},
        {"pin.new", &admin_state::renew_pin},
        {"participant.remove", &admin_state::remove_participant},
        {"share.stop", &admin_state::stop_share},
        {"config.check", &admin_state::check_config},
        {"events.follow", &admin_state::follow_events},
    };
    auto found = handlers.find(what.method);
    if (found == handlers.end())
      return client->answer(what.id, errc::method_not_found);
    (this->*found->second)(client, what);
  }

  template <class Answer, class Request, class Render>
  void ask_meeting(const session_ptr& client, const call& what, Request request, Render render) {
    loops::ask_for<Answer>(
        self_, meeting_, timeouts::meeting, std::move(request), client, what.id, render);
  }

  void get_room(const session_ptr& client, const call& what) {
    if (room_)
      client->answer(what.id, client->room_answer(*room_));
    else
      client->answer(what.id, errc::unavailable);
  }

  void show_pin(const session_ptr& client, const call& what) {
    ask_meeting<pin_value>(client, what, tessera::show_pin{}, [](const pin_value& now) {
      return json{{"pin", now.pin.reveal()}, {"required", now.required}};
    });
  }

  void renew_pin(const session_ptr& client, const call& what) {
    topic.info("an admin asks for a new PIN");
    ask_meeting<pin_value>(client, what, tessera::renew_pin{}, [](const pin_value& now) {
      return json{{"pin", now.pin.reveal()}};
    });
  }

  void remove_participant(const session_ptr& client, const call& what) {
    auto who = rpc::id_param(what.params, "participant");
    if (!who)
      return client->answer(what.id, who.error());
    topic.info("an admin removes participant {}", *who);
    ask_meeting<done>(
        client, what, tessera::remove_participant{participant_id{*who}}, nothing_more);
  }

  void stop_share(const session_ptr& client, const call& what) {
    auto share = rpc::id_param(what.params, "share");
    if (!share)
      return client->answer(what.id, share.error());
    topic.info("an admin stops share {}", *share);
    ask_meeting<done>(
        client, what, end_share{share_id{*share}, end_reason::removed, {}}, nothing_more);
  }

  void check_config(const session_ptr& client, const call& what) {
    auto path = rpc::optional_text_param(what.params, "path", path_limits);
    if (!path)
      return client->answer(what.id, path.error());
    if (checking_->exchange(true))
      return client->answer(
          what.id, failure{errc::unavailable, "another check is under way; try again later", {}});
    auto work = [check = check_, checking = checking_](const std::string& file) {
      auto outcome = check(file);
      *checking = false;
      return outcome;
    };
    auto checker = spawn_checker(self_->home_system(), work);
    loops::ask_for<config_checked>(self_,
                                   checker,
                                   timeouts::config_check,
                                   admin::check_config{path->value_or("")},
                                   client,
                                   what.id,
                                   [](const config_checked& done) { return *done.outcome; });
  }

  void follow_events(const session_ptr& client, const call& what) {
    followers_.insert(client);
    client->answer(what.id, json::object());
  }

  /// Two questions at once; whoever answers last, or not in time, completes the status.
  struct inquiry {
    status_parts parts;
    int open = 2;
    std::weak_ptr<net::rpc_line_session> client;
    std::optional<json> id;
  };
  using inquiry_ptr = std::shared_ptr<inquiry>;

  void get_status(const session_ptr& client, const call& what) {
    auto asked = std::make_shared<inquiry>();
    asked->parts.version = TESSERA_VERSION;
    asked->client = client;
    asked->id = what.id;
    inquire<house_status>(supervisor_,
                          tessera::get_status{},
                          asked,
                          [](inquiry& to, const house_status& got) { to.parts.house = got; });
    inquire<plugins_status>(
        plugins_, get_plugins{}, asked, [](inquiry& to, const plugins_status& got) {
          to.parts.plugins = got.plugins;
        });
  }

  template <class Answer, class Handle, class Request>
  void inquire(const Handle& whom,
               Request what,
               const inquiry_ptr& asked,
               void (*store)(inquiry&, const Answer&)) {
    if (!whom)
      return settle(asked);
    self_->request(whom, timeouts::status, what)
        .then(
            [weak = weak_from_this(), asked, store](const Answer& got) {
              store(*asked, got);
              if (auto state = weak.lock())
                state->settle(asked);
            },
            [weak = weak_from_this(), asked](const caf::error&) {
              if (auto state = weak.lock())
                state->settle(asked);
            });
  }

  void settle(const inquiry_ptr& asked) {
    if (--asked->open > 0)
      return;
    asked->parts.room = room_;
    if (auto client = asked->client.lock())
      client->answer(asked->id, render_status(asked->parts));
  }

  self_ptr self_;
  config_checker check_;
  /// A slow disk must not make one thread after the other.
  std::shared_ptr<std::atomic<bool>> checking_ = std::make_shared<std::atomic<bool>>(false);
  supervisor_actor supervisor_;
  plugins_actor plugins_;
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
                        config_checker check) {
  return loops::spawn_on<admin_actor>(
      system,
      where,
      [&network, values = std::move(values), check = std::move(check)](self_ptr self) {
        auto state = std::make_shared<admin_state>(self, check);
        if (auto listening = state->listen(network, *values); !listening) {
          topic.error("tesseractl cannot be served: {}", listening.error().message());
          self->quit(to_caf(listening.error()));
        }
        return admin_actor::behavior_type{
            [state](const house_changed& now) { state->house(now); },
            [](const settings_changed&) {},
            [state](const shut_down&) { state->shut_down(); },
            [](check_alive) { return alive{}; },
            [state](const room_state& now) { state->room(now); },
            [](const share_opened&) {},
            [state](const share_ended& what) { state->ended(what); },
            [state](const participant_ended& what) { state->ended(what); },
            [](const call_house&) -> caf::result<call_result> { return to_caf({errc::unavailable, {}, {}}); },
            [](const check_token&) -> caf::result<token_owner> {
              return to_caf({errc::unauthenticated, {}, {}});
            },
        };
      });
}

} // namespace tessera::admin
