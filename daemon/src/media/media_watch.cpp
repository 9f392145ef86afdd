// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/media_desk.hpp"

#include <utility>

namespace tessera::media {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

// The part of the desk that watches what flows.

void media_desk::picture_came(const share_id& share) {
  auto found = lanes_.find(share);
  if (found == lanes_.end() || !found->second.peer)
    return;
  auto peer = peers_.find(*found->second.peer);
  if (peer == peers_.end())
    return;
  auto& entry = found->second;
  const auto now = peer->second.connection->counters(share);
  entry.last.state = share_state::live;
  entry.last.reason.clear();
  entry.last.codec = entry.codec;
  entry.last.width = now.width;
  entry.last.height = now.height;
  events_.on_progress(entry.last);
}

void media_desk::voice_turned(const share_id& share, bool speaking) {
  auto found = lanes_.find(share);
  if (found == lanes_.end() || std::exchange(found->second.speaking, speaking) == speaking)
    return;
  if (events_.on_heard)
    events_.on_heard({share, speaking});
}

void media_desk::measure(const peer_entry& peer,
                         const peer_connection::stream_sample& now,
                         monotonic::time_point at) {
  auto found = lanes_.find(now.share);
  if (found == lanes_.end())
    return;
  auto& entry = found->second;
  if (now.total.frames < entry.counted.frames)
    entry.counted = {}; // another branch counts from the start
  const auto sounds = now.sound ? now.sound->packets : 0;
  const auto heard = sounds - std::exchange(entry.sounds, sounds);
  share_sample sample;
  sample.span = duration_cast<milliseconds>(at - std::exchange(entry.measured, at));
  sample.frames = now.total.frames - entry.counted.frames;
  sample.bytes = now.total.bytes - entry.counted.bytes;
  sample.received = now.received;
  sample.lost = now.lost;
  sample.repaired = now.repaired;
  sample.bunched = now.total.bunched - entry.counted.bunched;
  sample.held = now.total.held - entry.counted.held;
  sample.jitter = now.jitter;
  sample.transport_up = at - peer.heard < silence_weak;
  entry.counted = now.total;
  if (!entry.pictures)
    sample.received = sample.frames = heard;

  const auto report = entry.health.take(sample);
  entry.last.state = report.state;
  entry.last.reason = report.reason;
  entry.last.codec = entry.codec;
  entry.last.sound = heard > 0;
  if (heard == 0) // nothing says any more how loud it is
    voice_turned(now.share, false);
  entry.last.fps = entry.pictures ? report.fps : 0;
  entry.last.kbps = report.kbps;
  entry.last.loss = report.loss;
  entry.last.bunched_fps = report.bunched_fps;
  entry.last.held_ms = report.held_ms;
  if (now.total.width != 0) {
    entry.last.width = now.total.width;
    entry.last.height = now.total.height;
  }
  if (report.state != share_state::connecting)
    events_.on_progress(entry.last);
}

/// Whether anything came from the browser since the last time.
void media_desk::listen(const peer_id& id, peer_entry& peer, monotonic::time_point now) {
  const auto packets = peer.connection->packets();
  if (std::exchange(peer.packets, packets) != packets)
    peer.heard = now;
  const bool silent = now - peer.heard >= silence_weak;
  if (std::exchange(peer.silent, silent) != silent)
    events_.on_silence(id, silent);
  if (peer.connection->ice_state() != GST_WEBRTC_ICE_CONNECTION_STATE_FAILED)
    peer.ice_failed_since.reset();
  else if (!peer.ice_failed_since)
    peer.ice_failed_since = now;
}

void media_desk::tick(monotonic::time_point now) {
  for (auto& [id, peer] : peers_) {
    listen(id, peer, now);
    for (auto& [share, entry] : lanes_)
      if (entry.peer == id)
        entry.heard = peer.heard;
    for (const auto& sample : peer.connection->sample())
      measure(peer, sample, now);
  }
  watch_silence(now);
}

/// Ends what will not come back by itself.
void media_desk::watch_silence(monotonic::time_point now) {
  std::vector<peer_id> failed;
  for (const auto& [id, peer] : peers_)
    if (peer.ice_failed_since && now - *peer.ice_failed_since >= ice_failed_limit)
      failed.push_back(id);
  for (const auto& id : failed)
    fail(id, "no network path to the browser", end_reason::connection_lost);

  std::vector<share_id> silent;
  for (const auto& [share, entry] : lanes_)
    if (now - entry.heard >= silence_limit)
      silent.push_back(share);
  for (const auto& share : silent)
    if (lanes_.count(share) != 0)
      end(share, end_reason::connection_lost);
}

} // namespace tessera::media
