// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "meeting/moment.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace tessera::meeting {

/// Who was refused from the lobby waits before the room is asked again, twice as long each time.
class knocks {
public:
  static constexpr std::chrono::seconds first_pause{30};
  static constexpr std::chrono::minutes longest_pause{10};
  static constexpr std::size_t limit = 512; ///< whose pause ends first is forgotten first

  /// Who stands at the door; what is empty is not looked at.
  struct guest {
    std::string device; ///< its mark (devices)
    std::string source; ///< an address: another tab or name comes from the same one
    /// Was in before: neighbours behind the same address do not keep it out.
    bool known = false;
  };

  /// Errors: too_many_attempts, with retry_after.
  [[nodiscard]] result<> may_knock(const guest& who, moment now) const;
  void refused(const guest& who, moment now);
  /// Forgets the device; of one without, the address.
  void let_in(const guest& who);
  /// Another meeting.
  void clear() { all_.clear(); }
  [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }

private:
  struct pause {
    int refusals = 0;
    monotonic::time_point until{};
  };
  void lengthen(const std::string& key, moment now);

  std::map<std::string, pause> all_;
};

} // namespace tessera::meeting
