// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/token_keeper.hpp"

#include "base/file.hpp"
#include "base/log.hpp"

namespace tessera::signalling {
namespace {

const log_topic topic{"signalling"};

} // namespace

std::string token_keeper::issue(const admission& who, std::int64_t now_ms) {
  auto generation = ++latest_[who.participant];
  return sign({who.participant, who.name, who.epoch, generation, now_ms + lifetime_ms}, key_);
}

result<resume_token> token_keeper::redeem(const std::string& text, std::int64_t now_ms) {
  auto token = parse_resume_token(text, key_, now_ms);
  if (!token)
    return token;
  auto known = latest_.find(token->participant);
  if (known != latest_.end() && known->second != token->generation)
    return errc::token_expired;
  // Spent now, so that a copy of it in another tab is refused even before the next is issued.
  latest_[token->participant] = token->generation + 1;
  return token;
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
