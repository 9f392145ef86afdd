// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"
#include "meeting/moment.hpp"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tessera::meeting {

/// Somebody who may not come back.
struct block {
  std::string name;       ///< as it stood on the display
  std::string key;        ///< name_key() of it; empty = others of that name may come in
  std::string device;     ///< its mark (devices); empty = unknown
  std::int64_t until = 0; ///< ms since 1970; 0 = for good
  std::int64_t at = 0;    ///< ms since 1970

  friend bool operator==(const block&, const block&) = default;
};

/// Who may not come back, by device and by name.
class blocks {
public:
  static constexpr std::size_t limit = 500;

  blocks() = default;
  /// Those of before a restart. Their time went on; when the date was set back, no longer than they
  /// were meant to last.
  blocks(std::vector<block> before, moment now);

  /// For `lasting`, or for good. When there are too many, the one that would end first gives way,
  /// then the oldest.
  void add(block what, std::optional<std::chrono::minutes> lasting, moment now);
  /// Errors: blocked, with retry_after when it ends.
  [[nodiscard]] result<> check(const std::string& device, const std::string& key, moment now) const;
  /// Errors: not_found.
  [[nodiscard]] result<> undo(const std::string& id);
  /// True when one has ended.
  [[nodiscard]] bool expire(moment now);
  [[nodiscard]] std::optional<monotonic::time_point> next_expiry() const;

  [[nodiscard]] std::vector<block> all() const;
  [[nodiscard]] nlohmann::json render() const;

private:
  struct entry {
    block what;
    std::optional<monotonic::time_point> until;
  };
  void put(entry one);

  unsigned long last_ = 0;
  std::map<unsigned long, entry> all_;
};

} // namespace tessera::meeting
