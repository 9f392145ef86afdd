// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/room_rows.hpp"

#include "core/notice_text.hpp"
#include "core/prompt_rows.hpp"
#include "core/room_document.hpp"
#include "core/share_figures.hpp"
#include "core/sorted_map.hpp"

#include <algorithm>
#include <cstdint>

namespace tessera::kiosk {
namespace {

using nlohmann::json;

/// The room's own camera: the display shows that it is on, never its picture.
bool is_of_room(const json& share) {
  return text_at(share, "kind") == "room";
}

/// It says what it plays: that is something to look at.
bool plays(const json& share) {
  return !object_at(share, "plays").empty();
}

bool is_visible(const json& share) {
  return (text_at(share, "kind") != "sound" || plays(share)) && !is_of_room(share);
}

/// The box has its pictures before the display has decoded one: an empty tile would flash. One that
/// is paused may never send any.
bool awaits_picture(const std::string& id, const json& share, const picture_state& pictures) {
  auto key = to_qstring(id);
  return text_at(share, "state") != "paused" && !plays(share) &&
         !pictures.with_picture.contains(key) && !pictures.failed.contains(key) &&
         !pictures.unbegun.contains(key);
}

/// Of what the document says, only what can be drawn: a picture that is no corner itself.
std::string host_of(const json& shares, const json& share, const picture_state& pictures) {
  auto host = std::string{text_at(share, "corner_of")};
  const auto& screen = object_at(shares, host);
  bool drawn = !host.empty() && screen.is_object() && !screen.empty() && is_visible(screen) &&
               text_at(screen, "corner_of").empty() && !awaits_picture(host, screen, pictures);
  return is_visible(share) && drawn ? host : std::string{};
}

/// A pause explains by itself why nothing moves.
QString status_of(const QString& key, const json& share, const picture_state& pictures) {
  if (pictures.failed.contains(key))
    return QStringLiteral("failed");
  auto state = to_qstring(text_at(share, "state"));
  bool waits = pictures.unbegun.contains(key) && state != QLatin1StringView("paused");
  return waits ? QStringLiteral("unbegun") : state;
}

QVariant track_of(const json& share, const picture_state& pictures) {
  if (!plays(share))
    return {};
  const auto& track = object_at(share, "plays");
  auto artwork = to_qstring(text_at(track, "artwork"));
  return QVariantMap{{"title", to_qstring(text_at(track, "title"))},
                     {"artist", to_qstring(text_at(track, "artist"))},
                     {"album", to_qstring(text_at(track, "album"))},
                     {"artwork", pictures.artworks.contains(artwork) ? artwork : QString{}},
                     {"position", static_cast<double>(number_at(track, "position_ms"))},
                     {"duration", static_cast<double>(number_at(track, "duration_ms"))},
                     {"playing", flag_at(track, "playing")},
                     {"at", static_cast<double>(number_at(track, "at"))}};
}

row share_row(const std::string& id,
              const json& share,
              const QString& corner_of,
              const picture_state& pictures,
              const stage_plan& plan,
              bool overlay,
              const QSet<QString>& ending) {
  auto key = to_qstring(id);
  auto failed = pictures.failed.find(key);
  return {key,
          {key,
           to_qstring(text_at(share, "participant")),
           to_qstring(text_at(share, "name")),
           to_qstring(text_at(share, "label")),
           status_of(key, share, pictures),
           to_qstring(text_at(share, "reason")),
           failed == pictures.failed.end() ? QString{} : failure_text(*failed),
           to_qstring(text_at(share, "paused_by")),
           flag_at(share, "pinned"),
           static_cast<int>(plan.shown.indexOf(key)),
           overlay ? share_figures(share, QLocale{}) : QStringList{},
           ending.contains(key),
           flag_at(share, "sound"),
           volume_at(share),
           flag_at(share, "muted"),
           to_qstring(text_at(share, "muted_by")),
           corner_of,
           flag_at(share, "speaking"),
           track_of(share, pictures)}};
}

template <class Filter>
QList<row> rows_of(const json& room,
                   const picture_state& pictures,
                   const stage_plan& plan,
                   const Filter& wanted) {
  bool overlay = flag_at(object_at(room, "layout"), "overlay");
  auto ending = ending_shares(room);
  QList<row> rows;
  for (const auto& [id, share] : sorted(object_at(room, "shares"), "order"))
    if (wanted(id, *share))
      rows.append(
          share_row(id, *share, corner_host(id, room, pictures), pictures, plan, overlay, ending));
  return rows;
}

/// Of those who only speak.
std::vector<map_entry> microphones(const json& room) {
  auto all = sorted(object_at(room, "shares"), "order");
  all.erase(std::remove_if(all.begin(),
                           all.end(),
                           [](const map_entry& one) { return is_visible(*one.second); }),
            all.end());
  return all;
}

} // namespace

int volume_at(const json& sound) {
  if (!sound.contains("volume"))
    return 100;
  return static_cast<int>(std::clamp<std::int64_t>(number_at(sound, "volume"), 0, 100));
}

QString to_qstring(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString corner_host(const std::string& id, const json& room, const picture_state& pictures) {
  const auto& shares = object_at(room, "shares");
  return to_qstring(host_of(shares, object_at(shares, id), pictures));
}

stage_plan plan_of(const json& room, const picture_state& pictures, const stage_plan& before) {
  QList<stage_share> places;
  for (const auto& [id, share] : sorted(object_at(room, "shares"), "order"))
    if (is_visible(*share) && !awaits_picture(id, *share, pictures) &&
        corner_host(id, room, pictures).isEmpty())
      places.append({to_qstring(id), flag_at(*share, "pinned"), number_at(*share, "started_at")});
  const auto& layout = object_at(room, "layout");
  auto focus = std::string{text_at(layout, "focus")};
  const auto& next = object_at(object_at(room, "shares"), focus);
  bool had_large = before.focus || before.shown.size() == 1;
  bool stays = had_large && !next.empty() && awaits_picture(focus, next, pictures);
  return plan_stage(places,
                    {to_qstring(text_at(layout, "mode")),
                     to_qstring(focus),
                     to_qstring(text_at(layout, "full")),
                     stays ? before.shown.first() : QString{}});
}

QSet<QString>
resting_shares(const json& room, const picture_state& pictures, const stage_plan& plan) {
  QSet<QString> resting;
  for (const auto& [id, share] : object_at(room, "shares").items()) {
    auto key = to_qstring(id);
    auto host = corner_host(id, room, pictures);
    bool seen = plan.shown.contains(host.isEmpty() ? key : host);
    bool needed = text_at(share, "state") != "paused" && seen;
    // Not each sender stops when a host pauses it: a display that comes then has nothing to show.
    const bool barred = text_at(share, "paused_by") == "host";
    if (barred || (!needed && pictures.with_picture.contains(key)))
      resting.insert(key);
  }
  return resting;
}

QList<row> share_rows(const json& room, const picture_state& pictures, const stage_plan& plan) {
  return rows_of(room, pictures, plan, [&](const std::string& id, const json& share) {
    return is_visible(share) &&
           (!awaits_picture(id, share, pictures) || !corner_host(id, room, pictures).isEmpty());
  });
}

QList<row> microphone_rows(const json& room) {
  QList<row> rows;
  for (const auto& [id, share] : microphones(room)) {
    auto key = to_qstring(id);
    rows.append({key,
                 {key,
                  to_qstring(text_at(*share, "name")),
                  flag_at(*share, "speaking"),
                  flag_at(*share, "muted") || volume_at(*share) == 0}});
  }
  // Who is not heard makes room for those who are; nobody else moves.
  auto silent = [](const row& one) { return !one.values[2].toBool(); };
  while (rows.size() > most_microphones) {
    auto last = std::find_if(rows.rbegin(), rows.rend(), silent);
    rows.erase(last == rows.rend() ? rows.end() - 1 : std::prev(last.base()));
  }
  return rows;
}

int more_microphones(const json& room) {
  auto all = static_cast<qsizetype>(microphones(room).size());
  return static_cast<int>(std::max<qsizetype>(0, all - most_microphones));
}

QList<row> all_share_rows(const json& room, const picture_state& pictures, const stage_plan& plan) {
  return rows_of(room, pictures, plan, [](const std::string&, const json& share) {
    return !is_of_room(share);
  });
}

QList<row> participant_rows(const json& room) {
  QList<row> rows;
  for (const auto& [id, value] : sorted(object_at(room, "participants"), "joined_at")) {
    auto key = to_qstring(id);
    rows.append({key,
                 {key,
                  to_qstring(text_at(*value, "name")),
                  to_qstring(text_at(*value, "state")),
                  number_at(*value, "hand") > 0,
                  flag_at(*value, "muted")}});
  }
  return rows;
}

QStringList connecting_names(const json& room, const picture_state& pictures) {
  QStringList names;
  for (const auto& [id, share] : sorted(object_at(room, "shares"), "order"))
    if (is_visible(*share) && awaits_picture(id, *share, pictures) &&
        corner_host(id, room, pictures).isEmpty())
      names.append(to_qstring(text_at(*share, "name")));
  names.removeDuplicates();
  return names;
}

QStringList waiting_names(const json& room) {
  QStringList names;
  for (const auto& [id, value] : sorted(object_at(room, "participants"), "joined_at"))
    if (text_at(*value, "state") == "lobby")
      names.append(to_qstring(text_at(*value, "name")));
  return names;
}

QString room_watch(const json& room) {
  for (const auto& [id, share] : object_at(room, "shares").items()) {
    if (!is_of_room(share) || !flag_at(share, "watched"))
      continue;
    if (text_at(share, "codec").empty())
      return QStringLiteral("sound");
    return flag_at(share, "sound") ? QStringLiteral("both") : QStringLiteral("camera");
  }
  return {};
}

QStringList share_ids(const json& room) {
  QStringList ids;
  const auto& shares = object_at(room, "shares");
  for (auto at = shares.begin(); at != shares.end(); ++at)
    ids.append(to_qstring(at.key()));
  return ids;
}

screen screen_for(const json& room, bool mismatch, bool has_shares) {
  if (mismatch)
    return screen::mismatch;
  if (!room.is_object())
    return screen::starting;
  if (has_shares)
    return screen::live;
  if (text_at(object_at(room, "update"), "state") == "running")
    return screen::updating;
  bool no_address = text_at(object_at(room, "join_card"), "url").empty();
  if (no_address || text_at(object_at(room, "network"), "state") == "none")
    return screen::no_network;
  return screen::idle;
}

QString name_of(screen which) {
  switch (which) {
  case screen::starting:
    return QStringLiteral("starting");
  case screen::mismatch:
    return QStringLiteral("mismatch");
  case screen::no_network:
    return QStringLiteral("noNetwork");
  case screen::updating:
    return QStringLiteral("updating");
  case screen::idle:
    return QStringLiteral("idle");
  case screen::live:
    return QStringLiteral("live");
  }
  return {};
}

} // namespace tessera::kiosk
