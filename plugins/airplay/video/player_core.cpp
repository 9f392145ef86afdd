// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/player_core.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace tessera::airplay {

namespace {

constexpr std::chrono::milliseconds tell_interval{200}; // so often it says where it is
constexpr const char* sought_mark = "sought";
/// For what runs to stand still.
constexpr auto still_patience = 500 * GST_MSECOND;
constexpr auto tick = 200 * GST_MSECOND;
/// From the first word to the first picture.
constexpr std::chrono::seconds begin_patience{30};

GstClockTime clock_time(double seconds) {
  constexpr double most = 1e9; // some decades: no address is that far in
  return static_cast<GstClockTime>(std::clamp(seconds, 0.0, most) * GST_SECOND);
}

double seconds_of(gint64 time) {
  return time < 0 ? 0 : static_cast<double>(time) / GST_SECOND;
}

bool is_without_pictures(GstMessage* message) {
  GstStreamCollection* all = nullptr;
  gst_message_parse_stream_collection(message, &all);
  const auto count = gst_stream_collection_get_size(all);
  bool without = count > 0;
  for (guint i = 0; i < count; ++i) {
    const auto type = gst_stream_get_stream_type(gst_stream_collection_get_stream(all, i));
    without = without && (type & (GST_STREAM_TYPE_VIDEO | GST_STREAM_TYPE_UNKNOWN)) == 0;
  }
  gst_object_unref(all);
  return without;
}

} // namespace

void player_core::wake() {
  if (bus_ != nullptr)
    gst_bus_post(bus_, gst_message_new_application(nullptr, gst_structure_new_empty("wake")));
}

void player_core::end() {
  feed_.end();
  {
    std::lock_guard out{way_out_};
    news_ = nullptr;
  }
  std::lock_guard lock{mutex_};
  over_ = true;
  wake();
}

void player_core::pause(bool on) {
  std::lock_guard lock{mutex_};
  paused_ = on;
  wake();
}

void player_core::seek(double seconds) {
  std::lock_guard lock{mutex_};
  sought_ = seconds;
  wake();
}

void player_core::fail(failure why) {
  std::lock_guard lock{mutex_};
  if (!failed_)
    failed_ = std::move(why);
  wake();
}

void player_core::run() {
  gst_init(nullptr, nullptr); // may look through all its plugins first
  play();
  {
    std::lock_guard lock{mutex_};
    if (bus_ != nullptr)
      gst_object_unref(std::exchange(bus_, nullptr));
  }
  chain_.reset();
  gate_.reset();
}

void player_core::play() {
  tell();
  auto gate = url_gate::open(local_);
  if (!gate)
    return fail(std::move(gate).error()), obey();
  gate_ = *std::move(gate);
  chain_ = std::make_unique<media_chain>(
      gate_->address_of(what_.url), feed_, [this](failure why) { fail(std::move(why)); });
  if (!chain_->whole())
    return fail({errc::unavailable, "GStreamer's good and bad plugins are not there.", {}}), obey();
  auto* bus = gst_element_get_bus(chain_->pipeline());
  {
    std::lock_guard lock{mutex_};
    bus_ = bus;
  }
  chain_->leave_out_first(what_.start_seconds > 0 || what_.start_fraction > 0);
  gst_element_set_state(chain_->pipeline(), GST_STATE_PAUSED);
  while (!done_) {
    if (auto* message = gst_bus_timed_pop(bus, tick)) {
      handle(message);
      gst_message_unref(message);
    }
    obey();
  }
}

void player_core::handle(GstMessage* message) {
  switch (GST_MESSAGE_TYPE(message)) {
  case GST_MESSAGE_ERROR:
    return fail(reason_of(message));
  case GST_MESSAGE_EOS:
    if (feed_.pictures() == 0)
      return fail({errc::codec_unsupported, "There is no picture in it.", {}});
    done_ = true;
    return tell(true);
  case GST_MESSAGE_ASYNC_DONE:
    here_ = here_ || sought_marks_ == 0;
    return;
  case GST_MESSAGE_STREAM_COLLECTION:
    if (!here_ && is_without_pictures(message))
      fail({errc::codec_unsupported, "There are no pictures in it.", {}});
    return;
  case GST_MESSAGE_APPLICATION:
    if (gst_message_has_name(message, sought_mark))
      --sought_marks_;
    return;
  case GST_MESSAGE_BUFFERING: {
    gint percent = 100;
    gst_message_parse_buffering(message, &percent);
    if (percent < 100)
      buffers_[GST_MESSAGE_SRC(message)] = percent;
    else
      buffers_.erase(GST_MESSAGE_SRC(message));
    return;
  }
  default:
    return;
  }
}

/// The first word of the gate tells more than GStreamer's.
failure player_core::reason_of(GstMessage* message) const {
  if (auto fault = gate_->fault())
    return *fault;
  GError* error = nullptr;
  gst_message_parse_error(message, &error, nullptr);
  const bool kind = error->domain == GST_STREAM_ERROR || error->domain == GST_CORE_ERROR;
  failure out{
      kind ? errc::unsupported_type : errc::media_failed,
      fmt::format("The video {}: {}", kind ? "cannot be played" : "broke off", error->message),
      {}};
  g_error_free(error);
  return out;
}

/// What was asked for meanwhile.
void player_core::obey() {
  std::unique_lock lock{mutex_};
  if (over_) {
    done_ = true;
    return;
  }
  const auto failed = failed_;
  const bool paused = paused_;
  const auto sought = begun_ ? std::exchange(sought_, {}) : std::nullopt;
  lock.unlock();
  if (done_)
    return;
  if (!failed && !begun_ && !here_ && monotonic::now() - since_ > begin_patience)
    return fail({errc::timeout, "The video does not begin.", {}});
  if (failed) {
    done_ = true;
    std::lock_guard out{way_out_};
    if (news_)
      news_({facts_, true, *failed});
    return;
  }
  if (here_ && !begun_)
    return begin();
  if (!begun_)
    return;
  if (sought)
    jump(*sought);
  facts_.buffering = !buffers_.empty();
  const bool run = here_ && !paused && !facts_.buffering;
  if (run != std::exchange(runs_, run))
    gst_element_set_state(chain_->pipeline(), run ? GST_STATE_PLAYING : GST_STATE_PAUSED);
  const auto state = paused ? playback_state::paused : playback_state::playing;
  const auto now = monotonic::now();
  if (state == facts_.state && now - told_ < tell_interval)
    return;
  facts_.state = state;
  told_ = now;
  look();
  tell();
}

/// It stands at its first picture, and its length is known: now to where it shall begin.
void player_core::begin() {
  look();
  std::unique_lock lock{mutex_};
  auto where = std::exchange(sought_, {});
  lock.unlock();
  if (!where && what_.start_seconds > 0)
    where = what_.start_seconds;
  if (!where && what_.start_fraction > 0)
    where = what_.start_fraction * facts_.duration;
  begun_ = true;
  chain_->leave_out_first(false);
  if (where && *where > 0)
    jump(*where);
  obey();
}

/// Standing still: what runs would hurry from the old place's time to the new one's.
void player_core::jump(double seconds) {
  auto* pipeline = chain_->pipeline();
  if (std::exchange(runs_, false)) {
    gst_element_set_state(pipeline, GST_STATE_PAUSED);
    gst_element_get_state(pipeline, nullptr, nullptr, still_patience);
  }
  if (facts_.duration > 0)
    seconds = std::min(seconds, facts_.duration);
  feed_.gap(); // before: what comes after it may be the picture sought
  ++sought_marks_;
  gst_bus_post(bus_, gst_message_new_application(nullptr, gst_structure_new_empty(sought_mark)));
  here_ = !gst_element_seek_simple(
      pipeline,
      GST_FORMAT_TIME,
      static_cast<GstSeekFlags>(GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_KEY_UNIT),
      static_cast<gint64>(clock_time(seconds)));
}

void player_core::look() {
  gint64 time = 0;
  if (gst_element_query_duration(chain_->pipeline(), GST_FORMAT_TIME, &time))
    facts_.duration = seconds_of(time);
  if (gst_element_query_position(chain_->pipeline(), GST_FORMAT_TIME, &time))
    facts_.position = seconds_of(time);
}

void player_core::tell(bool ended) {
  std::lock_guard out{way_out_};
  if (news_)
    news_({facts_, ended, {errc::ok, {}, {}}});
}

} // namespace tessera::airplay
