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
///     { "room": PATCH,             changes to base.json; null in the whole file's place = no room
///     yet
///       "pictures": {"s1": [1280, 720]}, "failed": ["s2"],
///       "away": true, "mismatch": TEXT, "dimmed": true,
///       "open": "settings" | "menu", "chosen": 3, "set": {"refused": true},
///       "foreign_may_end": true, "languages": ["en"], "sizes": ["1920x1080"] }
class stage_setter {
public:
  stage_setter(kiosk::kiosk_app& app, nlohmann::json base) : app_(app), base_(std::move(base)) {}

  void set(const nlohmann::json& state, const std::string& language);
  [[nodiscard]] expectations expected(const nlohmann::json& state) const;

private:
  void put_pictures(const nlohmann::json& state);
  void open_parts(const nlohmann::json& state);

  kiosk::kiosk_app& app_;
  nlohmann::json base_;
};

/// Until nothing is under way any more: queued calls, pictures that load.
void settle(QQuickWindow& window);

} // namespace tessera::gallery
