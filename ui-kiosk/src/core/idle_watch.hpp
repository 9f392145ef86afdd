// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QTimer>

namespace tessera::kiosk {

/// Dims a display that nobody has used for some minutes. As an event filter of the application it
/// hears every key, click and touch; the one that wakes the display does nothing else.
/// Context: GUI thread.
class idle_watch : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool dimmed READ dimmed NOTIFY changed)

public:
  idle_watch();

  /// 0 = never dims.
  void set_minutes(int minutes);
  /// While there is something to see nothing dims.
  void set_busy(bool busy);
  /// Something happened: bright again, and the minutes count anew.
  void poke();
  /// The minutes are over.
  void rest();

  [[nodiscard]] bool dimmed() const noexcept { return dimmed_; }
  [[nodiscard]] bool eventFilter(QObject* receiver, QEvent* event) override;

Q_SIGNALS:
  void changed();

private:
  void set_dimmed(bool dimmed);

  QTimer timer_;
  int minutes_ = 0;
  bool busy_ = false;
  bool dimmed_ = false;
};

} // namespace tessera::kiosk
