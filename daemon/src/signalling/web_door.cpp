// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/web_door.hpp"

#include "base/log.hpp"
#include "proto/http_text.hpp"
#include "signalling/health_page.hpp"
#include "signalling/told_servers.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tessera::signalling {
namespace {

using json = nlohmann::json;

const log_topic topic{"signalling"};

constexpr const char* subprotocol = "tessera.v1";
constexpr std::chrono::seconds sweep_pause{30};

/// As http::parse_authority gives host names.
std::string lower(std::string text) {
  for (char& letter : text)
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return text;
}

net::http_response refusal(unsigned status, std::string text) {
  auto response = net::text_response(status, std::move(text));
  add_security_headers(response);
  return response;
}

net::http_response foreign_name() {
  return refusal(421, "This is not the name of this box. If it should be, add it to web.names.\n");
}

std::size_t body_limit(const net::http_request& head) {
  if (whip_door::takes(head.path))
    return whip_door::body_limit(head);
  return rest_door::takes(head.path) ? rest_door::body_limit(head) : 0;
}

} // namespace

result<std::unique_ptr<web_door>> web_door::open(house_services& house,
                                                 net::event_loop& network,
                                                 const settings& values,
                                                 const std::string& web_folder) {
  const auto& configured = values.text("web.folder");
  auto files = static_files::load(configured.empty() ? web_folder : configured);
  if (!files)
    return std::move(files).error();
  auto tls = certificate::open(values);
  if (!tls)
    return std::move(tls).error();
  auto made =
      std::make_unique<web_door>(house,
                                 std::move(*tls),
                                 std::move(*files),
                                 token_key(values.text("state_folder") + "/resume.key"));
  made->apply(values);
  if (auto listening = made->listen(network, values); !listening)
    return std::move(listening).error();
  return made;
}

web_door::web_door(house_services& house, certificate tls, static_files files, secret token_key)
    : house_(house), rest_(house), tls_(std::move(tls)), files_(std::move(files)),
      tokens_(std::move(token_key)), watching_(house, peers_),
      hosts_(house, [this] { return all_sessions(); }), shared_{house,
                                                                peers_,
                                                                watching_,
                                                                tokens_,
                                                                0,
                                                                [this](const participant_id& who,
                                                                       std::uint64_t session) {
                                                                  joined(who, session);
                                                                },
                                                                [this] { hosts_.begin(); }},
      whip_(shared_) {
  watching_.on_lost(
      [this](const peer_id& peer) { tell(peer_failed{peer, "media does not answer as it should"}); });
}

web_door::~web_door() {
  for (auto& [id, session] : sessions_)
    session->disown();
}

net::http_server::handlers web_door::handlers() {
  return {[this](const auto& request, const auto& to) { respond(request, to); },
          [this](const auto& request) { return refuse(request); },
          [this](auto socket) { accept(std::move(socket)); },
          [](const auto& head) { return body_limit(head); },
          [this](const auto& head) { return refuse_body(head); },
          [this](const auto& head, const auto& then) { judge_large_body(head, then); }};
}

result<> web_door::listen(net::event_loop& network, const settings& values) {
  net::http_server::options where{values.list("web.listen"),
                                  static_cast<std::uint16_t>(values.integer("web.port")),
                                  subprotocol,
                                  {}};
  auto secure = net::http_server::listen(network, where, tls_.context(), handlers());
  if (!secure)
    return std::move(secure).error();
  https_ = std::move(*secure);
  auto explain_port = values.integer("web.explain_port");
  if (explain_port == 0)
    return {};
  where.port = static_cast<std::uint16_t>(explain_port);
  auto plain = net::http_server::listen(
      network,
      where,
      nullptr,
      {net::http_server::at_once(
           [port = https_->port()](const auto& request) { return explain(request, port); }),
       {},
       {},
       {},
       {}});
  if (plain)
    plain_ = std::move(*plain);
  else // People who type https:// are not hurt by this.
    topic.warning("{}; plain HTTP is not answered", plain.error().message());
  return {};
}

void web_door::apply(const settings& values) {
  shared_.max_kbps = static_cast<int>(values.integer("media.max_kbps"));
  names_ = own_names();
  const auto& more = values.list("web.names");
  names_.insert(names_.end(), more.begin(), more.end());
  std::transform(names_.begin(), names_.end(), names_.begin(), lower);
  house_.set_codecs(values.list("media.codecs"));
  watching_.set_people_max(static_cast<std::size_t>(values.integer("media.views_max")));
  shared_.ice_servers = told_servers(values);
  whip_.apply(values);
  if (https_) { // not at the start: the files have just been read
    if (auto read = tls_.reload(); !read)
      topic.warning("{}; the former certificate stays in use", read.error().message());
    hosts_.look();
  }
}

void web_door::respond(const net::http_request& request, const net::http_responder& to) {
  if (!own_host(request.header("Host"), names_))
    return to.answer(foreign_name());
  if (rest_door::takes(request.path))
    return rest_.handle(request, to);
  if (whip_door::takes(request.path))
    return whip_.handle(request, to);
  if (request.path != health_path)
    return to.answer(files_.serve(request));
  if (request.method != "GET" && request.method != "HEAD")
    return to.answer(health_is_only_read());
  house_.health([to](const result<house_health>& health) { to.answer(health_page(health)); });
}

std::optional<net::http_response> web_door::refuse_body(const net::http_request& head) {
  if (!own_host(head.header("Host"), names_))
    return foreign_name();
  if (whip_door::takes(head.path))
    return whip_.refuse(head);
  return rest_door::takes(head.path) ? rest_.refuse(head) : std::nullopt;
}

void web_door::judge_large_body(const net::http_request& head,
                                const net::http_server::verdict& then) {
  if (whip_door::takes(head.path))
    return whip_.judge_large_body(head, then);
  rest_.judge_large_body(head, then);
}

std::optional<net::http_response> web_door::refuse(const net::http_request& request) const {
  if (request.path != "/ws")
    return refusal(404, "WebSockets are at /ws\n");
  auto host = request.header("Host");
  if (!own_host(host, names_))
    return foreign_name();
  if (!http::same_origin(request.header("Origin"), host, request.secure))
    return refusal(403, "Only the box's own page may connect.\n");
  return {};
}

void web_door::accept(std::shared_ptr<net::websocket> socket) {
  auto session = std::make_shared<page_session>(shared_, socket);
  auto id = session->id();
  sessions_.emplace(id, session);
  sweep();
  socket->set_handlers({[session](std::string_view text) { session->on_message(text); },
                        [weak = std::weak_ptr{alive_}, session, id](const std::string& reason) {
                          topic.debug("page {} has gone: {}", id, reason);
                          session->on_closed();
                          if (auto me = weak.lock())
                            (*me)->sessions_.erase(id);
                        }});
}

/// While there are pages, looks now and then for those that never join.
void web_door::sweep() {
  if (sweeping_ || sessions_.empty())
    return;
  sweeping_ = true;
  house_.later(sweep_pause, [weak = std::weak_ptr{alive_}] {
    auto me = weak.lock();
    if (!me)
      return;
    auto& door = **me;
    door.sweeping_ = false;
    for (auto& [id, session] : door.sessions_)
      session->check_idle(monotonic::now());
    door.sweep();
  });
}

void web_door::start_anew() {
  whip_.clear(errc::unavailable);
  for (const auto& peer : peers_.all())
    close_peer(peer);
  for (auto& [id, session] : sessions_) {
    if (session->participant()) {
      session->disown();
      session->dismiss("shutting_down");
    }
  }
  hosts_.look();
}

void web_door::lose_views() {
  for (const auto& peer : watching_.peers())
    tell(peer_failed{peer, "media was started anew"});
}

void web_door::close_peer(const peer_id& peer) {
  watching_.forget(peer);
  peers_.close(peer);
  house_.close_peer(peer);
}

void web_door::joined(const participant_id& who, std::uint64_t session) {
  for (auto& [id, other] : sessions_) {
    if (id != session && other->participant() == who) {
      other->disown();
      other->dismiss("replaced");
    }
  }
}

/// A copy: what is done to one may end others.
std::vector<std::shared_ptr<page_session>> web_door::all_sessions() const {
  std::vector<std::shared_ptr<page_session>> all;
  for (const auto& [id, session] : sessions_)
    all.push_back(session);
  return all;
}

std::shared_ptr<page_session> web_door::session_of(const participant_id& who) const {
  for (const auto& [id, session] : sessions_) {
    if (session->participant() == who)
      return session;
  }
  return nullptr;
}

std::shared_ptr<page_session> web_door::session_of(const peer_id& peer) const {
  const auto* known = peers_.find(peer);
  return known == nullptr ? nullptr : session_of(known->owner);
}

void web_door::show(const room_state& state) {
  house_.set_room(state.room);
  rest_.show(state);
  hosts_.show(*state.room); // before pages see the next meeting
  watching_.show(*state.room);
  whip_.show(*state.room); // after what it may have closed
  for (auto& [id, session] : sessions_)
    session->show(*state.room);
  std::vector<std::string> addresses;
  if (state.room->contains("network")) {
    for (const auto& [address, what] : state.room->at("network").at("addresses").items())
      addresses.push_back(address);
  }
  if (addresses != addresses_) {
    addresses_ = addresses;
    tls_.follow(addresses_);
  }
}

void web_door::tell(const share_ended& what) {
  whip_.tell(what);
  if (auto emptied = peers_.unbind(what.share))
    close_peer(*emptied);
  if (auto session = session_of(what.participant))
    session->notify("share.ended", {{"share", what.share.str()}, {"reason", name_of(what.reason)}});
}

void web_door::tell(const participant_ended& what) {
  whip_.tell(what);
  for (const auto& peer : peers_.peers_of(what.participant))
    close_peer(peer);
  bool over = what.reason == end_reason::meeting_ended;
  if (what.by_host || over) // who merely lost the connection may still come back
    tokens_.retire(what.participant);
  if (auto session = session_of(what.participant)) {
    const char* sent_out = session->waits() ? "refused" : "removed";
    session->disown();
    session->dismiss(over ? "meeting_ended" : what.by_host ? sent_out : "idle");
  }
}

void web_door::tell(const local_candidate& what) {
  whip_.tell(what);
  if (auto session = session_of(what.peer))
    session->notify("peer.candidate",
                    {{"peer", what.peer.str()},
                     {"candidate", what.candidate},
                     {"mid", what.mid},
                     {"mline", what.mline}});
}

void web_door::tell(const ice_state_changed& what) {
  if (auto session = session_of(what.peer))
    session->notify("peer.state", {{"peer", what.peer.str()}, {"state", name_of(what.state)}});
}

void web_door::tell(const peer_failed& what) {
  topic.warning("peer {} failed: {}", what.peer.str(), what.text);
  whip_.tell(what);
  if (auto session = session_of(what.peer))
    session->notify("peer.state", {{"peer", what.peer.str()}, {"state", "failed"}});
  if (watching_.knows(what.peer))
    return close_peer(what.peer);
  if (const auto* known = peers_.find(what.peer)) {
    for (const auto& share : std::set<share_id>{known->shares})
      house_.end_share({share, end_reason::media_failed, {}}, [](const result<nothing>&) {});
  }
}

void web_door::tell(const view_progress& what) {
  watching_.tell(what);
  if (auto session = session_of(what.peer))
    session->notify("view.progress",
                    {{"peer", what.peer.str()},
                     {"mid", what.mid},
                     {"share", what.share.str()},
                     {"fps", what.fps},
                     {"kbps", what.kbps},
                     {"loss", what.loss},
                     {"thin", what.thin}});
}

void web_door::close(const std::string& reason) {
  rest_.close();
  whip_.clear(errc::unavailable);
  for (auto& [id, session] : sessions_)
    session->dismiss(reason);
}

} // namespace tessera::signalling
