// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "media/peer_connection.hpp"

namespace tessera::media {

/// The C side of a peer connection: GStreamer's threads enter here, copy what they have, and post
/// it to the GLib thread.
struct peer_callbacks {
  /// What a callback may touch on a foreign thread: nothing in here changes.
  struct context {
    std::weak_ptr<peer_connection> peer;
    peer_connection::executor post;
    std::shared_ptr<const plan_slot> plan;
    std::shared_ptr<std::atomic<std::uint64_t>> packets;
    GstElement* pipeline = nullptr; ///< outlives the callbacks on its elements
    std::function<void(const share_id&)> on_first_picture;
    std::function<void(const share_id&, bool speaking)> on_voice;

    template <class Work>
    void later(Work work) const {
      post([peer = peer, work = std::move(work)] {
        if (auto alive = peer.lock())
          work(*alive);
      });
    }
  };
  using context_ref = std::shared_ptr<const context>;

  /// Connects all signals of the pipeline and its webrtcbin.
  static void connect(const context_ref& with, GstElement* pipeline, GstElement* webrtc);

  static context_ref context_of(peer_connection& peer);
  /// What the answer says of a section: it is made from what stands in the transceiver.
  static void prepare(GstWebRTCRTPTransceiver* transceiver, const section_plan& section);

private:
  static void on_transceiver(GstElement*, GstWebRTCRTPTransceiver*, gpointer) noexcept;
  static void on_pad(GstElement*, GstPad*, gpointer) noexcept;
  static void on_state(GstElement*, GParamSpec*, gpointer) noexcept;
  static void on_jitter_buffer(GstElement*, GstElement*, guint, guint, gpointer) noexcept;
  static void on_element(GstBin*, GstBin*, GstElement*, gpointer) noexcept;
  static GstBusSyncReply on_message(GstBus*, GstMessage*, gpointer) noexcept;
  static GstPadProbeReturn on_packet(GstPad*, GstPadProbeInfo*, gpointer) noexcept;
  static void take_pictures(const context&, std::size_t section, const section_plan&, GstPad*);
  static void take_sound(const context&, std::size_t section, const section_plan&, GstPad*);
};

} // namespace tessera::media
