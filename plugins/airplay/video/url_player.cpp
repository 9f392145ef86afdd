// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/url_player.hpp"

#include "video/player_core.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace tessera::airplay {

class url_player::party::count {
public:
  void add(int change) {
    {
      std::lock_guard lock{mutex_};
      on_ += change;
    }
    news_.notify_all();
  }
  bool wait_empty(std::chrono::milliseconds limit) {
    std::unique_lock lock{mutex_};
    return news_.wait_for(lock, limit, [this] { return on_ == 0; });
  }

private:
  std::mutex mutex_;
  std::condition_variable news_;
  int on_ = 0;
};

url_player::party::party() : count_(std::make_shared<count>()) {}
url_player::party::~party() = default;
bool url_player::party::wait_empty(std::chrono::milliseconds limit) const {
  return count_->wait_empty(limit);
}

url_player::url_player(
    const party& all, play_request what, std::shared_ptr<share_lane> lane, on_news news, bool local)
    : core_(
          std::make_shared<player_core>(std::move(what), std::move(lane), std::move(news), local)) {
  all.count_->add(1);
  std::thread([mine = core_, count = all.count_] {
    mine->run();
    count->add(-1);
  }).detach();
}

url_player::~url_player() {
  core_->end();
}
void url_player::pause(bool on) {
  core_->pause(on);
}
void url_player::seek(double seconds) {
  core_->seek(seconds);
}
void url_player::key_frame_wanted() {
  core_->wish();
}

} // namespace tessera::airplay
