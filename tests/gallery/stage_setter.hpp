// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kiosk_app.hpp"
#include "text_check.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace tessera::gallery {

/// Brings a kiosk into the states that tests/data/gallery describes:
///
///     { "starting": true,          no room yet
///       "live": 4,                 so many people show pictures of 1280x720: p1 with s1, p2 with
///                                  s2, ...
///       "room": PATCH,             changes to base.json and to those
///       "pictures": {"s1": [1280, 720]},
///       "cameras": ["s2"],         whose pictures are of a person
///       "artworks": {"a1": "dusk"}, covers of what plays: dusk, light, wide
///       "failed": ["s2"], "unbegun": ["s1"],
///       "away": true, "mismatch": TEXT, "dimmed": true,
///       "open": "settings" | "menu", "chosen": 3, "set": {"refused": true},
///       "keys": ["Return"],        pressed after that
///       "then": PATCH,             after that, as the box tells a change
///       "host_code": "482915",     told after that
///       "foreign_may_end": true, "languages": ["en"], "sizes": ["1920x1080"] }
///
/// In a request "ends_in": 8 stands for an "ends_at" in so many seconds.
class stage_setter {
public:
  stage_setter(kiosk::kiosk_app& app, nlohmann::json base) : app_(app), base_(std::move(base)) {}

  void set(const nlohmann::json& state, const std::string& language);
  [[nodiscard]] expectations expected(const nlohmann::json& state) const;

private:
  void put_pictures(const nlohmann::json& state);
  void put_artworks(const nlohmann::json& state);
  void put_unbegun(const nlohmann::json& state);
  void open_parts(const nlohmann::json& state);
  void open_part(const std::string& name, const nlohmann::json& state);

  kiosk::kiosk_app& app_;
  nlohmann::json base_;
};

/// Until nothing is under way any more: queued calls, pictures that load.
void settle(QQuickWindow& window);

} // namespace tessera::gallery
