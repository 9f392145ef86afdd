// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "daemon_link.hpp"

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

private:
  daemon_link& link_;
};

} // namespace tessera::kiosk
