// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/options.hpp"
#include "base/unique_fd.hpp"
#include "loops/post_gate.hpp"
#include "media/lane_tap.hpp"
#include "media/reaper.hpp"
#include "media/view_connection.hpp"

#include <tessera/messages/view.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera::media {

/// What the desk tells. Context: the GLib thread.
struct view_events {
  /// One more reader for this share's lane, please.
  std::function<void(const view_source&, unique_fd writer)> attach;
  std::function<void(view_progress)> on_progress;
  std::function<void(const peer_id&, const std::string&)> on_failed; ///< it is closed already
  std::function<void(const peer_id&)> on_renewed;
};

/// All who watch on devices of their own, and the lanes that are read for them: one reader a share,
/// however many watch it. Context: the GLib thread.
class view_desk : public std::enable_shared_from_this<view_desk> {
public:
  /// One of whom nothing is heard (receivers report each second) is gone.
  static constexpr std::chrono::seconds silence_limit{15};

  struct open_request {
    peer_id peer;
    std::shared_ptr<void> ice;
    std::string offer;
    std::map<std::string, view_source> sources;
  };

  using on_view = std::function<void(result<view_answer>)>;

  view_desk(std::shared_ptr<const settings> values, executor post, view_events events);

  void use(std::shared_ptr<const settings> values) { values_ = std::move(values); }
  /// Errors: as messages/view.hpp says.
  void open(const open_request& what, on_view then);
  /// A further offer: ICE restart. Errors: as open(); unavailable (the one before is not answered).
  void renew(const peer_id& peer, const std::string& offer, negotiation::on_answer then);
  [[nodiscard]] result<> set(const peer_id& peer, const std::string& mid, const view_source& source);
  void add_candidate(const peer_id& peer, unsigned mline, const std::string& candidate);
  void close(const peer_id& peer);
  /// The lane cannot be read, or has ended.
  void lose(const share_id& share);
  void drop_everything();
  /// Once a second while busy().
  void tick(monotonic::time_point now = monotonic::now());
  [[nodiscard]] bool knows(const peer_id& peer) const { return peers_.count(peer) != 0; }
  [[nodiscard]] bool busy() const noexcept { return !peers_.empty(); }
  [[nodiscard]] std::size_t taps() const noexcept { return taps_.size(); }

private:
  struct peer_entry {
    std::shared_ptr<view_connection> connection;
    std::uint64_t packets = 0;
    monotonic::time_point heard{};
    monotonic::time_point looked{};
  };

  [[nodiscard]] result<view_plan> plan(const open_request& what) const;
  [[nodiscard]] result<std::shared_ptr<lane_tap>> tap_for(const view_source& source);
  [[nodiscard]] result<> show(view_connection& on, const std::map<std::string, view_source>& sources);
  void drop_unused();
  void fail(const peer_id& peer, const std::string& why);
  void report(const peer_id& id, peer_entry& peer, monotonic::time_point now);

  std::shared_ptr<const settings> values_;
  loops::post_gate gate_; ///< GStreamer's threads and taps may outlive the desk, and the loop
  executor post_;
  view_events events_;
  std::shared_ptr<reaper> graves_ = std::make_shared<reaper>();
  std::map<share_id, std::shared_ptr<lane_tap>> taps_;
  std::map<peer_id, peer_entry> peers_;
};

} // namespace tessera::media
