// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "link/tcp_link.hpp"
#include "pairing/pairing_talk.hpp"
#include "session/classic_talk.hpp"
#include "session/guest.hpp"
#include "session/house.hpp"
#include "session/stream_table.hpp"
#include "session/track_talk.hpp"
#include "session/wrapped_keys.hpp"
#include "video/video_talk.hpp"
#include "wire/hap_channel.hpp"
#include "wire/rtsp_message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tessera::airplay {

/// One sender, from its connection to its end: pairing, admission, and its streams. Nothing of it
/// is shared with another one. Context: the loop's thread.
class control_session : public std::enable_shared_from_this<control_session> {
public:
  /// Who sends nothing at all in so long is gone. Observed: senders ask for /feedback each two
  /// seconds.
  static constexpr std::chrono::seconds silence_limit{15};
  /// Observed: PulseAudio 16.1 says something each 25 seconds.
  static constexpr std::chrono::seconds classic_silence_limit{60};
  /// A connection that does not get as far as a session.
  static constexpr std::chrono::seconds idle_limit{120};

  control_session(net::event_loop& loop,
                  house& around,
                  std::shared_ptr<tcp_link> link,
                  std::function<void()> on_over);
  ~control_session();
  void start();
  /// Each second by itself: who has said nothing for too long is sent away.
  void look();

  /// It has said who it is, and waits to be let in or is in.
  [[nodiscard]] bool known() const { return guest_->now() != guest::state::outside || plays(); }
  /// What its sender plays by an address goes on; several connections belong to that.
  [[nodiscard]] bool plays() const { return video_ && video_->busy(); }
  [[nodiscard]] const std::string& peer() const noexcept { return link_->peer(); }
  /// The id of its pairing, once that is known; else empty.
  [[nodiscard]] const std::string& pairing() const noexcept { return pairing_->pairing(); }
  /// Another connection takes its place.
  void give_way();
  /// Its pairing is taken away.
  void unpaired();
  [[nodiscard]] bool owns(const share_id& share) const { return guest_->owns(share); }
  [[nodiscard]] bool is(const participant_id& who) const { return guest_->is(who); }
  // What the box says: somebody let it in from the lobby, its share or all of it is over.
  void let_in();
  void share_stopped(const share_id& share);
  void end();

private:
  void take(std::string_view bytes);
  void next_request();
  void handle(const airplay_request& request);
  /// False: it is none of pairing's.
  [[nodiscard]] bool handle_pairing(const airplay_request& request);
  void handle_media(const airplay_request& request);
  void handle_classic(const airplay_request& request);
  void answer(airplay_answer what);
  [[nodiscard]] std::function<void(airplay_answer)> reply();
  void fail(const std::string& why);

  /// What follows is the sender's that has paired: encrypted, or in the legacy mode in clear.
  [[nodiscard]] bool paired() const { return opener_ || pairing_->paired_in_clear(); }
  void handle_video(const airplay_request& request);
  void set_up(const airplay_request& request);
  void set_up_with(result<std::optional<stream_secrets>> secrets, const plist& wanted);
  void admitted(const plist& wanted, result<> in);
  void tear_down(const airplay_request& request);
  void get_info(const airplay_request& request);
  void watch_silence();

  net::event_loop& loop_;
  house& house_;
  std::shared_ptr<tcp_link> link_;
  std::function<void()> on_over_;
  message_reader reader_;
  std::shared_ptr<pairing_talk> pairing_;
  std::shared_ptr<wrapped_keys> wrapped_;
  track_talk tracks_;
  std::optional<hap_sealer> sealer_;
  std::optional<hap_opener> opener_;
  std::optional<airplay_request> asking_; ///< is being answered; the next one waits
  std::shared_ptr<guest> guest_;
  std::shared_ptr<stream_table> streams_;
  std::shared_ptr<classic_talk> classic_;
  std::shared_ptr<video_talk> video_;
  monotonic::time_point heard_{};
  net::timer silence_;
  bool over_ = false;
};

} // namespace tessera::airplay
