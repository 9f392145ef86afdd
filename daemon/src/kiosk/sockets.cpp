// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/sockets.hpp"

#include "base/log.hpp"
#include "kiosk/wishes.hpp"

#include <tessera/timeouts.hpp>

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::kiosk {
namespace {

const log_topic topic{"kiosk"};

constexpr std::size_t max_connections = 16; // one kiosk, and those that try to be it

net::unix_listen_options listen_options(const std::string& path, const std::string& group) {
  net::unix_listen_options socket;
  socket.path = path;
  socket.group = group;
  socket.max_connections = max_connections;
  return socket;
}

result<> checked(const peer_policy& policy, const net::peer_credentials& who) {
  auto allowed = policy.check(who);
  if (!allowed)
    topic.warning("turned away process {}: {}", who.pid, allowed.error().message());
  return allowed;
}

} // namespace

result<std::unique_ptr<sockets>> sockets::listen(net::event_loop& loop, options opts, handlers h) {
  std::unique_ptr<sockets> both{new sockets{loop, std::move(h)}};
  if (auto good = both->open(std::move(opts)); !good)
    return std::move(good).error();
  return both;
}

result<> sockets::open(options opts) {
  net::rpc_line_server::options calls;
  calls.socket = listen_options(opts.folder + "/kiosk.sock", opts.group);
  calls.role = rpc::role::kiosk;
  calls.version = opts.version;
  calls.may_connect = [policy = opts.policy](const auto& who) { return checked(policy, who); };
  auto server = net::rpc_line_server::listen(
      loop_,
      std::move(calls),
      {.on_ready = [this](const auto& session) { welcome(session); },
       .on_call =
           [this](const auto& session, json_rpc::call call) {
             if (session == kiosk_)
               handlers_.on_call(session, std::move(call));
           },
       .on_closed = [this](const auto& session,
                           const std::string& reason) { kiosk_left(session, reason); }});
  if (!server)
    return std::move(server).error();
  calls_ = *std::move(server);
  auto channels = net::seqpacket_server::listen(
      loop_,
      listen_options(opts.folder + "/kiosk-lanes.sock", opts.group),
      [weak = std::weak_ptr{alive_}, policy = opts.policy](channel_ptr channel) {
        if (auto self = weak.lock())
          (*self)->accept_channel(channel, policy);
      });
  if (!channels)
    return std::move(channels).error();
  channels_ = *std::move(channels);
  return {};
}

sockets::~sockets() {
  alive_.reset();
}

void sockets::welcome(const session_ptr& session) {
  if (kiosk_) {
    topic.warning("another kiosk took the place of the first one");
    std::exchange(kiosk_, nullptr)->bye("replaced");
  }
  drop_lanes();
  topic.info("the kiosk is here, version {}", session->client_version());
  kiosk_ = session;
  handlers_.on_kiosk(session);
}

void sockets::kiosk_left(const session_ptr& session, const std::string& reason) {
  if (session != kiosk_)
    return;
  topic.warning("the kiosk is gone: {}", reason);
  kiosk_.reset();
  drop_lanes();
  handlers_.on_gone(reason);
}

void sockets::accept_channel(const channel_ptr& channel, const peer_policy& policy) {
  if (auto allowed = checked(policy, channel->peer()); !allowed)
    return channel->close();
  auto id = channel->id();
  auto weak = std::weak_ptr{alive_};
  channel->set_handlers({.on_message =
                             [weak, id](std::string_view text, unique_fd) {
                               if (auto self = weak.lock())
                                 (*self)->channel_speaks(id, text);
                             },
                         .on_closed =
                             [weak, id](const std::string& reason) {
                               if (auto self = weak.lock())
                                 (*self)->channel_left(id, reason);
                             }});
  auto too_late = [channel = std::weak_ptr{channel}] {
    if (auto one = channel.lock())
      one->close();
  };
  newcomers_[id] = {channel, net::call_after(loop_, timeouts::lanes_hello, std::move(too_late))};
}

void sockets::channel_speaks(std::uint64_t id, std::string_view text) {
  auto found = newcomers_.extract(id);
  if (found.empty())
    return; // it has nothing more to say
  auto channel = std::move(found.mapped().channel);
  auto session = read_lanes_hello(text);
  if (!session || !kiosk_ || *session != kiosk_->session()) {
    topic.warning("turned away a channel for lanes: {}",
                  session ? "its session is not the present kiosk's" : session.error().message());
    return channel->close();
  }
  drop_lanes();
  lanes_ = std::move(channel);
  handlers_.on_lanes_opened();
}

void sockets::channel_left(std::uint64_t id, const std::string& reason) {
  newcomers_.erase(id);
  if (!lanes_ || lanes_->id() != id)
    return;
  topic.info("the channel for lanes closed: {}", reason);
  drop_lanes();
}

void sockets::drop_lanes() {
  if (!lanes_)
    return;
  std::exchange(lanes_, nullptr)->close();
  handlers_.on_lanes_closed();
}

void sockets::hand_over(const share_id& share, unique_fd reader) {
  if (lanes_)
    lanes_->send(nlohmann::json{{"share", share.str()}}.dump(), std::move(reader));
}

void sockets::hand_over_artwork(const std::string& id, unique_fd picture) {
  if (lanes_)
    lanes_->send(nlohmann::json{{"artwork", id}}.dump(), std::move(picture));
}

void sockets::bye(std::string_view reason) {
  if (kiosk_)
    kiosk_->bye(reason);
}

} // namespace tessera::kiosk
