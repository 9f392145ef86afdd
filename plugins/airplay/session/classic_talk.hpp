// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/digest_gate.hpp"
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

  /// `sender`: its address.
  classic_talk(house& around,
               std::string sender,
               std::shared_ptr<guest> who,
               std::shared_ptr<stream_table> streams);

  /// Whether this is how a classic sender begins, or goes on.
  [[nodiscard]] bool speaks(const airplay_request& request) const {
    return begins(request) || sound_.has_value();
  }
  /// Of these only; the rest is the same for all senders.
  [[nodiscard]] bool takes(const airplay_request& request) const {
    return begins(request) || request.method == "SETUP";
  }
  void take(const airplay_request& request, answer then);

private:
  /// Observed: PulseAudio 16.1 proves its password with the OPTIONS before ANNOUNCE, and there only.
  [[nodiscard]] bool begins(const airplay_request& request) const {
    return request.method == "ANNOUNCE" ||
           (request.method == "OPTIONS" && !sound_ && request.headers.find("Client-Instance"));
  }
  void options(const airplay_request& request, answer then);
  void announce(const airplay_request& request, answer then);
  void admit(std::string name, answer then);
  void set_up(const airplay_request& request, answer then);

  house& house_;
  std::string sender_;
  std::shared_ptr<digest_gate> gate_;
  std::shared_ptr<guest> guest_;
  std::shared_ptr<stream_table> streams_;
  std::optional<announced_sound> sound_;
};

} // namespace tessera::airplay
