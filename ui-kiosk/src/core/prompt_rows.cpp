// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/prompt_rows.hpp"

#include "core/room_document.hpp"
#include "core/room_rows.hpp"
#include "core/sorted_map.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace tessera::kiosk {
namespace {

using nlohmann::json;

constexpr qsizetype most_reactions = 8;
constexpr qsizetype most_takeovers = 2;

struct prompt {
  bool waits = true; ///< no countdown runs
  std::int64_t at = 0;
  row shown;
};

bool counts_down(const json& request) {
  return text_at(request, "state") == "countdown";
}

/// A box of an older version names one share instead of a list.
std::vector<std::string> replaced_by(const json& request) {
  std::vector<std::string> shares;
  auto found = request.find("replaces");
  if (found == request.end())
    return shares;
  for (const auto& one : found->is_array() ? *found : json::array({*found}))
    if (one.is_string())
      shares.push_back(one.get<std::string>());
  return shares;
}

/// Who shows these shares, each person once.
QStringList owners_of(const std::vector<std::string>& shares, const json& room) {
  QStringList names;
  for (const auto& share : shares)
    if (auto name = text_at(object_at(object_at(room, "shares"), share), "name"); !name.empty())
      names.append(to_qstring(name));
  names.removeDuplicates();
  return names;
}

prompt lobby_prompt(const std::string& id, const json& person) {
  auto subject = to_qstring(id);
  auto key = QStringLiteral("lobby/") + subject;
  auto name = to_qstring(text_at(person, "name"));
  return {true,
          number_at(person, "joined_at"),
          {key, {key, QStringLiteral("lobby"), subject, name, QString{}, true}}};
}

prompt request_prompt(const std::string& id, const json& request) {
  auto subject = to_qstring(id);
  auto key = QStringLiteral("request/") + subject;
  bool counts = counts_down(request);
  bool refusable = !request.contains("refusable") || flag_at(request, "refusable");
  return {!counts,
          number_at(request, "at"),
          {key,
           {key,
            counts ? QStringLiteral("countdown") : QStringLiteral("ask"),
            subject,
            to_qstring(text_at(request, "name")),
            to_qstring(text_at(request, "label")),
            refusable}}};
}

} // namespace

QList<row> prompt_rows(const json& room) {
  std::vector<prompt> found;
  for (const auto& [id, person] : sorted(object_at(room, "participants"), "joined_at"))
    if (text_at(*person, "state") == "lobby")
      found.push_back(lobby_prompt(id, *person));
  for (const auto& [id, request] : sorted(object_at(room, "requests"), "at"))
    found.push_back(request_prompt(id, *request));
  std::stable_sort(found.begin(), found.end(), [](const prompt& a, const prompt& b) {
    return std::tuple(a.waits, a.at) < std::tuple(b.waits, b.at);
  });
  QList<row> rows;
  for (auto& one : found)
    rows.append(std::move(one.shown));
  return rows;
}

bool is_question(const row& prompt) {
  auto value = [&prompt](const char* role) { return prompt.values[prompt_roles.indexOf(role)]; };
  return value("kind") != QStringLiteral("countdown") || value("refusable").toBool();
}

QList<row> takeover_rows(const json& room) {
  QList<row> rows;
  for (const auto& [id, request] : sorted(object_at(room, "requests"), "ends_at")) {
    if (!counts_down(*request) || rows.size() == most_takeovers)
      continue;
    auto others = owners_of(replaced_by(*request), room);
    auto key = to_qstring(id);
    // QML has no whole numbers of 64 bits; a double holds the time in ms exactly.
    rows.append({key,
                 {key,
                  to_qstring(text_at(*request, "name")),
                  others.value(0),
                  others.size() > 1,
                  static_cast<double>(number_at(*request, "ends_at"))}});
  }
  return rows;
}

QSet<QString> ending_shares(const json& room) {
  QSet<QString> ending;
  for (const auto& [id, request] : object_at(room, "requests").items())
    if (request.is_object() && counts_down(request))
      for (const auto& share : replaced_by(request))
        ending.insert(to_qstring(share));
  return ending;
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
