// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <optional>

#include <nlohmann/json.hpp>

/// Views and patches of the room document (docs/room-document.md).
namespace tessera::room {

using json = nlohmann::json;

enum class audience : std::uint8_t { guest, host, kiosk, admin };

/// What this audience may see of the whole document.
[[nodiscard]] json redact(const json& room, audience who);

/// The JSON Merge Patch that turns `before` into `after`; an empty object when they are equal.
/// Neither may hold null as a value. Spec: RFC 7396.
[[nodiscard]] json diff(const json& before, const json& after);

/// Applies a patch from outside. Errors: invalid_argument when the patch is no object or is nested
/// deeper than max_depth; `room` is unchanged then. Spec: RFC 7396.
[[nodiscard]] result<> apply(json& room, const json& patch);
inline constexpr int max_depth = 16;

/// What one connection has been told so far.
class view {
public:
  explicit view(audience who) : who_(who) {}

  /// The patch that brings the connection from its last view to `room`, or nothing when what it may
  /// see is the same. Counts the revision up.
  [[nodiscard]] std::optional<json> update(const json& room);

  /// The view as it stands.
  [[nodiscard]] const json& current() const noexcept { return seen_; }
  [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }

private:
  audience who_;
  json seen_ = json::object();
  std::uint64_t revision_ = 0;
};

} // namespace tessera::room
