// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "base/result.hpp"

#include <tessera/door.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::plugins::control {

using json = nlohmann::json;

/// One JSON object, not deeper than `max_depth`. Errors: message_too_large, parse_error.
[[nodiscard]] result<json> parse_object(std::string_view text);
[[nodiscard]] std::string dump(const json& value);

/// Reads members of one message and remembers the first one that was missing or wrong.
class members {
public:
  explicit members(const json& message) : message_(message) {}

  [[nodiscard]] std::string text(const char* name, std::size_t max_bytes);
  [[nodiscard]] std::uint64_t number(const char* name);
  [[nodiscard]] int small(const char* name, int maximum);
  [[nodiscard]] double real(const char* name, double maximum);
  [[nodiscard]] bool boolean(const char* name);
  [[nodiscard]] bool has(const char* name) const { return message_.contains(name); }
  [[nodiscard]] failure error(const char* name);
  [[nodiscard]] settings options(const char* name);
  [[nodiscard]] std::vector<network_service> services(const char* name);
  [[nodiscard]] std::vector<kept_device> devices(const char* name);
  /// For a member that is there but means nothing.
  void blame(const char* name);

  [[nodiscard]] bool fine() const noexcept { return fault_.empty(); }
  [[nodiscard]] failure fault() const { return {errc::invalid_argument, fault_, {}}; }

private:
  const json& find(const char* name);
  const json& message_;
  std::string fault_;
};

/// A text for people, cut to a length that always fits.
[[nodiscard]] std::string shortened(std::string_view text);
[[nodiscard]] json error_to_json(const failure& why);
[[nodiscard]] json options_to_json(const settings& values);
[[nodiscard]] json services_to_json(const std::vector<network_service>& all);
[[nodiscard]] json devices_to_json(const std::vector<kept_device>& all);

} // namespace tessera::plugins::control
