// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/event_loop.hpp"
#include "session/guest.hpp"
#include "video/video_player.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::airplay {

/// Who speaks on a connection.
struct video_caller {
  std::string address;
  std::string device; ///< pairing id; "" = in clear, and anybody may have said it
  std::string name;
  std::optional<secret> code;
};

/// All that one sender plays: a participant, its share, and one playback after the other. Context:
/// the loop's thread.
class video_show : public std::enable_shared_from_this<video_show> {
public:
  /// What a connection of the sender hears.
  struct listener {
    virtual ~listener() = default;
    virtual void changed(playback_state now, std::string_view reason) = 0;
    virtual void sent_away() = 0; ///< the participant is out of the meeting
  };

  video_show(net::event_loop& loop, house& around, make_video_player maker)
      : loop_(loop), house_(around), maker_(std::move(maker)),
        guest_(std::make_shared<guest>(around)) {}
  ~video_show();

  void attach(listener& one) { listeners_.push_back(&one); }
  void detach(listener& one) { std::erase(listeners_, &one); }
  [[nodiscard]] bool alone() const noexcept { return listeners_.empty(); }

  /// Lets the sender in if it is not yet, and begins; what it played before ends. Errors: those of
  /// admit() and open_share().
  void play(const video_caller& who, play_request what, house::reply<nothing> then);
  void pause(bool on);
  void seek(double seconds);
  void stop();
  [[nodiscard]] bool on() const noexcept { return player_ != nullptr; }
  /// To be let in, or for its share.
  [[nodiscard]] bool waits() const noexcept { return waiting_.has_value(); }
  [[nodiscard]] const playback_facts& facts() const noexcept { return facts_; }
  [[nodiscard]] const std::string& fault() const noexcept { return fault_; }

  [[nodiscard]] bool owns(const share_id& share) const { return guest_->owns(share); }
  [[nodiscard]] bool is(const participant_id& who) const { return guest_->is(who); }
  void let_in() { guest_->let_in(); }
  void share_stopped();
  void sent_away();
  void key_frame_wanted();

private:
  struct order {
    play_request what;
    house::reply<nothing> then;
  };
  void open();
  void opened(result<host::open_lane> open);
  void begin(play_request what);
  void heard(const playback_news& news);
  void end_playback(end_reason why, std::string_view reason);
  void refuse(const failure& why);
  void tell(playback_state now, std::string_view reason);

  net::event_loop& loop_;
  house& house_;
  make_video_player maker_;
  std::vector<listener*> listeners_;
  std::shared_ptr<guest> guest_;
  bool asking_ = false;          ///< for a share
  std::optional<order> waiting_; ///< until it may begin
  share_id share_;
  std::shared_ptr<share_lane> lane_;
  std::string name_;
  std::unique_ptr<video_player> player_;
  unsigned playback_ = 0; ///< what a former one says counts no more
  playback_facts facts_{playback_state::stopped};
  std::string fault_;
};

} // namespace tessera::airplay
