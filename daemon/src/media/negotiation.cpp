// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/negotiation.hpp"

#include "proto/sdp.hpp"

#include <gst/sdp/sdp.h>

#include <chrono>
#include <utility>

namespace tessera::media {

struct negotiation::pending_step {
  std::weak_ptr<negotiation> whose;
  executor post;
  step next = nullptr;

  template <class Work>
  void later(Work work) const {
    post([whose = whose, work = std::move(work)] {
      if (auto alive = whose.lock())
        work(*alive);
    });
  }
};

namespace {

using description_ref = std::shared_ptr<GstWebRTCSessionDescription>;

constexpr std::chrono::milliseconds busy_pause{500};

description_ref parse_offer(const std::string& text) {
  GstSDPMessage* message = nullptr;
  if (gst_sdp_message_new_from_text(text.c_str(), &message) != GST_SDP_OK)
    return nullptr;
  return {gst_webrtc_session_description_new(GST_WEBRTC_SDP_TYPE_OFFER, message),
          gst_webrtc_session_description_free};
}

std::string text_of(const GstWebRTCSessionDescription& description) {
  glib_text text{gst_sdp_message_as_text(description.sdp)};
  return text.get();
}

/// "" when the promise was kept.
std::string fault_of(GstPromise* promise) {
  if (gst_promise_wait(promise) != GST_PROMISE_RESULT_REPLIED)
    return "it was interrupted";
  const auto* reply = gst_promise_get_reply(promise);
  if (reply == nullptr || gst_structure_has_field(reply, "error") == FALSE)
    return {};
  GError* fault = nullptr;
  gst_structure_get(reply, "error", G_TYPE_ERROR, &fault, nullptr);
  std::string text = fault != nullptr ? fault->message : "no reason given";
  g_clear_error(&fault);
  return text;
}

template <class Step>
void drop_step(gpointer data) noexcept {
  delete static_cast<Step*>(data);
}

} // namespace

GstElement* make_webrtc(const std::shared_ptr<void>& ice) {
  const auto* counted = static_cast<const GObject*>(ice.get());
  const auto before = counted->ref_count;
  // The agent can be given at construction only.
  auto* element = gst_element_factory_make_full("webrtcbin", "ice-agent", ice.get(), nullptr);
  if (element == nullptr)
    return nullptr;
  // webrtcbin of GStreamer 1.22 keeps the agent without taking a reference, and drops one at its
  // end all the same.
  if (counted->ref_count == before)
    gst_object_ref(ice.get());
  g_object_set(element, "bundle-policy", GST_WEBRTC_BUNDLE_POLICY_MAX_BUNDLE, nullptr);
  return element;
}

void negotiation::answer(const std::string& offer, on_answer then) {
  if (then_) {
    then(failure{errc::unavailable, "The offer before this one is not answered yet.", busy_pause});
    return;
  }
  auto description = parse_offer(offer);
  if (!description) {
    then({errc::sdp_invalid, "GStreamer cannot read the offer."});
    return;
  }
  then_ = std::move(then);
  mixed_ = sdp::allows_mixed_extensions(offer);
  g_signal_emit_by_name(
      webrtc_, "set-remote-description", description.get(), promise_for(&negotiation::remote_done));
}

void negotiation::remote_done(const std::string& fault) {
  if (!fault.empty())
    return finish({errc::sdp_invalid, "The offer cannot be used: " + fault});
  if (auto unready = prepare_(); !unready.empty())
    return finish({errc::media_failed, "The offer cannot be answered: " + unready});
  auto* promise = gst_promise_new_with_change_func(
      on_made, new pending_step{weak_from_this(), post_, nullptr}, drop_step<pending_step>);
  g_signal_emit_by_name(webrtc_, "create-answer", nullptr, promise);
}

void negotiation::answer_made(const std::string& fault, description_ref made) {
  if (!fault.empty() || !made)
    return finish({errc::media_failed, "The offer cannot be answered: " + fault});
  made_ = std::move(made);
  g_signal_emit_by_name(
      webrtc_, "set-local-description", made_.get(), promise_for(&negotiation::local_done));
}

void negotiation::local_done(const std::string& fault) {
  if (!fault.empty())
    return finish({errc::media_failed, "The answer cannot be used: " + fault});
  auto text = text_of(*made_);
  finish(mixed_ ? sdp::with_mixed_extensions(text) : text);
}

void negotiation::finish(result<std::string> with) {
  made_.reset();
  if (auto then = std::exchange(then_, nullptr))
    then(std::move(with));
}

GstPromise* negotiation::promise_for(step next) {
  return gst_promise_new_with_change_func(
      on_step, new pending_step{weak_from_this(), post_, next}, drop_step<pending_step>);
}

void negotiation::on_step(GstPromise* promise, gpointer data) noexcept {
  const auto& step = *static_cast<pending_step*>(data);
  step.later([next = step.next, fault = fault_of(promise)](negotiation& me) { (me.*next)(fault); });
  gst_promise_unref(promise);
}

void negotiation::on_made(GstPromise* promise, gpointer data) noexcept {
  auto fault = fault_of(promise);
  GstWebRTCSessionDescription* made = nullptr;
  if (fault.empty())
    gst_structure_get(gst_promise_get_reply(promise),
                      "answer",
                      GST_TYPE_WEBRTC_SESSION_DESCRIPTION,
                      &made,
                      nullptr);
  description_ref owned{
      made,
      [](auto* each) { each != nullptr ? gst_webrtc_session_description_free(each) : void(); }};
  static_cast<pending_step*>(data)->later(
      [fault, owned](negotiation& me) { me.answer_made(fault, owned); });
  gst_promise_unref(promise);
}

} // namespace tessera::media
