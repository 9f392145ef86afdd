// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::ctl {

/// A stranger's text, safe to print: control and direction characters become '?', so that a name
/// can neither paint the terminal nor stand in another column.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns that the text takes in a terminal; East Asian letters take two.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Rows below a head, aligned; every cell is made printable. The last column is not padded.
[[nodiscard]] std::string table(const std::vector<std::string>& head,
                                const std::vector<std::vector<std::string>>& rows);

} // namespace tessera::ctl
