// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/options.hpp"
#include "base/unique_fd.hpp"
#include "loops/post_gate.hpp"
#include "media/peer_connection.hpp"
#include "media/reaper.hpp"
#include "media/share_health.hpp"
#include "net/lane.hpp"

#include <tessera/messages/meeting.hpp>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tessera::media {

/// What the desk tells. Context: the GLib thread.
struct desk_events {
  std::function<void(share_progress)> on_progress;
  std::function<void(const share_id&, end_reason)> on_share_over; ///< its lane has ended already
  std::function<void(const peer_id&, const std::string&)> on_peer_failed; ///< it is closed already
  std::function<void(const peer_id&, bool silent)>
      on_silence;                                 ///< nothing comes, or again something
  std::function<void(const peer_id&)> on_renewed; ///< a further offer is in force
  std::function<void(const share_heard&)> on_heard = {}; ///< somebody begins or stops to be heard
};

/// All peer connections and the lanes of web shares. A lane outlives its peer, so that a page which
/// comes back goes on in the same place. Context: the GLib thread.
class media_desk : public std::enable_shared_from_this<media_desk> {
public:
  /// How long a share may be without anything from its browser.
  static constexpr std::chrono::seconds silence_limit{15};
  /// Nothing heard for this long: the network is to blame.
  static constexpr std::chrono::seconds silence_weak{3};
  static constexpr std::chrono::seconds ice_failed_limit{10};
  /// So many shares that are over are remembered.
  static constexpr std::size_t ended_limit = 64;

  struct open_request {
    peer_id peer;
    std::shared_ptr<void> ice;
    std::string offer;
    std::map<std::string, share_id> shares;
    std::vector<std::string> codecs;
  };

  struct renew_request {
    peer_id peer;
    std::string offer;
    std::map<std::string, share_id> shares;
    std::vector<std::string> codecs;
  };

  media_desk(std::shared_ptr<const settings> values,
             peer_connection::executor post,
             desk_events events);

  void use(std::shared_ptr<const settings> values) { values_ = std::move(values); }
  /// Errors: sdp_invalid, codec_unsupported, too_many_candidates, share_limit, share_not_found,
  /// media_failed.
  void open(const open_request& what, peer_connection::on_answer then);
  /// A further offer. Shares that the peer carried and that are not bound any more are over. Errors:
  /// as open(), unavailable (another offer of this peer is being answered); all goes on then.
  void renew(const renew_request& what, peer_connection::on_answer then);
  void add_candidate(const peer_id& peer, unsigned mline, const std::string& candidate);
  void close(const peer_id& peer);
  /// The kiosk hears of a share before its offer comes here: the lane is made for whoever is first.
  /// One that nobody feeds goes away after silence_limit. Errors: share_not_found (it is over).
  [[nodiscard]] result<> attach(const share_id& share, unique_fd writer);
  /// The share is over for a reason that is known already.
  void stop(const share_id& share, end_reason why);
  /// The peer's door is gone: its shares are over.
  void lose(const peer_id& peer, end_reason why);
  /// The meeting is gone, and its shares and their ids with it.
  void drop_everything(end_reason why);
  /// Once a second while busy().
  void tick(monotonic::time_point now = monotonic::now());
  [[nodiscard]] bool knows(const peer_id& peer) const { return peers_.count(peer) != 0; }
  [[nodiscard]] bool busy() const noexcept { return !peers_.empty() || !lanes_.empty(); }
  void shut_down();

private:
  struct lane_entry {
    std::shared_ptr<net::lane_writer> writer;
    std::optional<peer_id> peer;
    std::string codec;     ///< of the pictures; of the sound when there are none
    bool pictures = false; ///< else sound alone
    share_health health;
    share_progress last;
    branch_counters counted;
    std::uint64_t sounds = 0; ///< packets counted
    bool speaking = false;
    monotonic::time_point measured{};
    monotonic::time_point heard{};
  };
  struct peer_entry {
    std::shared_ptr<peer_connection> connection;
    std::uint64_t packets = 0;
    monotonic::time_point heard{};
    bool silent = false; ///< told so
    std::optional<monotonic::time_point> ice_failed_since;
  };

  [[nodiscard]] result<std::shared_ptr<peer_plan>> plan(const open_request& what);
  [[nodiscard]] std::shared_ptr<net::lane_writer> lane_for(const share_id& share);
  /// Gives each bound section its lane; answers the shares that had none.
  [[nodiscard]] std::set<share_id> give_lanes(peer_plan& plan);
  void forget_lanes(const std::set<share_id>& shares);
  [[nodiscard]] result<> check_bound(const std::map<std::string, share_id>& shares,
                                     const std::optional<peer_id>& carrier) const;
  [[nodiscard]] std::vector<std::string> codecs_for(const std::vector<std::string>& asked) const;
  void bind(const peer_id& peer, const peer_plan& plan);
  void bind_section(const peer_id& peer, const peer_plan& plan, const section_plan& section);
  void bind_fresh(const peer_id& peer, const peer_plan& plan, const std::set<share_id>& fresh);
  void restore(const peer_id& peer, const peer_plan& before);
  void end_unbound(const renew_request& what);
  void unbind(const peer_id& peer);
  void fail(const peer_id& peer, const std::string& why, end_reason reason);
  void end(const share_id& share, end_reason why);
  void want_key_frame(const share_id& share);
  void picture_came(const share_id& share);
  void voice_turned(const share_id& share, bool speaking);
  void listen(const peer_id& id, peer_entry& peer, monotonic::time_point now);
  void measure(const peer_entry& peer,
               const peer_connection::stream_sample& now,
               monotonic::time_point at);
  void remember_ended(const share_id& share);
  [[nodiscard]] bool over(const share_id& share) const;
  void watch_silence(monotonic::time_point now);
  [[nodiscard]] std::string finished(const std::string& answer) const;

  std::shared_ptr<const settings> values_;
  loops::post_gate gate_; ///< GStreamer's threads may outlive the desk, and the loop
  peer_connection::executor post_;
  desk_events events_;
  std::unique_ptr<net::lane_pump> pump_; ///< from the first share on
  std::shared_ptr<reaper> graves_ = std::make_shared<reaper>();
  std::map<share_id, lane_entry> lanes_;
  std::map<peer_id, peer_entry> peers_;
  std::deque<share_id> ended_; ///< the last ones; kiosk and signalling may still ask for them
};

} // namespace tessera::media
