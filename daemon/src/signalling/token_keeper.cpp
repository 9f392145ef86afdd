// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/token_keeper.hpp"

#include "base/file.hpp"
#include "base/log.hpp"

namespace tessera::signalling {
namespace {

const log_topic topic{"signalling"};

} // namespace

token_keeper::life& token_keeper::life_of(const participant_id& who) {
  auto [at, fresh] = lives_.try_emplace(who);
  if (fresh) {
    order_.push_back(who);
    if (order_.size() > max_remembered) {
      lives_.erase(order_.front());
      order_.pop_front();
    }
  }
  return at->second;
}

std::string token_keeper::issue(const admission& who, std::int64_t now_ms) {
  auto& mine = life_of(who.participant);
  if (mine.over)
    return {};
  mine.confirmed = false;
  return sign({who.participant, who.name, who.epoch, ++mine.latest, now_ms + lifetime_ms}, key_);
}

result<resume_token> token_keeper::redeem(const std::string& text, std::int64_t now_ms) {
  auto token = parse_resume_token(text, key_, now_ms);
  if (!token)
    return token;
  bool known = lives_.contains(token->participant);
  auto& mine = life_of(token->participant);
  if (!known)
    mine.latest = token->generation;
  bool newest = token->generation == mine.latest;
  bool last_but_one = token->generation + 1 == mine.latest && !mine.confirmed;
  if (mine.over || (!newest && !last_but_one))
    return errc::token_expired;
  return token;
}

void token_keeper::confirm(const participant_id& who) {
  if (auto it = lives_.find(who); it != lives_.end())
    it->second.confirmed = true;
}

void token_keeper::retire(const participant_id& who) {
  life_of(who).over = true;
}

secret token_key(const std::string& file) {
  auto text = read_secret_file(file);
  if (text) {
    auto key = from_base64url(text->reveal());
    if (key && key->size() == token_key_bytes)
      return secret{std::move(*key)};
    topic.warning("{} holds no key; a new one is made", file);
  } else if (text.code() != errc::not_found) {
    topic.warning("{}", text.error().message());
  }
  auto fresh = random_bytes(token_key_bytes);
  if (auto written = write_file(file, base64url(fresh) + "\n", 0600); !written)
    topic.warning("{}; after a restart of the box all must join again", written.error().message());
  return secret{std::move(fresh)};
}

} // namespace tessera::signalling
