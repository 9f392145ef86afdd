// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tessera::app {

/// A place in the configuration file. Both count from 1, columns in characters; 0 = the whole file.
struct config_place {
  int line = 0;
  int column = 0;
  friend bool operator==(const config_place&, const config_place&) = default;
};

/// Something that is wrong with a configuration file.
struct config_fault {
  std::string file;
  int line = 0;
  int column = 0;
  std::string text;
  friend bool operator==(const config_fault&, const config_fault&) = default;
};

/// "file:line:column: text", as compilers write it.
[[nodiscard]] std::string to_text(const config_fault& fault);

/// Text out of a configuration file, made fit to stand in a message: one line, not too long.
[[nodiscard]] std::string shown(std::string_view text);

struct config_entry;

/// What a configuration file says, before anybody asked which options there are.
struct config_node {
  enum class kind { empty, scalar, list, map };
  kind what = kind::empty;
  config_place at;
  std::string text;    ///< of a scalar
  bool quoted = false; ///< a scalar in quotes is a text, whatever it looks like
  std::vector<config_node> items;
  std::vector<config_entry> entries; ///< in the order of the file, twins included
};

struct config_entry {
  std::string key;
  config_place at;
  config_node value;
};

} // namespace tessera::app
