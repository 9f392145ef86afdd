// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "fake_house.hpp"
#include "signalling/told_servers.hpp"
#include "signalling/whip_door.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <optional>
#include <utility>

namespace tessera::signalling {

/// Lets in by PIN or by trust, one participant after the other, and may take its time to grant.
struct whip_house : fake_house {
  std::vector<admit_participant> asked;
  std::vector<share_kind> kinds;
  std::vector<tessera::remote_candidate> candidates;
  bool slow = false; ///< open_share waits in `undecided`
  reply<share_id> undecided;

  void admit(admit_participant who, reply<admission> then) override {
    asked.push_back(who);
    const bool wanted = document["meeting"]["pin_required"];
    if (wanted && !who.trusted && (!who.pin || who.pin->reveal() != "4829"))
      return then(failure{errc::wrong_pin, {}, std::chrono::milliseconds{1500}});
    then(admission{participant_id{"p" + std::to_string(asked.size())}, who.name, "epoch", lobby});
  }
  void open_share(const participant_id& who,
                  share_kind kind,
                  std::string label,
                  reply<share_id> then) override {
    kinds.push_back(kind);
    if (slow)
      undecided = std::move(then);
    else
      fake_house::open_share(who, kind, std::move(label), std::move(then));
  }
  void remote_candidate(tessera::remote_candidate what) override {
    candidates.push_back(std::move(what));
  }
  [[nodiscard]] bool did(const std::string& what) const {
    return std::find(log.begin(), log.end(), what) != log.end();
  }
};

struct whip_answerer : net::http_answerer {
  std::optional<net::http_response> response;
  void answer(net::http_response what) override { response = std::move(what); }
  std::shared_ptr<net::http_stream> start_stream(net::http_response) override { return nullptr; }
  void dropped() noexcept override {}
};

struct whip_fixture {
  whip_house house;
  guest_peers peers;
  token_keeper tokens{secret{std::string(token_key_bytes, 'k')}};
  views watching{house, peers};
  door shared{house, peers, watching, tokens, 12'000, [](const participant_id&, std::uint64_t) {}};
  whip_door whip{shared};

  static constexpr const char* ufrag = "EsAw";
  static std::string section(const char* kind, const char* mid, const char* way = "sendonly") {
    return std::string{"m="} + kind + " 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:" + mid + "\r\na=" + way +
           "\r\n";
  }
  static std::string offer(const std::string& sections = section("audio", "0") +
                                                         section("video", "1")) {
    return std::string{"v=0\r\na=fingerprint:sha-256 AA\r\na=ice-ufrag:"} + ufrag + "\r\n" +
           sections;
  }
  static std::string fragment(const std::string& user = ufrag) {
    return "a=ice-ufrag:" + user +
           "\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\nm=video 9 X 0\r\na=mid:1\r\n"
           "a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\na=end-of-candidates\r\n";
  }

  static net::http_request
  request(std::string method, std::string path, const std::string& bearer) {
    net::http_request what;
    what.method = std::move(method);
    what.path = std::move(path);
    what.remote_address = "192.168.1.9";
    what.secure = true;
    what.headers.emplace_back("Host", "192.168.1.10:8443");
    if (!bearer.empty())
      what.headers.emplace_back("Authorization", "Bearer " + bearer);
    return what;
  }
  static net::http_request
  post(const std::string& bearer, std::string body = offer(), std::string query = {}) {
    auto what = request("POST", "/whip", bearer);
    what.headers.emplace_back("Content-Type", "application/sdp");
    what.body = std::move(body);
    what.query = std::move(query);
    return what;
  }
  static net::http_request patch(const std::string& where,
                                 const std::string& bearer,
                                 const std::string& if_match,
                                 std::string body = fragment()) {
    auto what = request("PATCH", where, bearer);
    what.headers.emplace_back("Content-Type", "application/trickle-ice-sdpfrag");
    if (!if_match.empty())
      what.headers.emplace_back("If-Match", if_match);
    what.body = std::move(body);
    return what;
  }

  std::shared_ptr<whip_answerer> send(const net::http_request& what) {
    auto behind = std::make_shared<whip_answerer>();
    whip.handle(what, net::http_responder{behind});
    return behind;
  }
  net::http_response answer_to(const net::http_request& what) {
    auto behind = send(what);
    if (!behind->response) // it waits for addresses of the box
      gathered();
    REQUIRE(behind->response);
    return *behind->response;
  }
  void tell_servers(const settings& values) { shared.ice_servers = told_servers(values); }
  unsigned status_of(const net::http_request& what) { return answer_to(what).status; }
  void gathered() {
    for (const auto& peer : peers.all()) {
      whip.tell(local_candidate{peer, 0, {}, "candidate:1 1 udp 1 192.168.1.10 9 typ host"});
      whip.tell(local_candidate{peer, 0, {}, {}});
    }
  }
  void run_timers() {
    for (auto& work : std::exchange(house.pending, {}))
      work();
  }
  /// Published with the PIN.
  net::http_response published() {
    auto made = answer_to(post("4829"));
    REQUIRE(made.status == 201);
    return made;
  }
};

inline std::string header(const net::http_response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name)
      return value;
  return {};
}

} // namespace tessera::signalling
