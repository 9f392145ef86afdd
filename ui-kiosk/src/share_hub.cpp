// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "share_hub.hpp"

#include "artwork_image.hpp"
#include "thumbnail.hpp"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <chrono>
#include <utility>

namespace tessera::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr auto report_every = 1s;
constexpr auto thumbnail_every = 1s;
constexpr auto unknown_lane_stays = 5s; // docs/kiosk-rpc.md, "Lanes"

} // namespace

share_hub::share_hub(std::shared_ptr<sound_output> output, handlers on)
    : output_(std::move(output)), on_(std::move(on)) {
  report_timer_.setInterval(report_every);
  connect(&report_timer_, &QTimer::timeout, this, &share_hub::report_all);
}

share_hub::entry& share_hub::entry_for(const QString& share) {
  auto& found = entries_[share];
  if (!found.source) {
    found.source = std::make_shared<picture_source>();
    connect(found.source.get(), &picture_source::picture_ready, this, [this, share] {
      on_first_picture(share);
    });
    connect(found.source.get(), &picture_source::target_changed, this, [this, share](QSize size) {
      auto at = entries_.find(share);
      if (at != entries_.end() && at->second.reader)
        at->second.reader->set_output_size(size);
    });
  }
  return found;
}

std::shared_ptr<picture_source> share_hub::source(const QString& share) {
  return entry_for(share).source;
}

void share_hub::take_artwork(const QString& id, QByteArray bytes) {
  artworks_->put(id, std::move(bytes));
  pictures_.artworks = artworks_->ids();
  on_.pictures_changed();
}

void share_hub::take_lane(const QString& share, unique_fd lane) {
  auto& target = entry_for(share);
  target.reader.reset();
  target.generation = ++last_generation_;
  target.since.start();
  target.told_still = false;
  auto generation = target.generation;
  // The handlers run in other threads: they only post.
  lane_reader::handlers on;
  on.decoded = [source = target.source](picture next) { source->put(std::move(next)); };
  on.dropped = [source = target.source](int count) { source->count_dropped(count); };
  on.picture_lag = [source = target.source] { return source->lag_ns(); };
  on.failed = [this, share, generation](const std::string& reason) {
    QMetaObject::invokeMethod(
        this, [=, this] { on_failed(share, generation, QString::fromStdString(reason)); });
  };
  on.unbegun = [this, share, generation](bool now) {
    QMetaObject::invokeMethod(this, [=, this] { on_unbegun(share, generation, now); });
  };
  on.ended = [this, share, generation] {
    QMetaObject::invokeMethod(this, [=, this] { on_ended(share, generation); });
  };
  target.reader =
      std::make_unique<lane_reader>(share.toStdString(), std::move(lane), output_, std::move(on));
  target.reader->set_output_size(target.source->target());
  target.reader->set_resting(resting_.contains(share));
  target.reader->set_volume(levels_.value(share));
  target.reader->start();
  if (pictures_.failed.remove(share) + pictures_.unbegun.remove(share) > 0)
    on_.pictures_changed();
  report_timer_.start();
  QTimer::singleShot(unknown_lane_stays, this, &share_hub::drop_unknown);
}

void share_hub::on_first_picture(const QString& share) {
  // An item may still hold the source of a share that has gone.
  if (!entries_.contains(share) || pictures_.with_picture.contains(share))
    return;
  pictures_.with_picture.insert(share);
  on_.pictures_changed();
}

void share_hub::on_failed(const QString& share, int generation, const QString& reason) {
  auto at = entries_.find(share);
  if (at == entries_.end() || at->second.generation != generation)
    return;
  at->second.reader.reset();
  pictures_.unbegun.remove(share);
  pictures_.failed[share] = reason;
  on_.failed(share, reason);
  on_.pictures_changed();
}

void share_hub::on_ended(const QString& share, int generation) {
  auto at = entries_.find(share);
  if (at == entries_.end() || at->second.generation != generation)
    return;
  at->second.reader.reset();
  if (pictures_.unbegun.remove(share))
    on_.pictures_changed();
}

void share_hub::on_unbegun(const QString& share, int generation, bool now) {
  auto at = entries_.find(share);
  if (at == entries_.end() || at->second.generation != generation)
    return;
  if (now)
    pictures_.unbegun.insert(share);
  else
    pictures_.unbegun.remove(share);
  on_.pictures_changed();
}

void share_hub::keep_only(const QStringList& known) {
  known_ = known;
  drop_unknown();
}

void share_hub::set_resting(const QSet<QString>& resting) {
  if (resting == resting_)
    return;
  resting_ = resting;
  for (auto& [share, target] : entries_)
    if (target.reader)
      target.reader->set_resting(resting_.contains(share));
}

void share_hub::set_levels(const QMap<QString, double>& levels) {
  if (levels == levels_)
    return;
  levels_ = levels;
  for (auto& [share, target] : entries_)
    if (target.reader)
      target.reader->set_volume(levels_.value(share));
}

void share_hub::make_thumbnail(const QString& share, const QString& artwork) {
  auto at = entries_.find(share);
  if (at == entries_.end())
    return;
  const bool pictured = at->second.source->has_picture();
  if (!pictured && !pictures_.artworks.contains(artwork))
    return;
  auto& since = at->second.thumbnail_since;
  if (since.isValid() && since.elapsed() < std::chrono::milliseconds{thumbnail_every}.count())
    return;
  since.start();
  QThreadPool::globalInstance()->start(
      [hub = QPointer{this},
       share,
       shown = at->second.source->last(),
       bytes = pictured ? QByteArray{} : artworks_->find(artwork)] {
        auto jpeg = bytes.isEmpty() ? thumbnail_of(shown.image, shown.native)
                                    : thumbnail_of(artwork_of(bytes), {});
        // The hub lives in the application's thread, and so does what it does with the answer.
        QMetaObject::invokeMethod(qApp, [hub, share, jpeg] {
          if (hub && !jpeg.isEmpty())
            hub->on_.thumbnail(share, jpeg);
        });
      });
}

void share_hub::drop_unknown() {
  auto old = std::chrono::milliseconds{unknown_lane_stays}.count();
  for (auto at = entries_.begin(); at != entries_.end();) {
    auto next = std::next(at);
    auto& target = at->second;
    bool known = known_.contains(at->first);
    target.was_known = target.was_known || known;
    bool may_come = !target.was_known && target.since.isValid() && target.since.elapsed() < old;
    if (!known && !may_come)
      drop(at);
    at = next;
  }
  if (entries_.empty())
    report_timer_.stop();
}

void share_hub::drop(std::map<QString, entry>::iterator at) {
  pictures_.with_picture.remove(at->first);
  pictures_.failed.remove(at->first);
  pictures_.unbegun.remove(at->first);
  entries_.erase(at);
}

void share_hub::forget_old_pictures() {
  for (auto& [share, target] : entries_) {
    if (target.reader)
      continue;
    target.source->forget();
    pictures_.with_picture.remove(share);
    pictures_.failed.remove(share);
    pictures_.unbegun.remove(share);
  }
}

void share_hub::report_all() {
  bool any_lane = false;
  for (auto& [share, target] : entries_) {
    any_lane = any_lane || target.reader != nullptr;
    auto now = target.source->report();
    // A still screen is told once.
    const bool still = now.shown == 0 && now.dropped == 0;
    if (now.width <= 0 || (still && target.told_still))
      continue;
    target.told_still = still;
    on_.displayed(share, now);
  }
  if (!any_lane)
    report_timer_.stop();
}

} // namespace tessera::kiosk
