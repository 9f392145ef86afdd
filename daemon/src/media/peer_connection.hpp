// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/depay_branch.hpp"
#include "media/negotiation.hpp"
#include "media/peer_plan.hpp"
#include "media/reaper.hpp"
#include "media/sound_branch.hpp"

#include <gst/webrtc/webrtc.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera::media {

/// One RTCPeerConnection of a browser: a pipeline with one webrtcbin that only receives.
/// Context: every function and every handler runs on the GLib thread. Spec: RFC 8829.
class peer_connection : public std::enable_shared_from_this<peer_connection> {
public:
  using executor = media::executor;
  using on_answer = negotiation::on_answer;

  struct setup {
    std::string name;          ///< for logs
    std::shared_ptr<void> ice; ///< GstWebRTCICE
    std::shared_ptr<plan_slot> plan;
    unsigned jitter_ms = 100;
    executor post; ///< runs work on the GLib thread, from any thread
    std::function<void(std::string)> on_failed;
    std::function<void(const share_id&)> on_first_picture;
    std::function<void(const share_id&, bool speaking)> on_voice = {};
  };

  /// Receiver statistics of one share since the last call.
  struct stream_sample {
    share_id share;
    std::uint64_t received = 0;
    std::uint64_t lost = 0;
    std::uint64_t repaired = 0; ///< came when they were sent again
    std::chrono::milliseconds jitter{0};
    branch_counters total;
    std::optional<sound_branch::counters> sound; ///< since it was made
  };

  peer_connection(setup what, std::shared_ptr<reaper> graves);
  peer_connection(const peer_connection&) = delete;
  peer_connection& operator=(const peer_connection&) = delete;
  /// The pipeline is taken down on the reaper's thread.
  ~peer_connection();

  /// Makes the pipeline. Errors: media_failed.
  [[nodiscard]] result<> open();
  /// Answers an offer. `then` is called once. Errors: sdp_invalid, media_failed, unavailable (the one
  /// before is not answered yet).
  void answer(const std::string& offer, on_answer then);
  [[nodiscard]] bool answering() const noexcept { return talk_->busy(); }
  [[nodiscard]] std::shared_ptr<const peer_plan> plan() const { return setup_.plan->get(); }
  /// Before the offer that it was made for: sections feed what it binds, and nothing else.
  void use(std::shared_ptr<const peer_plan> plan);
  /// A candidate of the page, as "candidate:...".
  void add_candidate(unsigned mline, const std::string& candidate);
  void request_key_frame(const share_id& share);
  /// Nothing of this share goes into its lane any more.
  void drop(const share_id& share);
  [[nodiscard]] branch_counters counters(const share_id& share) const;

  [[nodiscard]] std::vector<stream_sample> sample();
  /// Packets from the page (RTP, RTCP, DTLS) since the start.
  [[nodiscard]] std::uint64_t packets() const noexcept;
  [[nodiscard]] GstWebRTCICEConnectionState ice_state() const;

private:
  friend struct peer_callbacks;
  struct stream {
    std::size_t section = 0;
    std::optional<share_id> share; ///< none: it feeds nothing
    std::shared_ptr<depay_branch> branch;
    std::uint64_t pushed = 0; ///< of the jitter buffer, at the last sample
    std::uint64_t lost = 0;
    std::uint64_t repaired = 0;
  };
  struct buffer_of_ssrc {
    guint ssrc;
    std::shared_ptr<GstElement> element;
  };

  struct sound_stream {
    std::size_t section = 0;
    std::optional<share_id> share;
    std::shared_ptr<sound_branch> branch;
  };

  [[nodiscard]] outlet::target target_of(const section_plan& section) const;
  void follow_plan();
  void set_directions();
  void fail(const std::string& why);
  void connection_failed();

  const setup setup_;
  std::shared_ptr<reaper> graves_; ///< shared: the last closure of a peer may outlive the desk
  GstElement* pipeline_ = nullptr;
  GstElement* webrtc_ = nullptr; ///< owned by the pipeline
  std::shared_ptr<std::atomic<std::uint64_t>> packets_;
  std::vector<stream> streams_;
  std::vector<sound_stream> sounds_;
  std::vector<buffer_of_ssrc> jitter_buffers_;
  std::shared_ptr<negotiation> talk_; ///< from open() on
  bool failed_ = false;
};

} // namespace tessera::media
