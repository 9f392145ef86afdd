// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tessera {

enum class option_type { boolean, integer, number, text, choice, text_list, secret_file };
enum class option_change { live, restart };

using option_value =
    std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

/// What an option opens for others to come in, for the firewall's page.
struct port_use {
  std::string_view protocol = {}; ///< "TCP" or "UDP"; empty: the option is no port
  std::string_view who = {};      ///< "Browsers: the join page"
  int count = 1;                  ///< the option names the first of so many
  std::string_view last = {};     ///< or: the option that names the last one
};

/// One option, declared once. Validation, `--check-config`, docs/configuration.md, the JSON Schema,
/// docs/firewall.md and config/tessera.yaml come from it.
struct option {
  std::string_view key;  ///< dotted path, e.g. "web.port"
  option_type type;
  option_value fallback; ///< the default
  std::string_view help; ///< one or two sentences; says the unit in words
  option_change change = option_change::restart;
  std::string_view unit = {};
  std::int64_t minimum = INT64_MIN; ///< of an integer, or of the length of a text or list
  std::int64_t maximum = INT64_MAX;
  std::vector<std::string_view> choices = {}; ///< of a choice, or of a list's entries (empty: any)
  port_use opens = {};
};

/// The options of one actor folder or plugin.
using option_table = std::span<const option>;

/// All settings of the box by dotted key; every declared option is present.
class settings {
public:
  void set(std::string key, option_value value) { values_[std::move(key)] = std::move(value); }

  /// Asking for a key that no table declares, or with the wrong type, is a fault in our code: abort.
  [[nodiscard]] bool boolean(std::string_view key) const;
  [[nodiscard]] std::int64_t integer(std::string_view key) const;
  [[nodiscard]] double number(std::string_view key) const;
  [[nodiscard]] const std::string& text(std::string_view key) const;
  [[nodiscard]] const std::vector<std::string>& list(std::string_view key) const;

  [[nodiscard]] const std::map<std::string, option_value, std::less<>>& all() const noexcept {
    return values_;
  }
  friend bool operator==(const settings&, const settings&) = default;

private:
  template <class T>
  const T& get(std::string_view key) const;
  std::map<std::string, option_value, std::less<>> values_;
};

/// Every option of the tables with its default.
[[nodiscard]] settings defaults_of(std::span<const option_table> tables);
[[nodiscard]] const option* find_option(std::span<const option_table> tables, std::string_view key);
/// The declared key with the smallest edit distance, if it is near enough to be meant.
[[nodiscard]] std::optional<std::string_view> nearest_key(std::span<const option_table> tables,
                                                          std::string_view key);
/// Why `value` is not allowed for `opt`, or nothing. Type, range and choices.
[[nodiscard]] std::optional<std::string> fault_of(const option& opt, const option_value& value);

} // namespace tessera
