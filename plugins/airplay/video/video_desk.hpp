// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "video/video_show.hpp"

#include <map>
#include <memory>
#include <string>

namespace tessera::airplay {

/// All who play videos. A sender speaks on several connections: what belongs together is told by
/// who it is (its pairing, or its address when it speaks in clear) and the session that it names,
/// never by the session alone, which anybody may name. Context: the loop's thread.
class video_desk {
public:
  /// A sender all of whose connections are gone may come back; then its video plays on.
  static constexpr std::chrono::seconds linger{5};
  /// More sessions at once are turned away. Above the number of connections that the door takes: who
  /// only connects keeps nobody out.
  static constexpr std::size_t most_shows = 64;

  video_desk(net::event_loop& loop, house& around, make_video_player maker)
      : loop_(loop), house_(around), maker_(std::move(maker)) {}

  /// Errors: unavailable (too many).
  [[nodiscard]] result<std::shared_ptr<video_show>> show_of(const video_caller& who,
                                                            std::string_view session);
  /// A connection has gone.
  void left(const std::shared_ptr<video_show>& show);
  void close() { shows_.clear(); }

  // what the box says
  void share_stopped(const share_id& share);
  void participant_admitted(const participant_id& who);
  void participant_ended(const participant_id& who);
  void key_frame_wanted(const share_id& share);

private:
  struct entry {
    std::shared_ptr<video_show> show;
    net::timer going;
  };
  template <class Which, class Work>
  void with(Which which, Work work) {
    const auto all = shows();
    for (const auto& each : all)
      if (which(*each))
        work(*each);
  }
  [[nodiscard]] std::vector<std::shared_ptr<video_show>> shows() const;

  net::event_loop& loop_;
  house& house_;
  make_video_player maker_;
  std::map<std::string, entry> shows_;
};

} // namespace tessera::airplay
