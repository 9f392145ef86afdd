// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/video_show.hpp"

#include <utility>

namespace tessera::airplay {

namespace {

bool is_about_the_pin(errc code) {
  return code == errc::wrong_pin || code == errc::pin_changed || code == errc::pin_required;
}

} // namespace

video_show::~video_show() {
  player_.reset();
  guest_->leave();
}

void video_show::play(const video_caller& who, play_request what, house::reply<nothing> then) {
  if (waiting_)
    waiting_->then(failure{errc::replaced, "Another video was asked for.", {}});
  name_ = who.name.empty() ? who.address : who.name;
  waiting_ = order{std::move(what), std::move(then)};
  if (guest_->now() == guest::state::in)
    return open();
  if (guest_->now() == guest::state::out)
    return refuse({errc::removed, "It is not in the meeting any more.", {}});
  if (guest_->now() != guest::state::outside)
    return; // it waits already
  guest_->admit({name_, who.code, who.address, who.device},
                [weak = weak_from_this(), device = who.device](result<> in) {
                  auto me = weak.lock();
                  if (!me)
                    return;
                  if (in)
                    return me->open();
                  // A code of another meeting: the sender shall be asked for the one of today.
                  if (!device.empty() && is_about_the_pin(in.code())) [[maybe_unused]]
                    auto removed = me->house_.pairings().remove(device);
                  me->refuse(in.error());
                });
}

void video_show::open() {
  if (!waiting_ || asking_)
    return;
  if (lane_) {
    auto next = *std::exchange(waiting_, {});
    begin(std::move(next.what));
    return next.then({});
  }
  asking_ = true;
  // Without a label: the sender's name stands on its picture already.
  guest_->open_share(
      share_kind::video, {}, [weak = weak_from_this()](result<host::open_lane> open) {
        if (auto me = weak.lock())
          me->opened(std::move(open));
      });
}

void video_show::opened(result<host::open_lane> open) {
  asking_ = false;
  if (!open)
    return refuse(open.error());
  share_ = open->share;
  lane_ = open->lane;
  if (!waiting_) // it was stopped meanwhile
    return end_playback(end_reason::stopped, {});
  this->open();
}

void video_show::refuse(const failure& why) {
  auto last = std::exchange(waiting_, {});
  if (!last)
    return;
  house_.log(log_level::info, name_ + " may not play a video: " + why.message());
  last->then(why);
}

void video_show::begin(play_request what) {
  player_.reset();
  fault_.clear();
  facts_ = {};
  const auto number = ++playback_;
  tell(playback_state::loading, {});
  auto news = [&loop = loop_, weak = weak_from_this(), number](const playback_news& told) {
    loop.post([weak, number, told] {
      if (auto me = weak.lock(); me && me->playback_ == number)
        me->heard(told);
    });
  };
  player_ = maker_(what, lane_, std::move(news));
  lane_->set_paused(false);
}

void video_show::heard(const playback_news& news) {
  if (!player_)
    return;
  const bool turned = news.now.state != facts_.state;
  facts_ = news.now;
  if (!news.ended) {
    if (turned) {
      lane_->set_paused(facts_.state == playback_state::paused);
      tell(facts_.state, {});
    }
    return;
  }
  const bool failed = news.fault.code != errc::ok;
  if (failed) {
    fault_ = news.fault.message();
    house_.log(log_level::warning, name_ + "'s video is over: " + fault_);
  }
  if (!failed)
    return end_playback(end_reason::stopped, "ended");
  end_playback(news.fault.code == errc::permission_denied ? end_reason::content_protected
                                                          : end_reason::media_failed,
               "error");
}

void video_show::pause(bool on) {
  if (player_)
    player_->pause(on);
}

void video_show::seek(double seconds) {
  if (player_)
    player_->seek(seconds);
}

void video_show::key_frame_wanted() {
  if (player_)
    player_->key_frame_wanted();
}

void video_show::stop() {
  if (auto last = std::exchange(waiting_, {}))
    last->then(failure{errc::closed, "The video was stopped before it began.", {}});
  end_playback(end_reason::stopped, "stopped");
}

void video_show::end_playback(end_reason why, std::string_view reason) {
  ++playback_;
  const bool was_on = player_ != nullptr;
  player_.reset();
  lane_.reset();
  facts_.state = playback_state::stopped;
  guest_->end_share(std::exchange(share_, {}), why);
  if (was_on)
    tell(playback_state::stopped, reason);
}

void video_show::share_stopped() {
  guest_->share_stopped(share_);
  end_playback(end_reason::removed, "stopped");
}

void video_show::sent_away() {
  guest_->sent_out();
  refuse({errc::removed, "It is not in the meeting any more.", {}});
  end_playback(end_reason::removed, "stopped");
  const auto all = listeners_; // each may go
  for (auto* each : all)
    each->sent_away();
}

void video_show::tell(playback_state now, std::string_view reason) {
  const auto all = listeners_;
  for (auto* each : all)
    each->changed(now, reason);
}

} // namespace tessera::airplay
