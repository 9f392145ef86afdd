// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <nlohmann/json_fwd.hpp>

#include <set>
#include <string>
#include <vector>

namespace tessera::kiosk {

/// Which pictures of what shares play the kiosk has been given. Pure.
class artwork_book {
public:
  /// A kiosk that has none yet can take some now.
  void channel_opened();
  void channel_closed();
  /// It could not be given: with the next document it is missing again.
  void failed(const std::string& id);
  /// Those that the room document names for the first time; none while there is no channel.
  [[nodiscard]] std::vector<std::string> take_missing(const nlohmann::json& room);

private:
  std::set<std::string> given_;
  bool channel_ = false;
};

} // namespace tessera::kiosk
