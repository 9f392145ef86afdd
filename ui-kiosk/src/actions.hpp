// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "daemon_link.hpp"

#include <QJSValue>
#include <QObject>

namespace tessera::kiosk {

/// What people at the display may do; each is one call to the daemon. Context: GUI thread.
class actions : public QObject {
  Q_OBJECT

public:
  explicit actions(daemon_link& link) : link_(link) {}

  Q_INVOKABLE void stopShare(const QString& share) {
    link_.call("share.stop", {{"share", share.toStdString()}});
  }
  Q_INVOKABLE void removeParticipant(const QString& participant) {
    link_.call("participant.remove", {{"participant", participant.toStdString()}});
  }
  Q_INVOKABLE void newPin() { link_.call("pin.new", nlohmann::json::object()); }
  Q_INVOKABLE void endMeeting() { link_.call("meeting.end", nlohmann::json::object()); }
  /// Answered by hostCode.
  Q_INVOKABLE void askHostCode();
  /// An option such as display.clock. The room document tells what came of it; settingRefused
  /// says that nothing did.
  Q_INVOKABLE void changeSetting(const QString& key, const QJSValue& value);

Q_SIGNALS:
  void hostCode(const QString& code);
  void settingRefused(const QString& key);

private:
  daemon_link& link_;
};

} // namespace tessera::kiosk
