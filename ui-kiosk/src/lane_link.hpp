// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/log.hpp"
#include "base/unique_fd.hpp"
#include "core/backoff.hpp"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <functional>
#include <memory>
#include <string>

namespace tessera::kiosk {

/// Takes the lanes of shares, and pictures of what they play, from kiosk-lanes.sock: docs/kiosk-rpc.md, "Lanes".
/// Context: GUI thread.
class lane_link : public QObject {
  Q_OBJECT

public:
  using lane_handler = std::function<void(const QString& share, unique_fd lane)>;

  using artwork_handler = std::function<void(const QString& id, const unique_fd& file)>;

  lane_link(std::string socket_path, lane_handler on_lane, artwork_handler on_artwork);

  /// From `hello`'s answer until stop().
  void start(std::string session);
  void stop();

private:
  void connect_now();
  void close_now();
  void on_readable();
  /// False when there is no message more to read now.
  bool take_message();
  void take(std::string_view text, unique_fd what);

  log_topic log_{"lanes"};
  std::string path_;
  lane_handler on_lane_;
  artwork_handler on_artwork_;
  std::string session_;
  unique_fd fd_;
  std::unique_ptr<QSocketNotifier> readable_;
  QTimer retry_;
  backoff wait_;
};

} // namespace tessera::kiosk
