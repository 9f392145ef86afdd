// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/row_list.hpp"
#include "core/stage_plan.hpp"

#include <nlohmann/json.hpp>

#include <QSet>
#include <QStringList>

/// What the screens show, taken out of the room document.
namespace tessera::kiosk {

/// What only the kiosk knows about the shares: by id.
struct picture_state {
  QSet<QString> with_picture;
  QMap<QString, QString> failed; ///< id -> reason
  /// Their pictures come, and cannot be shown before the sender begins anew: what they build upon
  /// is not there, and nothing makes the sender give it.
  QSet<QString> unbegun;
  QSet<QString> artworks; ///< by the ids of `plays`
};

enum class screen { starting, mismatch, no_network, updating, idle, live };

/// Columns of share_rows. `status`: the state of the document, "failed", or "unbegun" unless it is
/// paused; `slot`: the place in the plan, -1 = hidden; `figures`: of share_figures, empty unless the
/// layout's overlay is on; `ending`: a countdown replaces it; `sounds`: some sound came in the last
/// second; `cornerOf`: of corner_host; `plays`: null, or title, artist, album, artwork ("" while it
/// is not there), position and duration in ms, playing, at.
inline const QList<QByteArray> share_roles{"shareId",
                                           "participantId",
                                           "name",
                                           "label",
                                           "status",
                                           "reason",
                                           "failure",
                                           "pausedBy",
                                           "pinned",
                                           "slot",
                                           "figures",
                                           "ending",
                                           "sounds",
                                           "volume",
                                           "muted",
                                           "mutedBy",
                                           "cornerOf",
                                           "speaking",
                                           "plays"};
/// Columns of microphone_rows.
inline const QList<QByteArray> microphone_roles{"shareId", "name", "speaking", "muted"};
/// Columns of participant_rows.
inline const QList<QByteArray> participant_roles{
    "participantId", "name", "status", "handRaised", "muted"};

/// The screen in whose corner this share stands on the display; empty = it has a place of its own,
/// as a camera has until the screen has its first picture.
[[nodiscard]] QString
corner_host(const std::string& id, const nlohmann::json& room, const picture_state& pictures);
/// Which of the shares with a picture are shown where. `before`: the plan until now; its large one
/// stays until the next one has a picture.
[[nodiscard]] stage_plan
plan_of(const nlohmann::json& room, const picture_state& pictures, const stage_plan& before = {});
/// Shares whose last picture is enough: paused, or hidden by the layout, those in a corner with
/// their screen; and what a host has paused, also before its first picture.
[[nodiscard]] QSet<QString>
resting_shares(const nlohmann::json& room, const picture_state& pictures, const stage_plan& plan);

/// The shares that have a place on the display or are hidden by the layout, in their order: those
/// with a picture or that say what they play, paused, failed and unbegun ones; and those in a
/// corner, where a plate stands for the first picture.
[[nodiscard]] QList<row>
share_rows(const nlohmann::json& room, const picture_state& pictures, const stage_plan& plan);
/// The microphones without a tile, at most `most_microphones` and rather those in which somebody
/// speaks.
[[nodiscard]] QList<row> microphone_rows(const nlohmann::json& room);
inline constexpr qsizetype most_microphones = 4;
/// How many there are besides.
[[nodiscard]] int more_microphones(const nlohmann::json& room);
/// All shares, also those without a picture yet, in their order; for the menu.
[[nodiscard]] QList<row>
all_share_rows(const nlohmann::json& room, const picture_state& pictures, const stage_plan& plan);
[[nodiscard]] QList<row> participant_rows(const nlohmann::json& room);
/// Names of those whose first picture is awaited.
[[nodiscard]] QStringList connecting_names(const nlohmann::json& room,
                                           const picture_state& pictures);
/// Names of those who wait to be let in.
/// What of the room itself somebody watches from elsewhere: "camera", "sound", "both" or "".
[[nodiscard]] QString room_watch(const nlohmann::json& room);
[[nodiscard]] QStringList waiting_names(const nlohmann::json& room);
[[nodiscard]] QStringList share_ids(const nlohmann::json& room);

[[nodiscard]] screen screen_for(const nlohmann::json& room, bool mismatch, bool has_shares);
[[nodiscard]] QString name_of(screen which);

/// Of a share or of the room, 0 to 100; of a box that says none, 100.
[[nodiscard]] int volume_at(const nlohmann::json& sound);

[[nodiscard]] QString to_qstring(std::string_view text);

} // namespace tessera::kiosk
