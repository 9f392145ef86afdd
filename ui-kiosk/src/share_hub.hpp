// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "artwork_shelf.hpp"
#include "base/unique_fd.hpp"
#include "core/room_rows.hpp"
#include "lane_reader.hpp"
#include "picture_source.hpp"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>

namespace tessera::kiosk {

/// Which share has which lane, decoder and picture. Context: GUI thread.
class share_hub : public QObject {
  Q_OBJECT

public:
  struct handlers {
    std::function<void(const QString& share, const display_report&)> displayed;
    std::function<void(const QString& share, const QString& reason)> failed;
    std::function<void()> pictures_changed; ///< pictures() says something new
    std::function<void(const QString& share, const QByteArray& jpeg)> thumbnail;
  };

  share_hub(std::shared_ptr<sound_output> output, handlers on);

  /// Replaces the lane that the share has.
  void take_lane(const QString& share, unique_fd lane);
  /// A picture of what a share plays.
  void take_artwork(const QString& id, QByteArray bytes);
  [[nodiscard]] std::shared_ptr<const artwork_shelf> artworks() const { return artworks_; }
  /// Shares that are not in `known` lose their lane; one that came before its share stays 5 s.
  void keep_only(const QStringList& known);
  /// These show nothing new until the next call without them; their last pictures stay.
  void set_resting(const QSet<QString>& resting);
  /// How loud each share is played, 0 to 1; one that is not named is not heard.
  void set_levels(const QMap<QString, double>& levels);
  /// A small JPEG of the share's last picture, or of the artwork of what it plays where it has none,
  /// made in another thread; at most one a second. Asked more often, or before there is a picture, it
  /// does nothing.
  void make_thumbnail(const QString& share, const QString& artwork);
  /// After a new session: pictures without a lane are of another time.
  void forget_old_pictures();

  /// Stays the same object as long as the share is there.
  [[nodiscard]] std::shared_ptr<picture_source> source(const QString& share);
  [[nodiscard]] const picture_state& pictures() const noexcept { return pictures_; }

private:
  struct entry {
    std::shared_ptr<picture_source> source;
    std::unique_ptr<lane_reader> reader;
    QElapsedTimer since; ///< when the lane came
    QElapsedTimer thumbnail_since;
    int generation = 0; ///< tells a late word of an old lane from the new one's
    bool told_still = false; ///< the last report said that nothing moves
    bool was_known = false; ///< the room spoke of it: without it there, the share has ended
  };

  entry& entry_for(const QString& share);
  void on_first_picture(const QString& share);
  void on_failed(const QString& share, int generation, const QString& reason);
  void on_ended(const QString& share, int generation);
  void on_unbegun(const QString& share, int generation, bool now);
  void drop_unknown();
  void report_all();
  void drop(std::map<QString, entry>::iterator at);

  std::shared_ptr<sound_output> output_;
  handlers on_;
  std::map<QString, entry> entries_;
  QStringList known_;
  QSet<QString> resting_;
  QMap<QString, double> levels_;
  picture_state pictures_;
  std::shared_ptr<artwork_shelf> artworks_ = std::make_shared<artwork_shelf>();
  QTimer report_timer_;
  int last_generation_ = 0;
};

} // namespace tessera::kiosk
