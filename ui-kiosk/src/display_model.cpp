// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "display_model.hpp"

#include <utility>

namespace tessera::kiosk {

void display_model::take(const nlohmann::json& room) {
  auto next = display_face_of(room);
  if (next == face_)
    return;
  face_ = std::move(next);
  Q_EMIT changed();
}

} // namespace tessera::kiosk
