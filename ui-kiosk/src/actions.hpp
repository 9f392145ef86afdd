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
  Q_INVOKABLE void pauseShare(const QString& share, bool paused) {
    link_.call(paused ? "share.pause" : "share.resume", {{"share", share.toStdString()}});
  }
  /// Of all shares together.
  Q_INVOKABLE void setVolume(int volume) { link_.call("sound.set", {{"volume", volume}}); }
  Q_INVOKABLE void mute(bool muted) { link_.call("sound.set", {{"muted", muted}}); }
  Q_INVOKABLE void setShareVolume(const QString& share, int volume) {
    link_.call("share.volume", {{"share", share.toStdString()}, {"volume", volume}});
  }
  Q_INVOKABLE void muteShare(const QString& share, bool muted) {
    link_.call("share.volume", {{"share", share.toStdString()}, {"muted", muted}});
  }
  Q_INVOKABLE void pinShare(const QString& share, bool pinned) {
    link_.call("share.pin", {{"share", share.toStdString()}, {"pinned", pinned}});
  }
  /// One key of `layout` in docs/room-document.md: mode, focus, full, overlay.
  Q_INVOKABLE void setLayout(const QString& key, const QJSValue& value);
  /// The share becomes the large one, in the layout of this name.
  Q_INVOKABLE void focusShare(const QString& mode, const QString& share) {
    link_.call("layout.set",
               {{"mode", mode.toStdString()}, {"focus", share.toStdString()}, {"full", ""}});
  }
  /// `minutes`: 0 = may come back at once, less than 0 = for good.
  Q_INVOKABLE void removeParticipant(const QString& participant, int minutes);
  Q_INVOKABLE void muteParticipant(const QString& participant, bool muted) {
    link_.call("participant.mute", {{"participant", participant.toStdString()}, {"muted", muted}});
  }
  Q_INVOKABLE void lowerHand(const QString& participant) {
    link_.call("hand.lower", {{"participant", participant.toStdString()}});
  }
  /// `kind` and `subject` are those of a prompt.
  Q_INVOKABLE void answer(const QString& kind, const QString& subject, bool accepted);
  Q_INVOKABLE void clearNotices() { link_.call("notices.clear", nlohmann::json::object()); }
  Q_INVOKABLE void newPin() { link_.call("pin.new", nlohmann::json::object()); }
  Q_INVOKABLE void endMeeting() { link_.call("meeting.end", nlohmann::json::object()); }
  /// Answered by hostCode.
  Q_INVOKABLE void askHostCode();
  /// Answered by setupCode.
  Q_INVOKABLE void askSetupCode();
  /// An option such as display.clock. The room document tells what came of it; settingRefused
  /// says that nothing did.
  Q_INVOKABLE void changeSetting(const QString& key, const QJSValue& value);

Q_SIGNALS:
  void hostCode(const QString& code);
  /// "" when the admin page is set up.
  void setupCode(const QString& code);
  void settingRefused(const QString& key);

private:
  daemon_link& link_;
};

} // namespace tessera::kiosk
