// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/digest_gate.hpp"
#include "video/video_desk.hpp"
#include "wire/rtsp_message.hpp"

#include <functional>
#include <memory>
#include <string>

namespace tessera::airplay {

/// AirPlay Video on one connection: requests in, answers out, and events on a connection that was
/// turned round. Context: the loop's thread.
class video_talk : public video_show::listener, public std::enable_shared_from_this<video_talk> {
public:
  struct way_back {
    std::function<void(std::string_view bytes)> send; ///< an event of ours
    std::function<void()> close;                      ///< the sender is out of the meeting
  };
  using reply = std::function<void(airplay_answer)>;

  video_talk(video_desk& desk, house& around, way_back back)
      : desk_(desk), house_(around), back_(std::move(back)) {}
  ~video_talk() override;

  /// Whether a request is one of these: HTTP/1.1, one of its paths, and no CSeq.
  [[nodiscard]] static bool takes(const airplay_request& request) noexcept;
  /// Whether it is harmless before anybody is let in: nothing of the room or of others is in the
  /// answer, and nothing is done for it.
  [[nodiscard]] static bool is_open_to_all(const airplay_request& request) noexcept;
  /// Answers once, perhaps later.
  /// Who speaks in clear proves the code on the display first, where the room asks for a PIN.
  void handle(const airplay_request& request, const video_caller& who, const reply& then);

  /// What comes from now on are the sender's answers to events.
  [[nodiscard]] bool turned_round() const noexcept { return turned_round_; }
  /// Silence of the sender is in order.
  [[nodiscard]] bool busy() const noexcept { return show_ && (show_->on() || show_->waits()); }

  // listener
  void changed(playback_state now, std::string_view reason) override;
  void sent_away() override { back_.close(); }

private:
  void obey(const airplay_request& request, const video_caller& who, const reply& then);
  [[nodiscard]] bool join(const airplay_request& request, const video_caller& who);
  void turn_round(const reply& then);
  void play(const airplay_request& request, const video_caller& who, const reply& then);
  void scrub(const airplay_request& request, const reply& then);
  void rate(const airplay_request& request, const reply& then);
  void act(const airplay_request& request, const reply& then);

  video_desk& desk_;
  house& house_;
  way_back back_;
  std::shared_ptr<digest_gate> gate_; ///< in front of who speaks in clear
  std::string session_;
  std::shared_ptr<video_show> show_;
  bool turned_round_ = false;
};

} // namespace tessera::airplay
