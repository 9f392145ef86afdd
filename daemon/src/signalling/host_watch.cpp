// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "signalling/host_watch.hpp"

#include <algorithm>
#include <utility>

namespace tessera::signalling {

using json = nlohmann::json;

void host_watch::begin() {
  if (std::exchange(waiting_, true))
    return;
  house_.later(pulse, [weak = std::weak_ptr{alive_}] {
    auto me = weak.lock();
    if (!me)
      return;
    auto& watch = **me;
    watch.waiting_ = false;
    watch.look();
    auto all = watch.pages_();
    if (std::any_of(all.begin(), all.end(), [](const auto& page) { return page->host(); }))
      watch.begin();
  });
}

void host_watch::look() {
  bool codes = false;
  for (const auto& page : pages_()) {
    if (!page->host())
      continue;
    if (page->host()->token.empty())
      codes = true;
    else
      ask_token(page);
  }
  if (codes)
    ask_code();
}

/// Whoever does not answer in time changes nothing: the next look comes soon.
void host_watch::ask_token(const std::shared_ptr<page_session>& page) {
  auto token = page->host()->token;
  bool glance = !page->take_acted_as_host();
  house_.check_token({token.reveal(), page->source(), glance},
                     [weak = std::weak_ptr{page}, token](const result<token_owner>& owner) {
                       auto asked = weak.lock();
                       if (!asked || !asked->host() || !(asked->host()->token == token))
                         return;
                       if (owner ? !makes_host(*owner) : owner.code() == errc::unauthenticated)
                         asked->end_host("token_void");
                     });
}

void host_watch::ask_code() {
  caller box{rpc::role::admin, {}, "web door", {}};
  house_.call(
      "host.code", json::object(), box, [weak = std::weak_ptr{alive_}](const result<json>& told) {
        auto me = weak.lock();
        if (!me || !told)
          return;
        secret code{told->value("code", "")};
        for (const auto& page : (*me)->pages_()) {
          if (page->host() && page->host()->token.empty() && !(page->host()->code == code))
            page->end_host("code_changed");
        }
      });
}

void host_watch::show(const json& room) {
  if (!room.is_object())
    return;
  auto now = room.value("/meeting/started_at"_json_pointer, std::int64_t{0});
  auto before = std::exchange(meeting_began_, now);
  if (before == 0 || before == now)
    return;
  for (const auto& page : pages_())
    page->end_host("meeting_ended");
}

} // namespace tessera::signalling
