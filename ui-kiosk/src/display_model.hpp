// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/display_face.hpp"
#include "core/wall_time.hpp"

#include <QDateTime>
#include <QObject>

namespace tessera::kiosk {

/// The display's settings as QML sees them. Context: GUI thread.
class display_model : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString language READ language NOTIFY changed)
  Q_PROPERTY(bool largeText READ large_text NOTIFY changed)
  Q_PROPERTY(bool highContrast READ high_contrast NOTIFY changed)
  Q_PROPERTY(bool reducedMotion READ reduced_motion NOTIFY changed)
  Q_PROPERTY(int dimMinutes READ dim_minutes NOTIFY changed)
  Q_PROPERTY(bool clock READ clock NOTIFY changed)
  Q_PROPERTY(bool toasts READ toasts NOTIFY changed)
  Q_PROPERTY(bool qr READ qr NOTIFY changed)
  Q_PROPERTY(QString wallpaper READ wallpaper NOTIFY changed)
  Q_PROPERTY(QString logo READ logo NOTIFY changed)
  Q_PROPERTY(QString wifiName READ wifi_name NOTIFY changed)
  Q_PROPERTY(QString wifiPassword READ wifi_password NOTIFY changed)
  Q_PROPERTY(QString wifiCode READ wifi_code NOTIFY changed)
  Q_PROPERTY(QString updateState READ update_state NOTIFY changed)
  Q_PROPERTY(QString updateVersion READ update_version NOTIFY changed)
  Q_PROPERTY(QString promptDoor READ prompt_door NOTIFY changed)
  Q_PROPERTY(QString promptName READ prompt_name NOTIFY changed)
  Q_PROPERTY(QString promptPin READ prompt_pin NOTIFY changed)

public:
  void take(const nlohmann::json& room);

  Q_INVOKABLE QString timeText(const QDateTime& now, const QString& locale) const {
    return time_text(now.time(), locale);
  }
  Q_INVOKABLE QString dateText(const QDateTime& now, const QString& locale) const {
    return date_text(now.date(), locale);
  }

  [[nodiscard]] QString language() const { return face_.language; }
  [[nodiscard]] bool large_text() const { return face_.large_text; }
  [[nodiscard]] bool high_contrast() const { return face_.high_contrast; }
  [[nodiscard]] bool reduced_motion() const { return face_.reduced_motion; }
  [[nodiscard]] int dim_minutes() const { return face_.dim_minutes; }
  [[nodiscard]] bool clock() const { return face_.clock; }
  [[nodiscard]] bool toasts() const { return face_.toasts; }
  [[nodiscard]] bool qr() const { return face_.qr; }
  [[nodiscard]] QString wallpaper() const { return face_.wallpaper; }
  [[nodiscard]] QString logo() const { return face_.logo; }
  [[nodiscard]] QString wifi_name() const { return face_.wifi_name; }
  [[nodiscard]] QString wifi_password() const { return face_.wifi_password; }
  [[nodiscard]] QString wifi_code() const { return face_.wifi_code; }
  [[nodiscard]] QString update_state() const { return face_.update_state; }
  [[nodiscard]] QString update_version() const { return face_.update_version; }
  [[nodiscard]] QString prompt_door() const { return face_.prompt_door; }
  [[nodiscard]] QString prompt_name() const { return face_.prompt_name; }
  [[nodiscard]] QString prompt_pin() const { return face_.prompt_pin; }

Q_SIGNALS:
  void changed();

private:
  display_face face_;
};

} // namespace tessera::kiosk
