// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/notice_rows.hpp"

#include "core/doors.hpp"
#include "core/notice_text.hpp"
#include "core/room_document.hpp"
#include "core/room_rows.hpp"
#include "core/sorted_map.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tessera::kiosk {
namespace {

using nlohmann::json;

/// What one toast says; of several like notices the first one's place, and all names.
struct toast {
  QString key;
  QString level;
  notice what;
  bool by_host = false;
  QStringList names;
  qsizetype newest = 0; ///< place in time of the last of them

  [[nodiscard]] bool serious() const {
    return level == QLatin1StringView("warning") || level == QLatin1StringView("error");
  }
  [[nodiscard]] QString text() const {
    return names.size() > 1 ? notice_text(what, names) : notice_text(what);
  }
};

/// Without a name it is a host who has not joined.
bool is_by_host(const json& notice) {
  return text_at(notice, "code") == "chat" &&
         (text_at(notice, "role") == "host" || text_at(notice, "name").empty());
}

/// The door works again: there is nothing to tell any more.
bool is_over(const json& room, const json& notice) {
  return text_at(notice, "code") == "door_failed" && is_door_open(room, text_at(notice, "name"));
}

QString name_in(const json& notice) {
  auto name = text_at(notice, "name");
  return text_at(notice, "code") == "door_failed" ? door_title(name) : to_qstring(name);
}

/// Those that belong on the display, in the order of time.
QList<toast> toasts_of(const json& room) {
  const auto& display = object_at(room, "display");
  bool wanted = !display.contains("toasts") || flag_at(display, "toasts");
  QList<toast> all;
  for (const auto& [id, value] : sorted(object_at(room, "notices"), "at")) {
    if (is_over(room, *value))
      continue;
    toast next;
    next.key = to_qstring(id);
    next.level = to_qstring(text_at(*value, "level"));
    next.what = {to_qstring(text_at(*value, "code")),
                 name_in(*value),
                 to_qstring(text_at(*value, "reason")),
                 to_qstring(text_at(*value, "text"))};
    next.by_host = is_by_host(*value);
    next.names = {next.what.name};
    next.newest = all.size();
    bool said = wanted || next.serious();
    if (said && next.what.code != QLatin1StringView("lobby") && !next.text().isEmpty())
      all.append(std::move(next));
  }
  return all;
}

/// That somebody comes, shows, ends or goes: each says more than the one before.
bool is_step(const toast& one) {
  static const QStringList steps{"joined", "left", "share_started", "share_ended"};
  return !one.serious() && !one.what.name.isEmpty() && steps.contains(one.what.code);
}

/// The box lost this one with its picture, as is told already: nobody has left by themselves.
bool is_lost_by_box(const QList<toast>& all, QList<toast>::const_iterator one) {
  if (one->what.code != QLatin1StringView("left"))
    return false;
  auto before = std::find_if(std::reverse_iterator{one}, all.rend(), [&](const toast& other) {
    return other.what.name == one->what.name;
  });
  return before != all.rend() && before->what.code == QLatin1StringView("share_ended") &&
         before->what.reason == QLatin1StringView("door_failed");
}

QList<toast> last_steps(const QList<toast>& all) {
  QList<toast> kept;
  for (auto at = all.begin(); at != all.end(); ++at) {
    bool outdated = is_step(*at) && std::any_of(at + 1, all.end(), [&](const toast& later) {
                      return is_step(later) && later.what.name == at->what.name;
                    });
    if (!outdated && !is_lost_by_box(all, at))
      kept.append(*at);
  }
  return kept;
}

/// The toast stays where it is, whoever is added to it or leaves it.
QList<toast> told_together(const QList<toast>& all) {
  QList<toast> merged;
  for (const auto& one : all) {
    if (one.serious() || one.what.name.isEmpty() || !may_be_told_together(one.what)) {
      merged.append(one);
      continue;
    }
    auto like = std::find_if(merged.begin(), merged.end(), [&](const toast& before) {
      return before.key == one.what.code;
    });
    if (like == merged.end()) {
      merged.append(one);
      merged.last().key = one.what.code;
    } else {
      if (!like->names.contains(one.what.name))
        like->names.append(one.what.name);
      like->newest = one.newest;
    }
  }
  return merged;
}

/// What is serious stays, what is new stays.
void make_room(QList<toast>& all) {
  while (all.size() > most_notices)
    all.erase(std::min_element(all.begin(), all.end(), [](const toast& one, const toast& other) {
      return std::pair{one.serious(), one.newest} < std::pair{other.serious(), other.newest};
    }));
}

} // namespace

QList<row> notice_rows(const json& room) {
  auto all = told_together(last_steps(toasts_of(room)));
  make_room(all);
  QList<row> rows;
  for (const auto& one : all)
    rows.append({one.key, {one.key, one.level, one.text(), one.what.code, one.by_host}});
  return rows;
}

} // namespace tessera::kiosk
