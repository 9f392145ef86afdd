// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "state_room.hpp"

#include <QDateTime>
#include <QFile>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QTemporaryDir>
#include <array>
#include <string>
#include <string_view>

namespace tessera::gallery {
namespace {

using nlohmann::json;

/// A bright room with much going on in it: the hardest ground for text.
QImage photograph() {
  QImage image{1600, 1000, QImage::Format_RGB32};
  QPainter painter{&image};
  QLinearGradient sky{0, 0, 1600, 1000};
  sky.setColorAt(0, QColor{0xff, 0xf4, 0xd6});
  sky.setColorAt(0.5, QColor{0x9f, 0xd3, 0xf0});
  sky.setColorAt(1, QColor{0x2e, 0x6f, 0x4a});
  painter.fillRect(image.rect(), sky);
  for (int at = 0; at < 40; ++at)
    painter.fillRect(at * 997 % 1500,
                     at * 571 % 900,
                     60 + at * 7 % 90,
                     40 + at * 11 % 130,
                     QColor::fromHsv(at * 47 % 360, 90, at % 3 == 0 ? 255 : 120));
  return image;
}

/// A word of one dark colour on nothing, as many houses have it.
QImage dark_logo() {
  QImage image{600, 140, QImage::Format_ARGB32};
  image.fill(Qt::transparent);
  QPainter painter{&image};
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen{QColor{0x1d, 0x1d, 0x4f}, 18});
  for (int at = 0; at < 5; ++at)
    painter.drawEllipse(30 + at * 110, 25, 90, 90);
  return image;
}

/// "@wallpaper" and "@logo" stand for pictures that are made here.
void put_files(json& room) {
  static const QTemporaryDir folder;
  if (!room.contains("display"))
    return;
  for (const char* kind : {"wallpaper", "logo"}) {
    auto& path = room["display"][kind];
    if (path != std::string{"@"} + kind)
      continue;
    auto file = folder.filePath(QString::fromLatin1(kind) + QStringLiteral(".png"));
    if (!QFile::exists(file))
      (std::string_view{kind} == "logo" ? dark_logo() : photograph()).save(file);
    path = file.toStdString();
  }
}

/// What a sharer is when nothing else is said.
json share_of(int number, const std::string& name) {
  return {{"participant", "p" + std::to_string(number)},
          {"name", name},
          {"kind", "screen"},
          {"label", ""},
          {"state", "live"},
          {"paused_by", ""},
          {"pinned", false},
          {"reason", ""},
          {"codec", "vp9"},
          {"width", 1920},
          {"height", 1080},
          {"fps", 30},
          {"kbps", 2400},
          {"loss", 0.004},
          {"delay_ms", 84},
          {"shown_fps", 30},
          {"dropped", 2},
          {"order", number},
          {"started_at", 1790000000000 + number}};
}

void add_people(json& room, int count) {
  constexpr std::array names{"Ada Lovelace",
                             "Grace Hopper",
                             "Alan Turing",
                             "Edsger Dijkstra",
                             "Barbara Liskov",
                             "Ken Thompson",
                             "Margaret Hamilton",
                             "Tim Berners-Lee",
                             "Radia Perlman"};
  for (int number = 1; number <= count; ++number) {
    std::string name = names.at(static_cast<std::size_t>(number - 1) % names.size());
    room["participants"]["p" + std::to_string(number)] = {{"name", name},
                                                          {"door", "web"},
                                                          {"state", "present"},
                                                          {"role", "guest"},
                                                          {"hand", 0},
                                                          {"muted", false},
                                                          {"joined_at", 1790000000000 + number}};
    room["shares"]["s" + std::to_string(number)] = share_of(number, name);
  }
  room["layout"]["mode"] = "auto";
}

/// Countdowns run while the picture is made: they need a time that is still to come. What plays is
/// where the state says just now.
void put_times(json& room) {
  for (auto& request : room["requests"])
    if (auto left = request.value("ends_in", 0); left > 0)
      request["ends_at"] = QDateTime::currentMSecsSinceEpoch() + left * 1000;
  for (auto& share : room["shares"])
    if (share.contains("plays"))
      share["plays"]["at"] = QDateTime::currentMSecsSinceEpoch();
}

} // namespace

json state_room(const json& base, const json& state) {
  auto room = base;
  if (auto count = state.value("live", 0); count > 0)
    add_people(room, count);
  room.merge_patch(state.value("room", json::object()));
  put_times(room);
  put_files(room);
  return room;
}

} // namespace tessera::gallery
