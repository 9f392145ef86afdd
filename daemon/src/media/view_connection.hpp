// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "media/lane_tap.hpp"
#include "media/negotiation.hpp"
#include "media/reaper.hpp"
#include "media/receiver_reports.hpp"
#include "media/view_plan.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tessera::media {

/// One who watches on a device of his own: a pipeline with one webrtcbin that only sends what was
/// encoded elsewhere. Context: every function and every handler runs on the GLib thread.
class view_connection : public std::enable_shared_from_this<view_connection> {
public:
  struct setup {
    std::string name;          ///< for logs
    std::shared_ptr<void> ice; ///< GstWebRTCICE
    view_plan plan;
    executor post;
    std::function<void(std::string)> on_failed;
  };
  using tap_ref = std::shared_ptr<lane_tap>;

  /// How one section fares, since the last call.
  struct sample {
    std::string mid;
    share_id share;
    std::uint64_t frames = 0;
    std::uint64_t bytes = 0;
    double loss = 0;
    bool sound = false;
    bool thin = false; ///< key frames only: his line takes no more
  };

  view_connection(setup what, std::shared_ptr<reaper> graves);
  view_connection(const view_connection&) = delete;
  view_connection& operator=(const view_connection&) = delete;
  ~view_connection();

  /// Makes the pipeline. Errors: media_failed.
  [[nodiscard]] result<> open();
  void answer(const std::string& offer, negotiation::on_answer then);
  /// An offer is not answered yet.
  [[nodiscard]] bool answering() const { return talk_->busy(); }
  [[nodiscard]] const view_plan& plan() const noexcept { return setup_.plan; }
  void add_candidate(unsigned mline, const std::string& candidate);
  /// What a section shows from now on; null = nothing. Errors: not_found (no such section that sends).
  [[nodiscard]] result<> show(const std::string& mid, const share_id& share, tap_ref tap);
  /// Null when the section sends nothing.
  [[nodiscard]] const view_feed* feed_of(const std::string& mid) const;
  /// Another section of the kind of `mid` shows it already.
  [[nodiscard]] bool shows_elsewhere(const std::string& mid, const share_id& share) const;
  /// Nothing of this share any more.
  void drop(const share_id& share);
  [[nodiscard]] std::vector<sample> look();
  [[nodiscard]] std::uint64_t packets() const noexcept { return *packets_; }
  [[nodiscard]] bool failed() const;

private:
  /// The tap behind a section, for callbacks on GStreamer's threads.
  struct tap_slot {
    std::mutex mutex;
    tap_ref tap;
  };
  struct outgoing {
    std::string mid;
    share_id share;
    std::shared_ptr<view_feed> feed;
    std::shared_ptr<tap_slot> slot = std::make_shared<tap_slot>();
    GstElement* source = nullptr; ///< owned by the pipeline
    view_feed::counters before = {};
  };

  static GstPadProbeReturn on_upstream(GstPad*, GstPadProbeInfo* info, gpointer slot) noexcept;
  static GstBusSyncReply on_message(GstBus*, GstMessage* message, gpointer me) noexcept;
  static void on_element(GstBin*, GstBin*, GstElement* element, gpointer ears) noexcept;
  [[nodiscard]] bool make_source(outgoing& one, const view_feed::setup& sends);
  static void on_transceiver(GstElement*, GstWebRTCRTPTransceiver* fresh, gpointer) noexcept;
  [[nodiscard]] std::string link_sources();
  [[nodiscard]] bool link_source(outgoing& one, std::size_t mline);
  void fail(const std::string& why);

  const setup setup_;
  std::shared_ptr<reaper> graves_;
  GstElement* pipeline_ = nullptr;
  GstElement* webrtc_ = nullptr; ///< owned by the pipeline
  std::shared_ptr<negotiation> talk_;
  std::vector<outgoing> sections_; ///< by m= line; without a feed it is inactive
  std::shared_ptr<std::atomic<std::uint64_t>> packets_;
  std::shared_ptr<receiver_reports> reports_ = std::make_shared<receiver_reports>();
  bool linked_ = false;
  bool failed_ = false;
};

} // namespace tessera::media
