// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/room_rows.hpp"

#include "core/notice_text.hpp"
#include "core/room_document.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace tessera::kiosk {
namespace {

using nlohmann::json;
using entry = std::pair<std::string, const json*>;

/// The objects of a map, by `key` and then by id.
std::vector<entry> sorted(const json& map, std::string_view key) {
  std::vector<entry> entries;
  for (auto at = map.begin(); at != map.end(); ++at)
    if (at->is_object())
      entries.emplace_back(at.key(), &*at);
  std::sort(entries.begin(), entries.end(), [key](const entry& a, const entry& b) {
    return std::tuple(number_at(*a.second, key), a.first.size(), a.first) <
           std::tuple(number_at(*b.second, key), b.first.size(), b.first);
  });
  return entries;
}

bool is_visible(const json& share) {
  return text_at(share, "kind") != "sound";
}

bool awaits_picture(const std::string& id, const json& share, const picture_state& pictures) {
  auto key = to_qstring(id);
  return text_at(share, "state") == "connecting" && !pictures.with_picture.contains(key) &&
         !pictures.failed.contains(key);
}

row share_row(const std::string& id, const json& share, const picture_state& pictures) {
  auto key = to_qstring(id);
  auto failed = pictures.failed.find(key);
  auto status = failed == pictures.failed.end() ? to_qstring(text_at(share, "state"))
                                                : QStringLiteral("failed");
  return {key,
          {key,
           to_qstring(text_at(share, "participant")),
           to_qstring(text_at(share, "name")),
           to_qstring(text_at(share, "label")),
           status,
           to_qstring(text_at(share, "reason")),
           failed == pictures.failed.end() ? QString{} : failure_text(*failed)}};
}

} // namespace

QString to_qstring(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QList<row> share_rows(const json& room, const picture_state& pictures) {
  QList<row> rows;
  for (const auto& [id, share] : sorted(object_at(room, "shares"), "order"))
    if (is_visible(*share) && !awaits_picture(id, *share, pictures))
      rows.append(share_row(id, *share, pictures));
  return rows;
}

QList<row> all_share_rows(const json& room, const picture_state& pictures) {
  QList<row> rows;
  for (const auto& [id, share] : sorted(object_at(room, "shares"), "order"))
    rows.append(share_row(id, *share, pictures));
  return rows;
}

QList<row> notice_rows(const json& room) {
  QList<row> rows;
  for (const auto& [id, value] : sorted(object_at(room, "notices"), "at")) {
    notice shown{to_qstring(text_at(*value, "code")),
                 to_qstring(text_at(*value, "name")),
                 to_qstring(text_at(*value, "reason")),
                 to_qstring(text_at(*value, "text"))};
    auto text = notice_text(shown);
    if (text.isEmpty())
      continue;
    auto key = to_qstring(id);
    rows.append({key, {key, to_qstring(text_at(*value, "level")), text}});
  }
  return rows;
}

QList<row> participant_rows(const json& room) {
  QList<row> rows;
  for (const auto& [id, value] : sorted(object_at(room, "participants"), "joined_at")) {
    auto key = to_qstring(id);
    rows.append(
        {key, {key, to_qstring(text_at(*value, "name")), to_qstring(text_at(*value, "state"))}});
  }
  return rows;
}

QStringList connecting_names(const json& room, const picture_state& pictures) {
  QStringList names;
  for (const auto& [id, share] : sorted(object_at(room, "shares"), "order"))
    if (is_visible(*share) && awaits_picture(id, *share, pictures))
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
