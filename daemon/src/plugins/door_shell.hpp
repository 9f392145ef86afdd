// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/rate_limit.hpp"
#include "net/event_loop.hpp"
#include "net/lane.hpp"
#include "plugins/control_protocol.hpp"
#include "plugins/seldom_words.hpp"
#include "plugins/shell_lane.hpp"

#include <tessera/plugin.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace tessera::plugins {

/// Runs one door and is its host, the same inside tesserad and in a host process: up and down go
/// the messages of control_protocol. Exceptions of the plugin stop here.
/// Context: the door's thread (`loop`), but for the functions of tessera::host.
class door_shell : public host, public std::enable_shared_from_this<door_shell> {
public:
  /// Takes what the door says. After `failed` and `stopped` nothing comes.
  using uplink = std::function<void(control::from_door)>;

  /// Of the door's words into the log; the rest of them are left out, for who talks to a door from
  /// outside may make it write.
  static constexpr double lines_a_second = 50;

  /// `pump` serves the lanes; both outlive the shell.
  door_shell(net::event_loop& loop,
             const net::lane_pump& pump,
             const plugin_descriptor& plugin,
             uplink up);
  ~door_shell() override;

  /// The door has to end, whoever asked for it. Nothing when it has ended already.
  void end();
  /// A message from tesserad; `fd` is the one that came along with it.
  void receive(control::to_door message, unique_fd fd);

  void admit(candidate who, std::function<void(result<admission>)> then) override;
  void leave(participant_id who) override;
  void ask_code(std::string name,
                std::string source,
                std::function<void(result<secret>)> then) override;
  void end_code(std::string source) override;
  void publish(std::vector<network_service> services) override;
  void open_share(participant_id who,
                  share_kind kind,
                  std::string label,
                  std::function<void(result<open_lane>)> then) override;
  void end_share(share_id share, end_reason why) override;
  void describe_share(share_id share, now_playing what) override;
  void set_volume(share_id share, int percent) override;
  void tell_blocked(share_id share, std::string port) override;
  void keep_devices(std::vector<kept_device> all) override;
  void post(std::function<void()> work, std::chrono::milliseconds delay) override;
  [[nodiscard]] const settings& options() const override { return options_; }
  [[nodiscard]] const std::string& state_folder() const override { return state_folder_; }
  void log(log_level level, std::string_view line) override;

private:
  void on(const control::hello& message, unique_fd fd);
  void on(control::admit_answer& message, unique_fd fd);
  void on(control::share_answer& message, unique_fd fd);
  void on(control::code_answer& message, unique_fd fd);
  void on(const control::facts& message, unique_fd fd);
  void on(const control::share_stopped& message, unique_fd fd);
  void on(const control::share_wish& message, unique_fd fd);
  void on(const control::attach_reader& message, unique_fd fd);
  void on(const control::participant_admitted& message, unique_fd fd);
  void on(const control::participant_ended& message, unique_fd fd);
  void on(const control::forget_device& message, unique_fd fd);
  void on(const control::ping& message, unique_fd fd);
  void on(const control::stop& message, unique_fd fd);

  void say(control::from_door message);
  /// Within the limit of lines.
  void write(log_level level, std::string line);
  /// Calls into the plugin; what it throws ends the door.
  void guarded(const char* what, const std::function<void()>& call);
  void fail(failure why);
  /// Work for the door's thread that forgets itself when the shell is gone or the door has ended.
  void soon(std::function<void()> work);
  [[nodiscard]] std::shared_ptr<shell_lane> make_lane(const share_id& share);
  void forget(const share_id& share, end_reason why);
  void watch_lanes();
  void tell_readers();
  void pass_wish(const share_id& share, const net::lane_request& wish);
  void run_later(std::function<void()> work, std::chrono::milliseconds delay);

  net::event_loop& loop_;
  const net::lane_pump& pump_;
  const plugin_descriptor& plugin_;
  uplink up_;
  settings options_;
  std::string state_folder_;
  std::unique_ptr<door> door_;
  bool ended_ = false;
  control::request_number last_request_ = 0;
  std::map<control::request_number, std::function<void(result<admission>)>> admissions_;
  std::map<control::request_number, std::function<void(result<open_lane>)>> openings_;
  std::map<control::request_number, std::function<void(result<secret>)>> codes_;
  std::map<share_id, std::shared_ptr<shell_lane>> lanes_;
  std::map<share_id, bool> watched_; ///< as the door knows it
  seldom_words seldom_;
  rate_limit lines_{lines_a_second, 2 * lines_a_second};
  std::map<std::uint64_t, net::timer> timers_;
  std::uint64_t last_timer_ = 0;
  net::timer meter_;
};

} // namespace tessera::plugins
