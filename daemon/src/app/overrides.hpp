// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_text.hpp"
#include "base/options.hpp"
#include "base/result.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What was set while the box runs (admin page, tesseractl, the display). It wins over the
/// configuration file, which is never written to. Default < file < override.
namespace tessera::app {

enum class overrides_state : std::uint8_t {
  none,      ///< nothing was ever set
  good,      ///< the file is whole
  recovered, ///< the file is damaged; its last good copy is in force
  lost,      ///< both are damaged: the configuration file alone counts
};
[[nodiscard]] std::string_view name_of(overrides_state state) noexcept;

struct overrides {
  nlohmann::json values = nlohmann::json::object(); ///< by dotted key
  overrides_state state = overrides_state::none;
};

inline constexpr std::size_t max_overrides_bytes = 256 * 1024;

[[nodiscard]] std::string overrides_file(const std::string& state_folder);

/// Errors: parse_error (half a file, zeros, anything else).
[[nodiscard]] result<nlohmann::json> parse_overrides(std::string_view text);

[[nodiscard]] overrides load_overrides(const std::string& state_folder);
/// In one step, and a copy beside it for when the disk loses the first one. Errors: as write_file.
[[nodiscard]] result<> save_overrides(const std::string& state_folder,
                                      const nlohmann::json& values);

/// Whether the option can be set in the configuration file only: what says where files, programs
/// and secrets are, and who may do what, is for whoever has the box in their hands.
[[nodiscard]] bool is_file_only(const option& opt);

/// The value, checked like one of the file. Errors: invalid_argument, with a text that says what
/// the option takes, or which key is meant.
[[nodiscard]] result<option_value> override_of(std::span<const option_table> tables,
                                               std::string_view key,
                                               const nlohmann::json& value);

/// Puts those that fit into `read` and says which do not: a box must start after an update that
/// knows an option no more.
[[nodiscard]] std::vector<std::string>
apply_overrides(config_result& read, const overrides& given, std::span<const option_table> tables);

} // namespace tessera::app
