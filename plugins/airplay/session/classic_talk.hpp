// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/guest.hpp"
#include "session/stream_table.hpp"
#include "wire/announce.hpp"
#include "wire/rtsp_message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tessera::airplay {

/// What a classic sender of sound (RAOP) says: ANNOUNCE, then SETUP with a Transport header. It is
/// not paired, and nothing is encrypted. Context: the loop's thread.
class classic_talk : public std::enable_shared_from_this<classic_talk> {
public:
  using answer = std::function<void(airplay_answer)>;

  classic_talk(house& around, std::shared_ptr<guest> who, std::shared_ptr<stream_table> streams)
      : house_(around), guest_(std::move(who)), streams_(std::move(streams)) {}

  /// Whether this is how a classic sender begins, or goes on.
  [[nodiscard]] bool speaks(const airplay_request& request) const {
    return request.method == "ANNOUNCE" || sound_.has_value();
  }
  /// `who`: what the sender has proven so far.
  void take(const airplay_request& request, host::candidate who, answer then);

private:
  void announce(const airplay_request& request, host::candidate who, answer then);
  void set_up(const airplay_request& request, answer then);

  house& house_;
  std::shared_ptr<guest> guest_;
  std::shared_ptr<stream_table> streams_;
  std::optional<announced_sound> sound_;
};

} // namespace tessera::airplay
