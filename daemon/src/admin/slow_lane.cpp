// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/slow_lane.hpp"

#include "admin/worker.hpp"

#include <tessera/messages/error.hpp>

#include <utility>

namespace tessera::admin {

void slow_lane::run(std::function<result<json>()> work, reply then) {
  if (waiting_.size() >= most_waiting || *alive_ >= most_alive)
    return then({errc::unavailable, "the box is busy with other calls; try again in a moment"});
  waiting_.push_back({std::move(work), std::move(then)});
  if (!busy_)
    next();
}

void slow_lane::next() {
  busy_ = !waiting_.empty();
  if (!busy_)
    return;
  auto what = std::move(waiting_.front());
  waiting_.pop_front();
  ++*alive_;
  auto work = [work = std::move(what.work), alive = alive_]() -> result<json> {
    // Also when it throws.
    std::shared_ptr<void> leave{nullptr, [alive](void*) { --*alive; }};
    return work();
  };
  auto go_on = [weak = weak_from_this(), then = std::move(what.then)](const result<json>& outcome) {
    auto lane = weak.lock();
    if (!lane)
      return;
    lane->busy_ = false;
    then(outcome);
    if (!lane->busy_)
      lane->next();
  };
  self_->request(spawn_worker(self_->home_system()), limit_, do_work{std::move(work)})
      .then([go_on](const work_done& done) { go_on(*done.outcome); },
            [go_on](const caf::error& why) { go_on(from_caf(why)); });
}

} // namespace tessera::admin
