// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace tessera::net {

/// How much a connection has done; the least gives way first.
enum class connection_stage {
  silent,    ///< nothing came
  asking,    ///< something came, but no whole request yet
  answered,  ///< at least one request was answered
  websocket, ///< upgraded, has not joined
  streaming, ///< gets a stream; stays, there is a limit on them
  joined,    ///< stays
};

/// Who is connected, and who gives way when there are too many. Pure.
class connection_table {
public:
  connection_table(std::size_t max_total, std::size_t max_per_source)
      : max_total_(max_total), max_per_source_(max_per_source) {}

  /// Ids grow with time.
  void add(std::uint64_t id, std::string source);
  void set_stage(std::uint64_t id, connection_stage stage);
  void remove(std::uint64_t id);

  /// Which connection must end so that one more from `source` fits; nothing when there is room.
  [[nodiscard]] std::optional<std::uint64_t> victim(const std::string& source) const;
  [[nodiscard]] std::size_t count(connection_stage stage) const;
  [[nodiscard]] std::size_t count(connection_stage stage, const std::string& source) const;
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

private:
  struct entry {
    std::string source;
    connection_stage stage = connection_stage::silent;
  };
  std::size_t max_total_;
  std::size_t max_per_source_;
  std::map<std::uint64_t, entry> entries_;
};

} // namespace tessera::net
