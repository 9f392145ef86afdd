// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_server.hpp"
#include "signalling/certificate.hpp"
#include "signalling/guest_peers.hpp"
#include "signalling/host_watch.hpp"
#include "signalling/house_services.hpp"
#include "signalling/page_session.hpp"
#include "signalling/rest_door.hpp"
#include "signalling/static_files.hpp"
#include "signalling/token_keeper.hpp"
#include "signalling/whip_door.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tessera::signalling {

/// The join page, its WebSockets, and who is behind which of them. Context: the network thread.
class web_door {
public:
  /// One that listens. Errors: certificate, web folder, ports.
  [[nodiscard]] static result<std::unique_ptr<web_door>> open(house_services& house,
                                                              net::event_loop& network,
                                                              const settings& values,
                                                              const std::string& web_folder);
  /// Listens nowhere: whoever comes is told to handlers().
  web_door(house_services& house, certificate tls, static_files files, secret token_key);
  ~web_door();

  /// For a server that this door stands behind; they end with the door.
  [[nodiscard]] net::http_server::handlers handlers();
  void apply(const settings& values);
  void show(const room_state& state);
  void tell(const share_ended& what);
  void tell(const participant_ended& what);
  void tell(const local_candidate& what);
  void tell(const ice_state_changed& what);
  void tell(const peer_failed& what);
  void tell(const view_progress& what);
  /// Another meeting has taken the place of the one that the pages joined: they come back by
  /// themselves, with their tokens.
  void start_anew();
  /// Whoever sent what people watch is gone: they hear of it, and ask anew.
  void lose_views();
  /// Do programs get in by WHIP?
  [[nodiscard]] bool takes_whip() const noexcept { return whip_.open(); }
  /// Says goodbye to everybody.
  void close(const std::string& reason);

private:
  [[nodiscard]] result<> listen(net::event_loop& network, const settings& values);
  void respond(const net::http_request& request, const net::http_responder& to);
  [[nodiscard]] std::optional<net::http_response> refuse_body(const net::http_request& head);
  void judge_large_body(const net::http_request& head, const net::http_server::verdict& then);
  [[nodiscard]] std::optional<net::http_response> refuse(const net::http_request& request) const;
  void accept(std::shared_ptr<net::websocket> socket);
  void close_peer(const peer_id& peer);
  void joined(const participant_id& who, std::uint64_t session);
  void sweep();
  [[nodiscard]] std::vector<std::shared_ptr<page_session>> all_sessions() const;
  [[nodiscard]] std::shared_ptr<page_session> session_of(const participant_id& who) const;
  [[nodiscard]] std::shared_ptr<page_session> session_of(const peer_id& peer) const;

  house_services& house_;
  rest_door rest_;
  certificate tls_;
  static_files files_;
  token_keeper tokens_;
  guest_peers peers_;
  views watching_;
  host_watch hosts_;
  door shared_;
  whip_door whip_;
  std::vector<std::string> names_;
  std::vector<std::string> addresses_;
  std::map<std::uint64_t, std::shared_ptr<page_session>> sessions_;
  std::unique_ptr<net::http_server> https_;
  std::unique_ptr<net::http_server> plain_;
  bool sweeping_ = false;
  /// Gone first: sockets tell of their end after us too.
  std::shared_ptr<web_door*> alive_ = std::make_shared<web_door*>(this);
};

} // namespace tessera::signalling
