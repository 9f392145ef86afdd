// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_node.hpp"
#include "base/options.hpp"
#include "base/result.hpp"

#include <string>

namespace tessera::app {

/// A node as the value of an option. Errors: config_invalid, with a text that says what the option
/// takes: wrong type, out of range, no value.
[[nodiscard]] result<option_value> value_of(const option& opt, const config_node& node);

/// "a whole number, 1 to 65535", for messages and for the comments of the sample.
[[nodiscard]] std::string describe(const option& opt);

} // namespace tessera::app
