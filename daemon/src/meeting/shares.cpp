// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/shares.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace tessera::meeting {
namespace {

/// Under this many pictures a second an encoder that says it is held back is visibly held back.
constexpr double weak_fps = 10;
/// Above this quantizer (of VP8's 127) text can no longer be read.
constexpr double weak_qp = 60;

double rounded(double value, double step) {
  return std::round(value / step) * step;
}

constexpr int box_seconds_to_turn = 3;
/// The order of the room's own camera, which has no place on the display.
constexpr int behind_all = 1'000'000;

enum class sort : std::uint8_t { screen, camera, sound, room };

sort sort_of(share_kind kind) noexcept {
  if (kind == share_kind::camera)
    return sort::camera;
  if (kind == share_kind::room)
    return sort::room;
  return kind == share_kind::sound ? sort::sound : sort::screen;
}

weakness weakness_from(const std::string& name) {
  for (auto one : {weakness::network, weakness::computer, weakness::box}) {
    if (name == name_of(one))
      return one;
  }
  return weakness::none;
}

const char* pauser(const share& what) {
  if (what.paused_by_host)
    return "host";
  return what.paused_by_owner || what.progress.state == share_state::paused ? "owner" : "";
}

template <class Small>
Small squeezed(double value) {
  if (!(value > 0)) // nor is a NaN
    return 0;
  auto most = static_cast<double>(std::numeric_limits<Small>::max());
  return static_cast<Small>(std::lround(std::min(value, most)));
}

std::string label_of(const share& what) {
  if (!what.plays || (what.plays->title.empty() && what.plays->artist.empty()))
    return what.label;
  const auto& [title, artist] = std::tie(what.plays->title, what.plays->artist);
  return title.empty() || artist.empty() ? title + artist : title + " \u2013 " + artist;
}

nlohmann::json render_track(const track& what) {
  return {{"title", what.title},
          {"artist", what.artist},
          {"album", what.album},
          {"artwork", what.artwork},
          {"position_ms", what.position_ms},
          {"duration_ms", what.duration_ms},
          {"playing", what.playing},
          {"at", what.at}};
}

/// The first that is known.
int either(int first, int second) {
  return first > 0 ? first : second;
}

} // namespace

result<>
shares::may_open(const participant_id& who, share_kind kind, bool others_leave) const {
  std::size_t same = 0;
  for (const auto& [id, what] : all_) {
    if (!is_shown(what.kind))
      continue;
    const bool mine = what.participant == who;
    if (mine && sort_of(what.kind) == sort_of(kind))
      return {errc::share_limit, "You show something already. Stop it first, then share again."};
    const bool counts = (what.kind == share_kind::sound) == (kind == share_kind::sound);
    same += counts && (mine || !others_leave) ? 1 : 0;
  }
  if (same >= limit_)
    return {errc::share_limit,
            "The display shows as many screens as it can. Wait until one stops."};
  return {};
}

share_id shares::room_camera() const {
  for (const auto& [id, what] : all_) {
    if (!is_shown(what.kind))
      return id;
  }
  return {};
}

bool shares::shows(const participant_id& who) const {
  return std::any_of(all_.begin(), all_.end(), [&](const auto& one) {
    return one.second.participant == who && one.second.kind != share_kind::sound;
  });
}

share_id shares::corner_of(const share_id& camera) const {
  auto known = all_.find(camera);
  if (known == all_.end() || known->second.kind != share_kind::camera)
    return {};
  for (const auto& [id, what] : all_) {
    if (what.participant == known->second.participant && sort_of(what.kind) == sort::screen)
      return id;
  }
  return {};
}

result<share_id> shares::open(share what) {
  auto may = is_shown(what.kind) ? may_open(what.participant, what.kind) : result<>{};
  if (!may)
    return may.error();
  what.order = is_shown(what.kind) ? ++last_order_ : behind_all;
  what.number = static_cast<unsigned long>(last_order_);
  auto id = ids_.next();
  all_.emplace(id, std::move(what));
  return id;
}

share* shares::find(const share_id& id) {
  auto it = all_.find(id);
  return it == all_.end() ? nullptr : &it->second;
}

result<> shares::swap(const share_id& one, const share_id& other) {
  auto* first = find(one);
  auto* second = find(other);
  if (first == nullptr || second == nullptr || !is_shown(first->kind) || !is_shown(second->kind))
    return errc::share_not_found;
  std::swap(first->order, second->order);
  return {};
}

result<> shares::pause(const share_id& id, const voice& who) {
  auto* what = find(id);
  if (what == nullptr)
    return errc::share_not_found;
  bool own = who.is(what->participant);
  if (!own && !who.decides)
    return {errc::not_allowed, "This share belongs to somebody else."};
  (own ? what->paused_by_owner : what->paused_by_host) = true;
  return {};
}

result<> shares::resume(const share_id& id, const voice& who) {
  auto* what = find(id);
  if (what == nullptr)
    return errc::share_not_found;
  bool own = who.is(what->participant);
  if (!own && !who.decides)
    return {errc::not_allowed, "This share belongs to somebody else."};
  if (what->paused_by_host && !who.decides)
    return {errc::not_allowed, "The host paused this. Only a host can let it go on."};
  // Who paused to hide something must not be shown by somebody else.
  if (what->paused_by_owner && !what->paused_by_host && !own)
    return {errc::not_allowed, what->name + " paused this, and only " + what->name + " can go on."};
  what->paused_by_host = false;
  what->paused_by_owner = what->paused_by_owner && !own;
  return {};
}

result<> shares::set_sound(const share_id& id, const sound_wish& wish, const voice& who) {
  auto* what = find(id);
  if (what == nullptr)
    return errc::share_not_found;
  bool own = who.is(what->participant);
  if (!own && !who.decides)
    return {errc::not_allowed, "This share belongs to somebody else."};
  return apply(what->sound, wish, own, who.decides, what->name);
}

result<> shares::pin(const share_id& id, bool pinned) {
  auto* what = find(id);
  if (what == nullptr || !is_shown(what->kind))
    return errc::share_not_found;
  what->pinned = pinned ? ++last_pin_ : 0;
  return {};
}

std::vector<tile> shares::tiles() const {
  std::vector<tile> out;
  for (const auto& [id, what] : all_) {
    // Music never takes the large place from pictures by itself.
    if (is_seen(what) && corner_of(id).empty())
      out.push_back({id, what.kind == share_kind::sound ? 0 : what.number, what.pinned});
  }
  return out;
}

showing shares::shown() const {
  showing out;
  for (const auto& [id, what] : all_) {
    if (is_shown(what.kind))
      out.push_back({id, what.participant});
  }
  std::sort(out.begin(), out.end(), [&](const shown_share& a, const shown_share& b) {
    return all_.at(a.share).number < all_.at(b.share).number;
  });
  return out;
}

visible visible_state(const share& what) {
  if (what.paused())
    return {share_state::paused};
  if (what.progress.state != share_state::live)
    return {what.progress.state, weakness_from(what.progress.reason)};
  const auto& page = what.encoded;
  // A page that sends what the box asked for is not held back.
  auto enough = what.asked.fps > 0 ? std::min(weak_fps, what.asked.fps * 0.6) : weak_fps;
  bool held_back = (page.fps > 0 && page.fps < enough) || page.qp > weak_qp;
  if (held_back && page.limit == "cpu")
    return {share_state::weak, weakness::computer};
  if (held_back && page.limit == "bandwidth")
    return {share_state::weak, weakness::network};
  if (what.box_slow)
    return {share_state::weak, weakness::box};
  return {share_state::live};
}

void judge_box(share& what, const std::optional<load_share>& drawn) {
  bool slow = drawn && strained(*drawn);
  if (slow == what.box_slow) {
    what.box_seconds = 0;
    return;
  }
  if (++what.box_seconds < box_seconds_to_turn)
    return;
  what.box_slow = slow;
  what.box_seconds = 0;
}

quality_sample sample_of(const share& what, std::int64_t at) {
  auto seen = visible_state(what);
  quality_sample one;
  one.at = at;
  one.kbps = squeezed<std::uint32_t>(what.progress.kbps);
  one.half_fps = squeezed<std::uint16_t>(what.progress.fps * 2);
  one.shown_half_fps = squeezed<std::uint16_t>(what.displayed.fps * 2);
  one.loss_per_mille = squeezed<std::uint16_t>(what.progress.loss * 1000);
  one.delay_ms = squeezed<std::uint16_t>(what.displayed.delay_ms);
  one.width = squeezed<std::uint16_t>(either(what.displayed.width, what.progress.width));
  one.height = squeezed<std::uint16_t>(either(what.displayed.height, what.progress.height));
  one.dropped = squeezed<std::uint16_t>(static_cast<double>(what.dropped));
  one.state = seen.state;
  one.reason = seen.reason;
  return one;
}

nlohmann::json shares::render() const {
  auto out = nlohmann::json::object();
  for (const auto& [id, what] : all_) {
    auto seen = visible_state(what);
    out[id.str()] = {{"participant", what.participant.str()},
                     {"name", what.name},
                     {"kind", name_of(what.kind)},
                     {"label", label_of(what)},
                     {"state", name_of(seen.state)},
                     {"paused_by", pauser(what)},
                     {"pinned", what.pinned > 0},
                     {"reason", name_of(seen.reason)},
                     {"codec", what.progress.codec},
                     {"width", either(what.displayed.width, what.progress.width)},
                     {"height", either(what.displayed.height, what.progress.height)},
                     {"fps", rounded(what.progress.fps, 0.5)},
                     {"kbps", what.progress.kbps},
                     {"loss", rounded(what.progress.loss, 0.001)},
                     {"qp", rounded(what.encoded.qp, 0.5)},
                     {"limit", what.encoded.limit},
                     {"delay_ms", what.displayed.delay_ms},
                     {"shown_fps", rounded(what.displayed.fps, 0.5)},
                     {"dropped", what.displayed.dropped},
                     {"wish", {{"fps", what.asked.fps}, {"scale", what.asked.scale}}},
                     {"corner_of", corner_of(id).str()},
                     {"sound", what.progress.sound},
                     {"watched", what.watched},
                     {"speaking", what.speaking && !what.paused()},
                     {"volume", what.sound.volume},
                     {"muted", what.sound.muted()},
                     {"muted_by", what.sound.muter()},
                     {"order", what.order},
                     {"started_at", what.started_at}};
    if (what.plays)
      out[id.str()]["plays"] = render_track(*what.plays);
  }
  return out;
}

} // namespace tessera::meeting
