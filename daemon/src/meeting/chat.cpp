// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/chat.hpp"

#include "meeting/names.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::meeting {
namespace {

failure too_fast(failure why) {
  why.text = "That is too many messages in a short time. Wait a moment, then send it again.";
  return why;
}

} // namespace

result<std::string> chat::say(const author& who, const std::string& given, moment now) {
  auto text = clean_message(given);
  if (!text)
    return std::move(text).error();
  auto key = who.participant.empty() ? "/" + who.caller : who.participant.str();
  auto mine = flows_.try_emplace(std::move(key), rate, burst).first;
  if (auto may = mine->second.take(now); !may)
    return too_fast(std::move(may).error());
  if (auto may = flow_in_all_.take(now); !may)
    return too_fast(std::move(may).error());
  while (all_.size() >= limit)
    all_.erase(all_.begin());
  all_[++last_] = {who, *text, now.wall_ms};
  return text;
}

bool chat::clear() {
  bool any = !all_.empty();
  all_.clear();
  return any;
}

void chat::forget_all() {
  all_.clear();
  flows_.clear();
}

nlohmann::json chat::render() const {
  auto out = nlohmann::json::object();
  for (const auto& [number, what] : all_) {
    out["m" + std::to_string(number)] = {{"participant", what.who.participant.str()},
                                         {"name", what.who.name},
                                         {"role", what.who.host ? "host" : "guest"},
                                         {"text", what.text},
                                         {"at", what.at}};
  }
  return out;
}

} // namespace tessera::meeting
