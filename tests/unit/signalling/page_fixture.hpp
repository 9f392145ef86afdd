// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "fake_house.hpp"
#include "signalling/page_session.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

namespace tessera::signalling {

struct fake_socket : net::websocket {
  std::vector<nlohmann::json> sent;
  int closed_with = 0;
  std::string address = "192.168.1.77";

  [[nodiscard]] std::uint64_t id() const noexcept override { return 7; }
  [[nodiscard]] const std::string& remote_address() const noexcept override { return address; }
  void set_handlers(handlers) override {}
  void send(std::string text) override { sent.push_back(nlohmann::json::parse(text)); }
  void close(std::uint16_t code, std::string_view) override { closed_with = code; }
  void set_joined() noexcept override {}
};

struct page_fixture {
  fake_house house;
  guest_peers peers;
  token_keeper tokens{secret{std::string(token_key_bytes, 'k')}};
  views watching{house, peers};
  door shared{house, peers, watching, tokens, 12'000, [](const participant_id&, std::uint64_t) {}};
  std::shared_ptr<fake_socket> socket = std::make_shared<fake_socket>();
  std::shared_ptr<page_session> session = std::make_shared<page_session>(shared, socket);
  int next_id = 0;

  nlohmann::json call(const char* method, nlohmann::json params = nlohmann::json::object()) {
    socket->sent.clear();
    session->on_message(json_rpc::make_request(++next_id, method, params));
    REQUIRE_FALSE(socket->sent.empty());
    return socket->sent.front();
  }
  std::string error_of(const char* method, nlohmann::json params = nlohmann::json::object()) {
    auto reply = call(method, std::move(params));
    return reply.contains("error") ? reply["error"]["data"]["name"].get<std::string>() : "no error";
  }
  nlohmann::json join() {
    return call("join", {{"name", "Ada"}, {"pin", "4829"}, {"device", "tablet-1"}});
  }
  nlohmann::json offer(nlohmann::json more = nlohmann::json::object()) {
    more["sdp"] = "v=0";
    if (!more.contains("shares"))
      more["shares"] = {{"0", {{"kind", "screen"}}}};
    return call("peer.offer", more);
  }
};

} // namespace tessera::signalling
