// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk_app.hpp"

#include "artwork_image.hpp"
#include "backdrop_image.hpp"
#include "base/base64.hpp"
#include "base/log.hpp"
#include "base/memory_file.hpp"
#include "core/sound_levels.hpp"
#include "decoder_table.hpp"
#include "glyph_image.hpp"
#include "picture_file.hpp"
#include "qr_image.hpp"
#include "share_item.hpp"
#include "still_layer.hpp"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QScreen>
#include <cstdio>
#include <memory>
#include <utility>

namespace tessera::kiosk {
namespace {

constexpr std::size_t max_artwork_bytes = 1024 * 1024; // docs/kiosk-rpc.md

} // namespace

kiosk_app::kiosk_app(const options& from, const char* renderer, QElapsedTimer started)
    : options_(from), renderer_(renderer), started_(started), hub_(output_, hub_handlers()),
      room_([this]() -> const picture_state& { return hub_.pictures(); }),
      link_(from.runtime_folder + "/kiosk.sock", link_handlers()),
      lanes_(
          from.runtime_folder + "/kiosk-lanes.sock",
          [this](const QString& share, unique_fd lane) { hub_.take_lane(share, std::move(lane)); },
          [this](const QString& id, const unique_fd& file) { take_artwork(id, file); }),
      actions_(link_), language_(QString::fromStdString(from.locale)),
      stage_(!from.reduced_motion) {
  share_item::use_hub(&hub_);
  connect(&room_, &room_model::changed, this, &kiosk_app::follow_language);
  connect(&room_, &room_model::changed, this, &kiosk_app::follow_room);
  connect(&room_, &room_model::unseenChanged, this, &kiosk_app::follow_pictures);
  connect(&display_, &display_model::changed, this, &kiosk_app::follow_language);
  idle_.set_minutes(display_.dim_minutes());
  qGuiApp->installEventFilter(&idle_);
  connect(&language_, &language::changed, &room_, &room_model::refresh);
  output_->on_change(
      [this] { QMetaObject::invokeMethod(this, &kiosk_app::follow_output, Qt::QueuedConnection); });
}

kiosk_app::~kiosk_app() {
  output_->on_change({});
}

share_hub::handlers kiosk_app::hub_handlers() {
  share_hub::handlers on;
  on.displayed = [this](const QString& share, const display_report& now) {
    link_.call("share.displayed",
               {{"share", share.toStdString()},
                {"width", now.width},
                {"height", now.height},
                {"fps", now.shown},
                {"dropped", now.dropped},
                {"delay_ms", now.delay_ms}});
  };
  on.failed = [this](const QString& share, const QString& reason) {
    link_.call("share.failed", {{"share", share.toStdString()}, {"reason", reason.toStdString()}});
  };
  on.pictures_changed = [this] {
    room_.refresh();
    follow_pictures();
  };
  on.thumbnail = [this](const QString& share, const QByteArray& jpeg) {
    auto data = base64({jpeg.constData(), static_cast<std::size_t>(jpeg.size())});
    link_.call("share.thumbnail", {{"share", share.toStdString()}, {"data", std::move(data)}});
  };
  return on;
}

daemon_link::handlers kiosk_app::link_handlers() {
  daemon_link::handlers on;
  on.greeted = [this](const std::string& session) { on_greeted(session); };
  on.snapshot = [this](std::int64_t revision, nlohmann::json room) {
    if (std::exchange(fresh_session_, false))
      hub_.forget_old_pictures();
    take_room(revision, std::move(room));
  };
  on.changed = [this](std::int64_t revision, const nlohmann::json& patch) {
    after_change(room_.take_change(revision, patch));
  };
  on.lost = [this] { on_lost(); };
  on.thumbnail_wanted = [this](const std::string& share) {
    const auto& one = object_at(object_at(room_.document(), "shares"), share);
    hub_.make_thumbnail(QString::fromStdString(share),
                        to_qstring(text_at(object_at(one, "plays"), "artwork")));
  };
  on.mismatch = [this](int theirs, const std::string& text) { on_mismatch(theirs, text); };
  return on;
}

void kiosk_app::take_room(std::int64_t revision, nlohmann::json room) {
  after_change(room_.take_snapshot(revision, std::move(room)));
}

void kiosk_app::after_change(bool complete) {
  display_.take(room_.document());
  follow_room();
  if (!complete)
    link_.ask_for_room();
  hub_.keep_only(room_.share_ids());
  hub_.set_levels(sound_levels(room_.document()));
  follow_pictures();
}

/// After the room or the pictures changed: who needs a decoder, and whether tiles move.
void kiosk_app::follow_pictures() {
  hub_.set_resting(room_.resting());
  if (plan_ == room_.plan())
    return;
  bool was_live = !plan_.shown.isEmpty();
  plan_ = room_.plan();
  if (was_live && !plan_.shown.isEmpty())
    frames_.begin();
}

void kiosk_app::follow_language() {
  language_.set_room_locale(display_.language().isEmpty() ? room_.locale() : display_.language());
}

/// Whoever comes finds a bright display, and it stays so while somebody is about to be seen.
void kiosk_app::follow_room() {
  auto present = room_.participants()->count() + room_.all_shares()->count();
  if (std::exchange(last_present_, present) < present)
    idle_.poke();
  idle_.set_minutes(display_.dim_minutes());
  idle_.set_busy(room_.screen_name() == name_of(screen::live) || !room_.connecting().isEmpty() ||
                 room_.prompts()->count() + room_.takeovers()->count() > 0 ||
                 !display_.prompt_pin().isEmpty());
}

void kiosk_app::on_greeted(const std::string& session) {
  session_ = session;
  fresh_session_ = true;
  if (decoders_known_)
    tell_ready();
}

void kiosk_app::decoders_ready() {
  decoders_known_ = true;
  scout_.start();
  if (link_.ready())
    tell_ready();
}

void kiosk_app::tell_ready() {
  say_ready();
  lanes_.start(session_);
}

void kiosk_app::say_ready() {
  auto decoders = installed_decoders();
  link_.call("kiosk.ready",
             {{"decoders", decoders.codecs},
              {"hardware", decoders.hardware},
              {"renderer", renderer_},
              {"sound", word_for_output(output_->name())}});
}

/// Sound goes somewhere else now, or nowhere.
void kiosk_app::follow_output() {
  if (decoders_known_ && link_.ready())
    say_ready();
}

void kiosk_app::take_artwork(const QString& id, const unique_fd& file) {
  auto bytes = read_memory_file(file, max_artwork_bytes);
  if (bytes)
    hub_.take_artwork(id, QByteArray::fromStdString(*bytes));
  else
    log_topic{"artwork"}.warning("{}", bytes.error().message());
}

void kiosk_app::on_lost() {
  lanes_.stop();
  room_.set_away(true);
}

void kiosk_app::on_mismatch(int theirs, const std::string& text) {
  // The daemon's own sentence names both numbers; without one, say what is known.
  room_.set_mismatch(text.empty() ? QStringLiteral("kiosk 1, tesserad %1").arg(theirs)
                                  : QString::fromStdString(text));
}

void kiosk_app::register_types() {
  constexpr auto module = "Tessera.Native";
  qmlRegisterType<share_item>(module, 1, 0, "ShareItem");
  qmlRegisterType<still_layer>(module, 1, 0, "StillLayer");
  qmlRegisterSingletonInstance(module, 1, 0, "Room", &room_);
  qmlRegisterSingletonInstance(module, 1, 0, "Display", &display_);
  qmlRegisterSingletonInstance(module, 1, 0, "Idle", &idle_);
  qmlRegisterSingletonInstance(module, 1, 0, "Actions", &actions_);
  qmlRegisterSingletonInstance(module, 1, 0, "Stage", &stage_);
  qmlRegisterSingletonInstance(module, 1, 0, "Language", &language_);
  engine_.addImageProvider(QStringLiteral("qr"), new qr_image);
  engine_.addImageProvider(QStringLiteral("glyph"), new glyph_image);
  engine_.addImageProvider(QStringLiteral("artwork"), new artwork_image{hub_.artworks()});
  engine_.addImageProvider(QStringLiteral("backdrop"), new backdrop_image);
  engine_.addImageProvider(QStringLiteral("file"), new picture_file);
  engine_.addImportPath(QStringLiteral("qrc:/qml"));
}

result<> kiosk_app::show() {
  register_types();
  language_.use_engine(&engine_);
  engine_.load(QUrl{QStringLiteral("qrc:/qml/Tessera/Kiosk/Main.qml")});
  auto* shown = window();
  if (shown == nullptr)
    return {errc::internal, "the screens cannot be loaded; the lines above say why"};
  open(*shown);
  return {};
}

QQuickWindow* kiosk_app::window() const {
  auto roots = engine_.rootObjects();
  return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.first());
}

void kiosk_app::open(QQuickWindow& window) {
  auto first = std::make_shared<QMetaObject::Connection>();
  *first = connect(
      &window,
      &QQuickWindow::frameSwapped,
      this,
      [first, started = started_] {
        disconnect(*first);
        std::fprintf(
            stderr, "first frame after %lld ms\n", static_cast<long long>(started.elapsed()));
      },
      Qt::DirectConnection);
  frames_.watch(window);
  if (options_.width > 0)
    window.resize(options_.width, options_.height);
  if (options_.windowed || options_.width > 0) {
    window.show();
    return;
  }
  // A bare X server has no window manager that would enlarge it.
  window.setGeometry(window.screen()->geometry());
  window.showFullScreen();
}

} // namespace tessera::kiosk
