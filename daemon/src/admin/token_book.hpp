// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "proto/role.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tessera::admin {

/// The bearer tokens: only their hashes are known. Pure; to_text() is what is kept on the disk.
class token_book {
public:
  static constexpr std::size_t most = 64;
  static constexpr std::size_t max_bytes = 64 * 1024; ///< of the file

  struct entry {
    std::string id;
    std::string name;
    std::string role; ///< host, admin, metrics
    std::string hash;
    std::int64_t created_at = 0; ///< ms since 1970
    std::int64_t used_at = 0;    ///< likewise, since the start of the box; 0 = not
  };
  struct made {
    std::string id;
    std::string token; ///< shown once
  };

  /// Errors: parse_error.
  [[nodiscard]] static result<token_book> from_text(const std::string& text);
  [[nodiscard]] std::string to_text() const;

  /// Errors: refused (there are too many).
  [[nodiscard]] result<made> add(std::string name, std::string role, std::int64_t now_ms);
  /// False when there is none.
  bool remove(const std::string& id);
  /// Null when nobody has it; counts as use.
  [[nodiscard]] const entry* use(const std::string& token, std::int64_t now_ms);
  /// Without the hashes.
  [[nodiscard]] nlohmann::json list() const;
  [[nodiscard]] const std::vector<entry>& all() const noexcept { return entries_; }

private:
  std::vector<entry> entries_;
  std::uint64_t last_ = 0; ///< ids are not used twice
};

/// Empty for a role that no token may have.
[[nodiscard]] rpc::role_set roles_of_token(const std::string& role);

} // namespace tessera::admin
