// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/whip_sessions.hpp"

#include "signalling/page_session.hpp"

#include <utility>

namespace tessera::signalling {
namespace {

constexpr std::size_t id_bytes = 16;
constexpr std::size_t etag_bytes = 9;
/// A box has no more; who floods us with them is a fault of ours.
constexpr std::size_t max_candidates = 64;

failure share_over() {
  return {errc::unavailable, "The share has ended.", {}};
}

void say_news(const whip_session& session) {
  // A copy: who is told may have nothing more to wait for.
  if (auto told = session.on_news)
    told();
}

} // namespace

whip_sessions::~whip_sessions() {
  for (auto& [who, session] : all_)
    session->on_news = nullptr;
}

std::shared_ptr<whip_session>
whip_sessions::add(const admission& who, std::string door, const whip_caller& caller) {
  auto session = std::make_shared<whip_session>();
  session->id = base64url(random_bytes(id_bytes));
  renew_etag(*session);
  session->bearer = caller.bearer;
  session->source = caller.source;
  session->door = std::move(door);
  session->who = who.participant;
  session->waiting = who.waiting;
  all_[who.participant] = session;
  if (caller.trusted)
    watch_token(session);
  return session;
}

void whip_sessions::watch_token(const std::shared_ptr<whip_session>& session) {
  house_.later(pulse, [weak = std::weak_ptr{alive_}, watched = std::weak_ptr{session}] {
    auto me = weak.lock();
    auto stays = watched.lock();
    if (!me || !stays || stays->over)
      return;
    // A program that goes on by itself is no use of an admin's session.
    (*me)->house_.check_token({stays->bearer.reveal(), stays->source, true},
                              [weak, watched](const result<token_owner>& owner) {
                                auto alive = weak.lock();
                                auto asked = watched.lock();
                                if (alive && asked && !asked->over)
                                  (*alive)->judge(asked, owner);
                              });
  });
}

/// Whoever does not answer in time changes nothing: the next look comes soon.
void whip_sessions::judge(const std::shared_ptr<whip_session>& session,
                          const result<token_owner>& owner) {
  if (owner ? !makes_host(*owner) : owner.code() == errc::unauthenticated)
    return end(session, {errc::unauthenticated, "The token of this session is void.", {}});
  watch_token(session);
}

void whip_sessions::renew_etag(whip_session& session) {
  session.etag = '"' + base64url(random_bytes(etag_bytes)) + '"';
}

std::shared_ptr<whip_session> whip_sessions::find(std::string_view path) const {
  for (const auto& [who, session] : all_) {
    if (secret{"/" + session->door + "/" + session->id}.equals(path))
      return session;
  }
  return nullptr;
}

std::shared_ptr<whip_session> whip_sessions::of(const participant_id& who) const {
  auto found = all_.find(who);
  return found == all_.end() ? nullptr : found->second;
}

void whip_sessions::close(const std::shared_ptr<whip_session>& session, failure why) {
  if (session->over)
    return;
  session->over = std::move(why);
  all_.erase(session->who);
  say_news(*session);
  session->on_news = nullptr;
}

void whip_sessions::end(const std::shared_ptr<whip_session>& session, failure why) {
  if (session->over)
    return;
  close(session, std::move(why));
  house_.left(session->who);
}

void whip_sessions::show(const nlohmann::json& room) {
  auto people = room.find("participants");
  if (people == room.end())
    return;
  auto all = all_; // who was let in may end others
  for (const auto& [who, session] : all) {
    auto mine = people->find(who.str());
    if (!session->waiting || mine == people->end() || mine->value("state", "") != "present")
      continue;
    session->waiting = false;
    say_news(*session);
  }
}

void whip_sessions::tell(const share_ended& what) {
  // Until it is connected, who opens the share hears of it (offer.hpp).
  if (auto session = of(what.participant); session && !session->peer.empty())
    end(session, share_over());
  auto all = all_;
  for (const auto& [who, session] : all) {
    if (session->watched == what.share && !session->peer.empty())
      end(session, share_over());
  }
}

void whip_sessions::tell(const peer_failed& what) {
  auto all = all_;
  for (const auto& [who, session] : all) {
    if (session->peer == what.peer && !session->watched.empty())
      end(session, {errc::media_failed, {}, {}});
  }
}

void whip_sessions::end_lost(const std::function<bool(const peer_id&)>& stands) {
  auto all = all_;
  for (const auto& [who, session] : all) {
    if (!session->watched.empty() && !session->peer.empty() && !stands(session->peer))
      end(session, {errc::not_allowed, "Watching on other devices was switched off.", {}});
  }
}

void whip_sessions::tell(const participant_ended& what) {
  if (auto session = of(what.participant))
    close(session,
          what.by_host ? failure{errc::refused, "Somebody in the room said no.", {}}
                       : failure{errc::unavailable, "The meeting does not know you any more.", {}});
}

void whip_sessions::tell(const local_candidate& what, const participant_id& owner) {
  auto session = of(owner);
  if (!session || session->gathered)
    return;
  if (what.candidate.empty())
    session->gathered = true;
  else if (session->candidates.size() < max_candidates)
    session->candidates.push_back(what.candidate);
  say_news(*session);
}

void whip_sessions::clear(const failure& why) {
  auto all = all_;
  for (const auto& [who, session] : all)
    end(session, why);
}

} // namespace tessera::signalling
