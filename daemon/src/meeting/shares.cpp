// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/shares.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace tessera::meeting {
namespace {

/// Under this many pictures a second an encoder that says it is held back is visibly held back.
constexpr double weak_fps = 10;
/// Above this quantizer (of VP8's 127) text can no longer be read.
constexpr double weak_qp = 60;

double rounded(double value, double step) {
  return std::round(value / step) * step;
}

/// The first that is known.
int either(int first, int second) {
  return first > 0 ? first : second;
}

} // namespace

result<share_id> shares::open(share what) {
  auto mine = std::count_if(all_.begin(), all_.end(), [&](const auto& entry) {
    return entry.second.participant == what.participant;
  });
  if (mine >= static_cast<std::ptrdiff_t>(per_participant))
    return {errc::share_limit, "You show something already. Stop it first, then share again."};
  if (all_.size() >= limit_)
    return {errc::share_limit, "The display shows as many screens as it can. Wait until one stops."};
  what.order = ++last_order_;
  auto id = ids_.next();
  all_.emplace(id, std::move(what));
  return id;
}

share* shares::find(const share_id& id) {
  auto it = all_.find(id);
  return it == all_.end() ? nullptr : &it->second;
}

share_state visible_state(const share& what, std::string& reason) {
  reason = what.progress.reason;
  if (what.progress.state != share_state::live)
    return what.progress.state;
  const auto& page = what.encoded;
  bool held_back = (page.fps > 0 && page.fps < weak_fps) || page.qp > weak_qp;
  if (held_back && (page.limit == "bandwidth" || page.limit == "cpu")) {
    reason = page.limit == "cpu" ? "computer" : "network";
    return share_state::weak;
  }
  return share_state::live;
}

nlohmann::json shares::render() const {
  auto out = nlohmann::json::object();
  for (const auto& [id, what] : all_) {
    std::string reason;
    auto state = visible_state(what, reason);
    out[id.str()] = {{"participant", what.participant.str()},
                     {"name", what.name},
                     {"kind", name_of(what.kind)},
                     {"label", what.label},
                     {"state", name_of(state)},
                     {"reason", reason},
                     {"codec", what.progress.codec},
                     {"width", either(what.displayed.width, what.progress.width)},
                     {"height", either(what.displayed.height, what.progress.height)},
                     {"fps", rounded(what.progress.fps, 0.5)},
                     {"kbps", what.progress.kbps},
                     {"loss", rounded(what.progress.loss, 0.001)},
                     {"qp", rounded(what.encoded.qp, 0.5)},
                     {"limit", what.encoded.limit},
                     {"delay_ms", what.displayed.delay_ms},
                     {"order", what.order},
                     {"started_at", what.started_at}};
  }
  return out;
}

} // namespace tessera::meeting
