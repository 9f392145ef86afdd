// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "sound_lane.hpp"

#include <chrono>
#include <string_view>
#include <utility>

namespace tessera::kiosk {
namespace {

/// A server that is well needs a few milliseconds to close.
constexpr std::chrono::milliseconds patience{150};

} // namespace

sound_lane::sound_lane(std::string share, std::shared_ptr<sound_output> output)
    : share_(std::move(share)), worker_(std::make_shared<sound_worker>(share_, std::move(output))) {
}

sound_lane::~sound_lane() {
  worker_->stop();
  if (!thread_.joinable())
    return;
  if (worker_->wait_ended(patience)) {
    thread_.join();
    return;
  }
  log_.warning("share {}: the sound server hangs; its sound is left behind", share_);
  thread_.detach();
}

void sound_lane::take_caps(const lane::frame& frame) {
  auto caps = lane::decode_sound_caps(
      {reinterpret_cast<const char*>(frame.payload.data()), frame.payload.size()});
  if (!caps)
    log_.warning("share {}: {}", share_, caps.error().message());
  worker_->put_caps(caps ? std::optional{*std::move(caps)} : std::nullopt);
}

void sound_lane::take(lane::frame packet, std::int64_t picture_lag) {
  worker_->set_picture_lag(picture_lag);
  worker_->put(std::move(packet));
  if (!thread_.joinable())
    thread_ = std::thread([worker = worker_] { worker->run(); });
}

} // namespace tessera::kiosk
