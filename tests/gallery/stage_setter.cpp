// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "stage_setter.hpp"

#include "covers.hpp"
#include "state_room.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QQuickItem>
#include <QThread>
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera::gallery {
namespace {

using nlohmann::json;

/// A slide with a title's bar, bright enough to show what lies on it.
QImage slide(int width, int height) {
  QImage image{width, height, QImage::Format_RGB32};
  QPainter painter{&image};
  QLinearGradient ground{0, 0, 0, static_cast<double>(height)};
  ground.setColorAt(0, QColor{0xf3, 0xf5, 0xfa});
  ground.setColorAt(1, QColor{0xc4, 0xce, 0xe4});
  painter.fillRect(image.rect(), ground);
  painter.fillRect(width / 12, height / 10, width * 2 / 3, height / 12, QColor{0x2b, 0x3b, 0x6b});
  for (int bar = 0; bar < 5; ++bar) {
    int tall = height * (bar + 2) / 12;
    painter.fillRect(width * (2 * bar + 2) / 14,
                     height * 9 / 10 - tall,
                     width / 14,
                     tall,
                     QColor{0x3f, 0x84 + 12 * bar, 0x9c});
  }
  return image;
}

/// Lines from edge to edge, dark on white: the hardest ground for words.
QImage page(int width, int height) {
  QImage image{width, height, QImage::Format_RGB32};
  image.fill(Qt::white);
  QPainter painter{&image};
  painter.setPen(Qt::black);
  QFont font{QStringLiteral("Inter")};
  font.setPixelSize(height / 45);
  painter.setFont(font);
  for (int line = 1; line < 30; ++line)
    painter.drawText(
        width / 30,
        height * line / 30,
        QStringLiteral("%1 revenue budget figure margin report ").arg(line).repeated(6));
  return image;
}

/// Somebody before a wall.
QImage portrait(int width, int height) {
  QImage image{width, height, QImage::Format_RGB32};
  QPainter painter{&image};
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  QLinearGradient wall{0, 0, static_cast<double>(width), static_cast<double>(height)};
  wall.setColorAt(0, QColor{0x5d, 0x6f, 0x73});
  wall.setColorAt(1, QColor{0x2c, 0x3a, 0x40});
  painter.fillRect(image.rect(), wall);
  const double unit = std::min(width, height) / 10.0;
  const QPointF middle{width / 2.0, height / 2.0};
  painter.setBrush(QColor{0x3b, 0x55, 0x8f});
  painter.drawEllipse(middle + QPointF{0, 4.6 * unit}, 3.4 * unit, 2.9 * unit);
  painter.setBrush(QColor{0xd9, 0xa9, 0x86});
  painter.drawEllipse(middle - QPointF{0, 0.6 * unit}, 1.7 * unit, 2.1 * unit);
  return image;
}

void press(QQuickWindow& window, const std::string& name) {
  static const std::map<std::string, Qt::Key> keys{{"Return", Qt::Key_Return},
                                                   {"Escape", Qt::Key_Escape},
                                                   {"Up", Qt::Key_Up},
                                                   {"Down", Qt::Key_Down},
                                                   {"Left", Qt::Key_Left},
                                                   {"Right", Qt::Key_Right}};
  for (auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
    QKeyEvent event{kind, keys.at(name), Qt::NoModifier};
    QCoreApplication::sendEvent(&window, &event);
  }
  settle(window);
}

/// Bytes that are no frame.
void break_lane(kiosk::share_hub& hub, const QString& share) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return;
  std::string_view noise = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
                           "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff";
  hub.take_lane(share, unique_fd{ends[0]});
  (void)!::write(ends[1], noise.data(), noise.size());
  ::close(ends[1]);
}

bool is_loading(const QQuickItem& item) {
  constexpr int loading = 2; // QQuickImageBase::Loading
  if (item.inherits("QQuickImageBase") && item.property("status").toInt() == loading)
    return true;
  auto children = item.childItems();
  return std::any_of(
      children.begin(), children.end(), [](const auto* child) { return is_loading(*child); });
}

} // namespace

void settle(QQuickWindow& window) {
  constexpr int most_rounds = 60000; // more than a minute; what comes is there at once
  int quiet = 0;
  for (int round = 0; round < most_rounds && quiet < 3; ++round) {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    if (is_loading(*window.contentItem())) {
      QThread::msleep(1);
      quiet = 0;
    } else {
      ++quiet;
    }
  }
}

expectations stage_setter::expected(const json& state) const {
  expectations wanted;
  const auto& window = *app_.window();
  auto side = std::min(window.height(), window.width());
  bool upright = window.height() > window.width();
  double h = upright ? window.width() * 0.8 : std::min<double>(side, window.width() * 0.5625);
  wanted.smallest = h * 0.024;
  wanted.foreign_may_end = state.value("foreign_may_end", false);
  bool veiled = state.value("away", false);
  if (base_.is_object()) {
    auto room = state_room(base_, state);
    bool high = room.contains("display") && room["display"].value("high_contrast", false);
    wanted.contrast = high ? 7 : 4.5;
    veiled = veiled || room.contains("pin_prompt");
  }
  if ((veiled && wanted.contrast < 7) || state.value("dimmed", false))
    wanted.contrast = 0;
  return wanted;
}

void stage_setter::set(const json& state, const std::string& language) {
  auto* window = app_.window();
  for (const char* part : {"settings", "menu", "volume"})
    if (auto* found = window->findChild<QObject*>(QString::fromLatin1(part)))
      QMetaObject::invokeMethod(found, "hide");
  app_.idle().poke();
  app_.words().set_room_locale(QString::fromStdString(language));
  if (state.value("starting", false))
    return settle(*window);
  json before = base_;
  before["room"]["locale"] = language;
  app_.take_room(1, std::move(before)); // what the last state left goes
  auto room = state_room(base_, state);
  room["room"]["locale"] = language;
  app_.take_room(2, room);
  put_pictures(state);
  put_artworks(state);
  put_unbegun(state);
  if (state.contains("mismatch"))
    app_.room().set_mismatch(QString::fromStdString(state["mismatch"]));
  if (state.value("away", false))
    app_.room().set_away(true);
  settle(*window);
  open_parts(state);
  if (state.contains("then")) // a change, as the daemon tells it
    (void)app_.room().take_change(3, state["then"]);
  if (state.value("dimmed", false))
    app_.idle().rest();
  settle(*window);
}

void stage_setter::put_pictures(const json& state) {
  auto pictures = json::object();
  for (int number = 1; number <= state.value("live", 0); ++number)
    pictures["s" + std::to_string(number)] = {1280, 720};
  pictures.merge_patch(state.value("pictures", json::object()));
  for (const auto& [share, size] : pictures.items()) {
    const auto cameras = state.value("cameras", json::array());
    const auto pages = state.value("pages", json::array());
    const bool camera = std::find(cameras.begin(), cameras.end(), share) != cameras.end();
    const bool text = std::find(pages.begin(), pages.end(), share) != pages.end();
    auto image = camera ? portrait(size[0], size[1])
                 : text ? page(size[0], size[1])
                        : slide(size[0], size[1]);
    app_.hub().source(QString::fromStdString(share))->put({image, image.size(), 1});
  }
  const auto failed = state.value("failed", json::array());
  for (const auto& share : failed) {
    auto id = QString::fromStdString(share.get<std::string>());
    break_lane(app_.hub(), id);
    constexpr int most_rounds = 60000; // more than a minute; what comes is there at once
    for (int at = 0; at < most_rounds && !app_.hub().pictures().failed.contains(id); ++at) {
      QCoreApplication::processEvents();
      QThread::msleep(1);
    }
  }
}

void stage_setter::put_artworks(const json& state) {
  const auto covers = state.value("artworks", json::object());
  for (const auto& [id, kind] : covers.items()) {
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    cover(kind.get<std::string>()).save(&buffer, "png");
    app_.hub().take_artwork(QString::fromStdString(id), bytes);
  }
}

void stage_setter::put_unbegun(const json& state) {
  kiosk::picture_state shown;
  for (const auto& share : state.value("unbegun", json::array()))
    shown.unbegun.insert(QString::fromStdString(share.get<std::string>()));
  app_.room().use_pictures([&hub = app_.hub(), shown]() mutable -> const kiosk::picture_state& {
    auto unbegun = std::move(shown.unbegun);
    shown = hub.pictures();
    shown.unbegun = std::move(unbegun);
    return shown;
  });
}

void stage_setter::open_parts(const json& state) {
  if (auto name = state.value("open", ""); !name.empty())
    open_part(name, state);
  for (const auto& key : state.value("keys", std::vector<std::string>{}))
    press(*app_.window(), key);
  if (auto code = state.value("host_code", ""); !code.empty())
    Q_EMIT app_.calls().hostCode(QString::fromStdString(code));
}

void stage_setter::open_part(const std::string& name, const json& state) {
  auto* part = app_.window()->findChild<QObject*>(QString::fromStdString(name));
  if (part == nullptr)
    qFatal("there is nothing of the name %s to open", name.c_str());
  QMetaObject::invokeMethod(part, "show");
  for (int at = 0; at < state.value("chosen", 0); ++at)
    QMetaObject::invokeMethod(part, "move", Q_ARG(QVariant, 1));
  const auto properties = state.value("set", json::object());
  for (const auto& [property, value] : properties.items())
    part->setProperty(property.c_str(),
                      value.is_string() ? QVariant{QString::fromStdString(value.get<std::string>())}
                                        : QVariant{value.get<bool>()});
}

} // namespace tessera::gallery
