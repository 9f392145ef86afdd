// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/prompt_rows.hpp"

#include "core/room_document.hpp"
#include "core/room_rows.hpp"
#include "core/sorted_map.hpp"

#include <algorithm>
#include <functional>

namespace tessera::kiosk {
namespace {

using nlohmann::json;

constexpr qsizetype most_reactions = 8;

struct prompt {
  bool waits = true; ///< no countdown runs
  std::int64_t at = 0;
  row shown;
};

prompt lobby_prompt(const std::string& id, const json& person) {
  auto subject = to_qstring(id);
  auto key = QStringLiteral("lobby/") + subject;
  return {true,
          number_at(person, "joined_at"),
          {key,
           {key,
            QStringLiteral("lobby"),
            subject,
            to_qstring(text_at(person, "name")),
            QString{},
            0.0}}};
}

prompt request_prompt(const std::string& id, const json& request, const json& shares) {
  auto subject = to_qstring(id);
  auto key = QStringLiteral("request/") + subject;
  bool counts = text_at(request, "state") == "countdown";
  const auto& replaced = object_at(shares, text_at(request, "replaces"));
  // QML has no whole numbers of 64 bits; a double holds the time in ms exactly.
  auto ends_at = counts ? static_cast<double>(number_at(request, "ends_at")) : 0.0;
  return {!counts,
          number_at(request, "at"),
          {key,
           {key,
            counts ? QStringLiteral("countdown") : QStringLiteral("ask"),
            subject,
            to_qstring(text_at(request, "name")),
            to_qstring(text_at(replaced, "name")),
            ends_at}}};
}

} // namespace

QList<row> prompt_rows(const json& room) {
  std::vector<prompt> found;
  for (const auto& [id, person] : sorted(object_at(room, "participants"), "joined_at"))
    if (text_at(*person, "state") == "lobby")
      found.push_back(lobby_prompt(id, *person));
  for (const auto& [id, request] : sorted(object_at(room, "requests"), "at"))
    found.push_back(request_prompt(id, *request, object_at(room, "shares")));
  std::stable_sort(found.begin(), found.end(), [](const prompt& a, const prompt& b) {
    return std::tuple(a.waits, a.at) < std::tuple(b.waits, b.at);
  });
  QList<row> rows;
  for (auto& one : found)
    rows.append(std::move(one.shown));
  return rows;
}

QList<row> reaction_rows(const json& room) {
  QList<row> rows;
  auto all = sorted(object_at(room, "reactions"), "at");
  auto first = all.size() - std::min(all.size(), static_cast<std::size_t>(most_reactions));
  for (auto at = first; at < all.size(); ++at) {
    const auto& [id, reaction] = all[at];
    auto key = to_qstring(id);
    rows.append({key,
                 {key,
                  to_qstring(text_at(*reaction, "kind")),
                  to_qstring(text_at(*reaction, "name")),
                  static_cast<int>(std::hash<std::string>{}(id) % most_reactions)}});
  }
  return rows;
}

} // namespace tessera::kiosk
