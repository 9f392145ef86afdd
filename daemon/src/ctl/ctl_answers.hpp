// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

/// Answers to calls of the method table (docs/api.md) as text for people. Pure.
namespace tessera::ctl {

/// A file or a text in an answer, as bytes; nothing when the answer is none.
struct answered_file {
  std::string name; ///< empty: it is a text
  std::string bytes;
};
[[nodiscard]] std::optional<answered_file> file_in(const nlohmann::json& answer);

[[nodiscard]] std::string render_answer(std::string_view method, const nlohmann::json& answer);

} // namespace tessera::ctl
