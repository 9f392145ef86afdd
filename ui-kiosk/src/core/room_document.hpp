// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string_view>

namespace tessera::kiosk {

/// The room document as this connection has seen it: docs/room-document.md, "Snapshot and patch".
class room_document {
public:
  enum class outcome {
    applied,
    gap,    ///< patches are missing: ask for the whole document
    refused ///< no document; nothing changed
  };

  outcome snapshot(std::int64_t revision, nlohmann::json room);
  outcome change(std::int64_t revision, const nlohmann::json& patch);

  [[nodiscard]] const nlohmann::json& room() const noexcept { return room_; }
  [[nodiscard]] bool known() const noexcept { return room_.is_object(); }

private:
  nlohmann::json room_;
  std::int64_t revision_ = 0;
};

/// Reads that cannot fail: a missing key or another type yields the fallback, because the display
/// must stand whatever it is told.
[[nodiscard]] std::string_view text_at(const nlohmann::json& object, std::string_view key);
[[nodiscard]] std::int64_t number_at(const nlohmann::json& object, std::string_view key);
[[nodiscard]] bool flag_at(const nlohmann::json& object, std::string_view key);
/// An empty object when there is none.
[[nodiscard]] const nlohmann::json& object_at(const nlohmann::json& object, std::string_view key);

} // namespace tessera::kiosk
