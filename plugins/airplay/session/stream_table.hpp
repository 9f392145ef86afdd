// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "link/sender_port.hpp"
#include "session/guest.hpp"
#include "session/mirror_stream.hpp"
#include "session/sound_port.hpp"
#include "session/stream_secrets.hpp"
#include "session/timing_port.hpp"
#include "wire/plist.hpp"
#include "wire/rtsp_message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera::airplay {

/// The streams of one sender: SETUP makes them, TEARDOWN takes them away. Its pictures and their
/// sound are one share. Context: the loop's thread.
class stream_table : public std::enable_shared_from_this<stream_table> {
public:
  static constexpr std::size_t most_streams = 4; ///< in one request
  using answer = std::function<void(airplay_answer)>;
  using ended = std::function<void(const std::string& why)>;

  /// `sender`: its address. `over`: once, when nothing more can come of this sender.
  stream_table(net::event_loop& loop,
               house& around,
               std::shared_ptr<guest> who,
               std::string sender,
               ended over);

  /// From now on; streams that there are keep theirs.
  void set_secrets(stream_secrets keys) { secrets_ = std::move(keys); }

  /// The session, its streams, or both in one, and the session again with each stream.
  void set_up(const plist& wanted, answer then);
  /// Sound of a classic sender, unencrypted. Ports: the sender's, 0 = none.
  struct classic_sound {
    lane::sound_caps caps;
    std::uint16_t control = 0;
    std::uint16_t timing = 0;
  };
  /// Where it shall come in. Valid until its teardown.
  struct classic_ports {
    std::uint16_t data = 0;
    std::uint16_t control = 0;
    std::uint16_t timing = 0; ///< 0 = none
  };
  void set_up_classic(classic_sound wanted, house::reply<classic_ports> then);

  /// Of what was asked for, what there was is gone.
  void tear_down(const std::vector<plist>& streams);
  void flush();
  /// What a sender hears back when it says that it is still there.
  [[nodiscard]] airplay_answer feedback() const;
  /// The box has ended its share.
  [[nodiscard]] bool owns(const share_id& share) const { return share_ == share; }
  void close();
  [[nodiscard]] const share_id& share() const noexcept { return share_; } ///< empty = none
  [[nodiscard]] share_kind kind() const noexcept { return kind_; }

private:
  /// One request, until its streams are there.
  struct request {
    std::vector<plist> streams;
    plist answers = plist::array();
    answer then;
    std::size_t done = 0;
    std::vector<plist> made;      ///< of its streams; what they were asked for with
    bool mirrored_before = false; ///< mirrors_, when it came
  };

  struct sound_wish {
    sound_opener opener;
    lane::sound_caps caps;
    std::uint16_t control = 0; ///< the sender's port, 0 = it sends nothing again
  };

  [[nodiscard]] result<> set_up_session(const plist& wanted);
  [[nodiscard]] result<> open_timing(std::uint16_t theirs);
  void set_up_next(std::shared_ptr<request> asked);
  /// Nothing of it stays: the sender may ask again.
  void take_back(const request& asked);
  void with_share(std::function<void(result<>)> then);
  [[nodiscard]] result<plist> set_up_mirror(const plist& stream);
  [[nodiscard]] result<plist> set_up_sound(const plist& stream);
  [[nodiscard]] result<> open_sound(sound_wish wanted);
  [[nodiscard]] plist session_facts() const;
  void end_empty_share();
  void take_pictures(std::string_view bytes);
  void watch_timing();
  void over(const std::string& why);

  net::event_loop& loop_;
  house& house_;
  std::shared_ptr<guest> guest_;
  std::string sender_;
  ended over_;
  std::optional<stream_secrets> secrets_;
  bool mirrors_ = false; ///< the session is one of pictures
  sender_clock clock_; ///< of the sender; streams hold on to it
  std::unique_ptr<timing_port> timing_;
  std::unique_ptr<sender_port> events_;
  share_id share_;
  share_kind kind_ = share_kind::screen;
  std::shared_ptr<share_lane> lane_;
  std::unique_ptr<mirror_stream> mirror_;
  std::unique_ptr<sender_port> mirror_port_;
  std::unique_ptr<sound_port> sound_;
  net::timer timing_watch_;
};

} // namespace tessera::airplay
