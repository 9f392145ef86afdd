// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/isolated.hpp"

#include <QObject>
#include <QTranslator>

class QQmlEngine;

namespace tessera::kiosk {

/// The language of the texts: the command line's, else the room's. Context: GUI thread.
class language : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString locale READ locale NOTIFY changed)
  Q_PROPERTY(bool mirrored READ mirrored NOTIFY changed)

public:
  /// `forced` = "" lets the room decide.
  explicit language(QString forced);

  void set_room_locale(const QString& locale);
  void use_engine(QQmlEngine* engine) { engine_ = engine; }

  /// For each word of somebody's own that goes into a sentence.
  Q_INVOKABLE QString isolated(const QString& words) const { return kiosk::isolated(words); }

  [[nodiscard]] QString locale() const { return locale_; }
  [[nodiscard]] bool mirrored() const;

Q_SIGNALS:
  void changed();

private:
  void install(const QString& locale);

  QString forced_;
  QString locale_ = QStringLiteral("en");
  QTranslator translator_;
  QQmlEngine* engine_ = nullptr;
};

} // namespace tessera::kiosk
