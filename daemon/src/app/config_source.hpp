// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config_node.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::app {

/// The lines of a configuration file, made safe for the YAML library, and the way back from its
/// positions to those that an editor shows.
class config_source {
public:
  /// Adds a fault for each tab in an indentation. `text` is UTF-8 without control characters.
  config_source(std::string_view text, const std::string& file, std::vector<config_fault>& faults);

  [[nodiscard]] std::string text() const;
  /// From a line and column (bytes) that count from 0.
  [[nodiscard]] config_place place(int line, int column) const;
  /// Whether a quote stands there (from 0) that its line does not close. YAML lets such a text go on,
  /// so one forgotten quote would swallow the sections behind it.
  [[nodiscard]] bool quote_stays_open(int line, int column) const;
  /// Empties the top-level section around this line (from 1). False when there is none.
  bool drop_section(int line);

private:
  struct row {
    std::string text;
    std::size_t tabs = 0; ///< tabs of the indentation; each became two spaces
  };
  std::vector<row> rows_;
};

/// Why these bytes are no text (size, lines, UTF-8, control characters), with the place.
[[nodiscard]] std::vector<config_fault> byte_faults(std::string_view bytes,
                                                    const std::string& file);

} // namespace tessera::app
