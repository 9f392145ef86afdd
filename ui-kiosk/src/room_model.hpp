// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/loudness.hpp"
#include "core/notice_rows.hpp"
#include "core/prompt_rows.hpp"
#include "core/room_document.hpp"
#include "core/room_rows.hpp"
#include "core/row_list.hpp"

#include <QObject>
#include <QVariantMap>
#include <functional>

namespace tessera::kiosk {

/// What the idle and live screens show, beside the lists; one value, so that QML hears of a change
/// only when there is one.
struct room_face {
  QString screen = QStringLiteral("starting");
  bool away = false;
  QString room_name;
  QString locale;
  QString meeting_id; ///< in groups of three
  QString pin;
  QString url;
  QString address;
  QString wifi;
  bool airplay = false;
  QStringList connecting;
  QStringList waiting;
  QString room_watch;
  QString mismatch;
  stage_plan plan;
  QString layout_mode;
  QString layout_full;
  bool overlay = false;
  int volume = 100;
  bool muted = false;
  bool loudspeaker = false;
  int more_microphones = 0;
  friend bool operator==(const room_face&, const room_face&) = default;
};

/// The room as QML sees it. Context: GUI thread.
class room_model : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString screen READ screen_name NOTIFY changed)
  Q_PROPERTY(bool away READ away NOTIFY changed)
  Q_PROPERTY(QString roomName READ room_name NOTIFY changed)
  Q_PROPERTY(QString locale READ locale NOTIFY changed)
  Q_PROPERTY(QString meetingId READ meeting_id NOTIFY changed)
  Q_PROPERTY(QString pin READ pin NOTIFY changed)
  Q_PROPERTY(QString url READ url NOTIFY changed)
  Q_PROPERTY(QString address READ address NOTIFY changed)
  Q_PROPERTY(QString wifi READ wifi NOTIFY changed)
  Q_PROPERTY(bool airplay READ airplay NOTIFY changed)
  Q_PROPERTY(QStringList connecting READ connecting NOTIFY changed)
  Q_PROPERTY(QStringList waiting READ waiting NOTIFY changed)
  Q_PROPERTY(QString roomWatch READ room_watch NOTIFY changed)
  Q_PROPERTY(QString mismatch READ mismatch NOTIFY changed)
  Q_PROPERTY(bool focusLayout READ focus_layout NOTIFY changed)
  Q_PROPERTY(int shownCount READ shown_count NOTIFY changed)
  Q_PROPERTY(QString layoutMode READ layout_mode NOTIFY changed)
  Q_PROPERTY(QString layoutFull READ layout_full NOTIFY changed)
  Q_PROPERTY(bool overlay READ overlay NOTIFY changed)
  Q_PROPERTY(int volume READ volume NOTIFY changed)
  Q_PROPERTY(bool muted READ muted NOTIFY changed)
  Q_PROPERTY(bool loudspeaker READ loudspeaker NOTIFY changed)
  Q_PROPERTY(tessera::kiosk::row_list* prompts READ prompts CONSTANT)
  Q_PROPERTY(tessera::kiosk::row_list* allPrompts READ all_prompts CONSTANT)
  Q_PROPERTY(tessera::kiosk::row_list* takeovers READ takeovers CONSTANT)
  Q_PROPERTY(tessera::kiosk::row_list* reactions READ reactions CONSTANT)
  Q_PROPERTY(tessera::kiosk::row_list* shares READ shares CONSTANT)
  Q_PROPERTY(tessera::kiosk::row_list* allShares READ all_shares CONSTANT)
  Q_PROPERTY(tessera::kiosk::row_list* microphones READ microphones CONSTANT)
  Q_PROPERTY(int moreMicrophones READ more_microphones NOTIFY changed)
  Q_PROPERTY(QVariantMap cornerSpots READ corner_spots NOTIFY changed)
  Q_PROPERTY(tessera::kiosk::row_list* notices READ notices CONSTANT)
  Q_PROPERTY(tessera::kiosk::row_list* participants READ participants CONSTANT)

public:
  using picture_reader = std::function<const picture_state&()>;

  explicit room_model(picture_reader pictures);
  /// For the gallery, which shows what a lane would take long to come to.
  void use_pictures(picture_reader pictures);

  /// False when the whole document must be asked for.
  [[nodiscard]] bool take_snapshot(std::int64_t revision, nlohmann::json room);
  [[nodiscard]] bool take_change(std::int64_t revision, const nlohmann::json& patch);
  void set_away(bool away);
  /// "" = the versions fit.
  void set_mismatch(const QString& text);
  /// Something that the document does not hold changed: pictures, the language.
  void refresh();

  /// Takes a prompt off the display; the menu still has it.
  Q_INVOKABLE void putOff(const QString& prompt);
  /// Moves the camera in the corner of its screen on, for as long as it is shared.
  Q_INVOKABLE void nextCorner(const QString& share);
  /// Cameras for which there is no room in their corner: they rest.
  Q_INVOKABLE void setUnseen(const QStringList& shares);

  [[nodiscard]] QSet<QString> resting() const;
  [[nodiscard]] const stage_plan& plan() const { return face_.plan; }

  [[nodiscard]] const nlohmann::json& document() const noexcept { return document_.room(); }
  [[nodiscard]] QStringList share_ids() const { return kiosk::share_ids(document_.room()); }

  [[nodiscard]] QString screen_name() const { return face_.screen; }
  [[nodiscard]] bool away() const { return face_.away; }
  [[nodiscard]] QString room_name() const { return face_.room_name; }
  [[nodiscard]] QString locale() const { return face_.locale; }
  [[nodiscard]] QString meeting_id() const { return face_.meeting_id; }
  [[nodiscard]] QString pin() const { return face_.pin; }
  [[nodiscard]] QString url() const { return face_.url; }
  [[nodiscard]] QString address() const { return face_.address; }
  [[nodiscard]] QString wifi() const { return face_.wifi; }
  /// Apple's devices find the room by themselves.
  [[nodiscard]] bool airplay() const { return face_.airplay; }
  [[nodiscard]] QStringList connecting() const { return face_.connecting; }
  [[nodiscard]] QStringList waiting() const { return face_.waiting; }
  [[nodiscard]] QString room_watch() const { return face_.room_watch; }
  [[nodiscard]] QString mismatch() const { return face_.mismatch; }
  [[nodiscard]] bool focus_layout() const { return face_.plan.focus; }
  [[nodiscard]] int shown_count() const { return static_cast<int>(face_.plan.shown.size()); }
  [[nodiscard]] QString layout_mode() const { return face_.layout_mode; }
  [[nodiscard]] QString layout_full() const { return face_.layout_full; }
  [[nodiscard]] bool overlay() const { return face_.overlay; }
  [[nodiscard]] int volume() const { return face_.volume; }
  [[nodiscard]] bool muted() const { return face_.muted; }
  /// There is something to play sound on.
  [[nodiscard]] bool loudspeaker() const { return face_.loudspeaker; }
  [[nodiscard]] row_list* prompts() { return &prompts_; }
  [[nodiscard]] row_list* all_prompts() { return &all_prompts_; }
  [[nodiscard]] row_list* takeovers() { return &takeovers_; }
  [[nodiscard]] row_list* reactions() { return &reactions_; }
  [[nodiscard]] row_list* shares() { return &shares_; }
  [[nodiscard]] row_list* all_shares() { return &all_shares_; }
  [[nodiscard]] row_list* microphones() { return &microphones_; }
  [[nodiscard]] int more_microphones() const { return face_.more_microphones; }
  /// By share: corner_spot; without an entry the first.
  [[nodiscard]] const QVariantMap& corner_spots() const { return corner_spots_; }
  [[nodiscard]] row_list* notices() { return &notices_; }
  [[nodiscard]] row_list* participants() { return &participants_; }

Q_SIGNALS:
  /// Somebody has changed the volume of a share, or, without a name, of all.
  void volumeSet(const QString& name, int volume, bool muted);
  /// resting() has changed, and nothing else.
  void unseenChanged();
  /// Pictures are about to get other places: nothing has changed yet.
  void aboutToMove();
  void changed();

private:
  void refresh_prompts(const nlohmann::json& room);

  picture_reader pictures_;
  room_document document_;
  bool away_ = false;
  QString mismatch_;
  room_face face_;
  QSet<QString> put_off_; ///< prompts
  QVariantMap corner_spots_;
  QSet<QString> unseen_;
  row_list prompts_{prompt_roles};
  row_list all_prompts_{prompt_roles};
  row_list takeovers_{takeover_roles};
  row_list reactions_{reaction_roles};
  row_list shares_{share_roles};
  row_list all_shares_{share_roles};
  row_list microphones_{microphone_roles};
  row_list notices_{notice_roles};
  row_list participants_{participant_roles};
};

} // namespace tessera::kiosk
