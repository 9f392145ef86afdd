// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>

namespace tessera::net {

/// Private to lib/net: room in memory for large bodies of requests. Pure.
class body_room {
  struct account;

public:
  /// Bytes: in all, and of one address.
  body_room(std::size_t most, std::size_t most_of_source);

  /// Room for one body, given back at its end. It may outlive the room.
  class claim {
  public:
    claim() = default;
    claim(claim&& other) noexcept = default;
    claim& operator=(claim&& other) noexcept;
    ~claim() { give_back(); }

  private:
    friend body_room;
    void give_back() noexcept;
    std::shared_ptr<account> from_;
    std::string source_;
    std::size_t bytes_ = 0;
  };

  /// Errors: rate_limited (this address has too much under way), unavailable (all together have).
  [[nodiscard]] result<claim> take(std::size_t bytes, const std::string& source);
  [[nodiscard]] std::size_t taken() const noexcept;

private:
  std::size_t most_;
  std::size_t most_of_source_;
  std::shared_ptr<account> account_;
};

} // namespace tessera::net
