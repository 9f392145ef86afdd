// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "ctl/ctl_words.hpp"
#include "proto/method_table.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace tessera::ctl {

/// The content of the file that "@PATH" names; "@-" is standard input.
using file_reader = std::function<result<std::string>(const std::string& path)>;
/// To the reader: a line that is typed unseen.
inline constexpr const char* unseen = "\n";

/// What tesseractl may call: all that the table lets an admin call, in its order.
[[nodiscard]] std::vector<const rpc::method*> callable_methods();

/// A value as the table types it. Text and bytes take "@PATH". Errors: invalid_argument, those of
/// the reader.
[[nodiscard]] result<nlohmann::json>
value_of_param(const rpc::param& what, const std::string& text, const file_reader& read);

/// From PARAM=VALUE ... Checked as tesserad checks them. Errors: invalid_argument.
[[nodiscard]] result<nlohmann::json> params_of_pairs(const rpc::method& what,
                                                     const std::vector<std::string>& pairs,
                                                     const file_reader& read);

/// From the operands of a friendly word. Errors: invalid_argument.
[[nodiscard]] result<nlohmann::json>
params_of_word(const word& what, const std::vector<std::string>& operands, const file_reader& read);

/// "SHARE [TERM] [MINUTES]", for the help.
[[nodiscard]] std::string shown_operands(const word& what);
/// "share=ID mode=auto|focus|single", likewise.
[[nodiscard]] std::string shown_params(const rpc::method& what);

} // namespace tessera::ctl
