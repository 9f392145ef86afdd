// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "actions.hpp"
#include "core/idle_watch.hpp"
#include "core/options.hpp"
#include "daemon_link.hpp"
#include "display_model.hpp"
#include "frame_watch.hpp"
#include "lane_link.hpp"
#include "language.hpp"
#include "output_scout.hpp"
#include "room_model.hpp"
#include "share_hub.hpp"
#include "stage.hpp"

#include <QElapsedTimer>
#include <QObject>
#include <QQmlApplicationEngine>

class QQuickWindow;

namespace tessera::kiosk {

/// Joins the links, the room, the pictures and the screens. Context: GUI thread.
class kiosk_app : public QObject {
  Q_OBJECT

public:
  /// `renderer` is what choose_renderer said; `started` runs since the program began.
  kiosk_app(const options& from, const char* renderer, QElapsedTimer started);
  ~kiosk_app() override;

  /// Errors: internal (the screens cannot be loaded).
  [[nodiscard]] result<> show();
  void start_links() { link_.start(); }
  /// GStreamer is there: lanes can be taken from now on. Any order with the daemon's greeting.
  void decoders_ready();

  /// What the daemon does, for the gallery, which shows rooms without one.
  void take_room(std::int64_t revision, nlohmann::json room);
  [[nodiscard]] room_model& room() noexcept { return room_; }
  [[nodiscard]] share_hub& hub() noexcept { return hub_; }
  [[nodiscard]] idle_watch& idle() noexcept { return idle_; }
  [[nodiscard]] actions& calls() noexcept { return actions_; }
  [[nodiscard]] language& words() noexcept { return language_; }
  [[nodiscard]] QQmlApplicationEngine& engine() noexcept { return engine_; }
  /// nullptr before show().
  [[nodiscard]] QQuickWindow* window() const;

private:
  daemon_link::handlers link_handlers();
  share_hub::handlers hub_handlers();
  void take_artwork(const QString& id, const unique_fd& file);
  void on_greeted(const std::string& session);
  void on_lost();
  void on_mismatch(int theirs, const std::string& text);
  void after_change(bool complete);
  void follow_room();
  void follow_language();
  void follow_pictures();
  void follow_output();
  void tell_ready();
  void say_ready();
  void register_types();
  void open(QQuickWindow& window);

  options options_;
  const char* renderer_;
  QElapsedTimer started_;
  std::string session_;
  bool decoders_known_ = false;
  bool fresh_session_ = false;
  int last_present_ = 0; ///< people and shares, when it was counted last

  std::shared_ptr<sound_output> output_ = std::make_shared<sound_output>();
  output_scout scout_{output_};
  share_hub hub_;
  room_model room_;
  display_model display_;
  idle_watch idle_;
  daemon_link link_;
  lane_link lanes_;
  actions actions_;
  language language_;
  stage stage_;
  frame_watch frames_;
  stage_plan plan_;              ///< the one that frames_ knows of
  QQmlApplicationEngine engine_; ///< last: its items use all of the above
};

} // namespace tessera::kiosk
