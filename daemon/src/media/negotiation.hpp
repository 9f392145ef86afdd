// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "media/gst_ptr.hpp"

#include <gst/webrtc/webrtc.h>

#include <functional>
#include <memory>
#include <string>

namespace tessera::media {

/// Runs work on the GLib thread, from any thread.
using executor = std::function<void(std::function<void()>)>;

/// A webrtcbin with this ICE agent (GstWebRTCICE); null when GStreamer has none.
[[nodiscard]] GstElement* make_webrtc(const std::shared_ptr<void>& ice);

/// Answers offers through a webrtcbin, one at a time, step by step: its promises are kept on threads
/// of its own. Context: the GLib thread. Spec: RFC 8829.
class negotiation : public std::enable_shared_from_this<negotiation> {
public:
  using on_answer = std::function<void(result<std::string>)>;
  /// Between offer and answer: what stands in the transceivers when it returns is answered. Its
  /// fault, or "".
  using preparation = std::function<std::string()>;

  /// `webrtc` outlives this.
  negotiation(GstElement* webrtc, executor post, preparation prepare)
      : webrtc_(webrtc), post_(std::move(post)), prepare_(std::move(prepare)) {}

  /// `then` is called once. Errors: sdp_invalid, media_failed, unavailable (the one before is not
  /// answered yet).
  void answer(const std::string& offer, on_answer then);
  [[nodiscard]] bool busy() const noexcept { return then_ != nullptr; }
  /// What is under way ends with this.
  void finish(result<std::string> with);

private:
  using step = void (negotiation::*)(const std::string& fault);
  struct pending_step;
  static void on_step(GstPromise* promise, gpointer data) noexcept;
  static void on_made(GstPromise* promise, gpointer data) noexcept;
  [[nodiscard]] GstPromise* promise_for(step next);
  void remote_done(const std::string& fault);
  void answer_made(const std::string& fault, std::shared_ptr<GstWebRTCSessionDescription> made);
  void local_done(const std::string& fault);

  GstElement* webrtc_;
  executor post_;
  preparation prepare_;
  std::shared_ptr<GstWebRTCSessionDescription> made_;
  on_answer then_;
  bool mixed_ = false; ///< the offer allows mixed extension headers
};

} // namespace tessera::media
