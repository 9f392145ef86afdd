// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "link/tcp_link.hpp"
#include "pairing/pairing_talk.hpp"
#include "session/house.hpp"
#include "session/mirror_port.hpp"
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
  /// A connection that does not get as far as a session.
  static constexpr std::chrono::seconds idle_limit{120};

  control_session(net::event_loop& loop,
                  house& around,
                  std::shared_ptr<tcp_link> link,
                  std::function<void()> on_over);
  ~control_session();
  void start();
  /// From outside: the box ends it.
  void end();

  [[nodiscard]] bool owns(const share_id& share) const noexcept { return share_ == share; }
  [[nodiscard]] bool is(const participant_id& who) const noexcept { return participant_ == who; }
  /// Somebody let it in from the lobby.
  void let_in();
  void share_stopped();

private:
  void take(std::string_view bytes);
  void next_request();
  void handle(const airplay_request& request);
  void answer(airplay_answer what);
  void fail(const std::string& why);

  void set_up(const airplay_request& request);
  void set_up_session(const plist& wanted);
  void set_up_streams(const plist& wanted);
  void set_up_mirror(const plist& stream);
  void admitted(result<host::admission> in);
  void tear_down(const airplay_request& request);
  void get_info(const airplay_request& request);
  void get_parameter(const airplay_request& request);
  void watch_silence();
  void close_streams(end_reason why);

  net::event_loop& loop_;
  house& house_;
  std::shared_ptr<tcp_link> link_;
  std::function<void()> on_over_;
  message_reader reader_;
  std::shared_ptr<pairing_talk> pairing_;
  std::optional<hap_sealer> sealer_;
  std::optional<hap_opener> opener_;
  std::optional<secret> link_secret_;
  std::optional<airplay_request> asking_; ///< is being answered; the next one waits
  std::optional<plist> waiting_setup_;
  std::string device_name_;
  participant_id participant_;
  bool in_lobby_ = false;
  bool admitted_ = false;
  share_id share_;
  std::unique_ptr<mirror_port> mirror_;
  std::unique_ptr<timing_port> timing_;
  monotonic::time_point heard_{};
  net::timer silence_;
  bool over_ = false;
};

} // namespace tessera::airplay
