// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Typed readers for the params of a JSON-RPC call (always an object). All errors are
/// invalid_argument with a sentence that names the parameter. `null` counts as absent.
namespace tessera::rpc {

using json = nlohmann::json;

/// Length in characters (code points). Texts with a zero byte are refused: C libraries further on
/// would read another text than the one that was checked.
struct text_limits {
  std::size_t minimum = 1;
  std::size_t maximum = 64;
};
/// Ids such as "p1", "s12".
inline constexpr text_limits id_limits{1, 64};

/// An id: 1 to 64 of A-Z a-z 0-9 - and _, so that it can stand in a log line.
[[nodiscard]] result<std::string> id_param(const json& params, std::string_view name);
[[nodiscard]] result<std::string>
text_param(const json& params, std::string_view name, text_limits limits);
[[nodiscard]] result<std::string>
text_param(const json& params, std::string_view name, std::size_t maximum);
[[nodiscard]] result<std::optional<std::string>>
optional_text_param(const json& params, std::string_view name, text_limits limits);

[[nodiscard]] result<std::int64_t> integer_param(const json& params,
                                                 std::string_view name,
                                                 std::int64_t minimum,
                                                 std::int64_t maximum);
[[nodiscard]] result<std::optional<std::int64_t>> optional_integer_param(const json& params,
                                                                         std::string_view name,
                                                                         std::int64_t minimum,
                                                                         std::int64_t maximum);

/// Whole numbers are numbers too.
[[nodiscard]] result<double>
number_param(const json& params, std::string_view name, double minimum, double maximum);
[[nodiscard]] result<std::optional<double>>
optional_number_param(const json& params, std::string_view name, double minimum, double maximum);

/// A list of at most `max_count` texts. Absent = empty.
[[nodiscard]] result<std::vector<std::string>> text_list_param(const json& params,
                                                               std::string_view name,
                                                               std::size_t max_count,
                                                               text_limits limits);

/// Checks a text that stands elsewhere, for instance in a map. `what` names it in the error.
[[nodiscard]] result<std::string>
text_value(const json& value, std::string_view what, text_limits limits);

} // namespace tessera::rpc
