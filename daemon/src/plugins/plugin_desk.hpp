// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/loop_actor.hpp"
#include "plugins/door_people.hpp"
#include "plugins/door_shares.hpp"
#include "plugins/known_devices.hpp"
#include "plugins/plugin_slot.hpp"

#include <tessera/actors.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera::plugins {

using actor_self = loops::loop_actor<plugins_actor>;

/// Between one plugin's door and meeting: passes questions up and answers down, and sees to it that
/// a door only touches what is its own. Context: the network thread, within the actor.
class plugin_desk {
public:
  plugin_desk(actor_self* self, net::event_loop& network, plugin_slot::plan plan, bool trusted);

  /// Everything goes to this meeting from now on; the former one's people are gone.
  void set_meeting(meeting_actor meeting);
  void start() { slot_.start(); }
  /// `then` runs when the door is closed.
  void stop(std::function<void()> then);

  [[nodiscard]] bool owns(const share_id& share) const { return shares_.has(share); }
  /// A share of this door may have been granted whose answer is still under way.
  [[nodiscard]] bool is_opening() const noexcept { return opening_ != 0; }
  void attach(const share_id& share, unique_fd fd);
  void stop_share(const share_id& share, end_reason reason);
  void participant_ended(const participant_id& who, end_reason why);
  /// The room is another now: somebody may have been let in from the lobby, senders may be asked
  /// for something else.
  void follow(const nlohmann::json& room);

  [[nodiscard]] const known_devices& devices() const noexcept { return devices_; }
  /// False when its door remembers no such device.
  [[nodiscard]] bool forget_device(const std::string& id);
  /// Null when none of its shares has it.
  [[nodiscard]] door_shares::picture artwork(const std::string& id) const {
    return shares_.artwork(id);
  }

  [[nodiscard]] const plugin_slot& slot() const noexcept { return slot_; }
  /// Runs whenever a share was granted or refused.
  void on_share_settled(std::function<void()> handler) { settled_ = std::move(handler); }
  /// Runs whenever the door offers something else in the network, its end included.
  using publisher = std::function<void(const std::string& door, std::vector<network_service>)>;
  void on_publish(publisher handler) { publish_ = std::move(handler); }

private:
  struct from_door_visitor;
  void on_state(plugin_slot::state now, const std::string& why);
  void handle(control::admit& message);
  void handle(control::ask_code& message);
  void handle(control::end_code& message);
  void handle(control::publish& message);
  void handle(control::leave& message);
  void handle(control::open_share& message);
  void handle(control::end_share& message);
  void handle(control::describe_share& message);
  void handle(control::loudness& message);
  void handle(control::blocked& message);
  void handle(control::devices& message);
  void handle(control::progress& message);
  void handle(control::lane_watched& message);
  template <class Other>
  void handle(Other&) {}
  void lose_everything(end_reason reason);
  void opened(std::uint64_t life,
              control::request_number request,
              const share_grant& grant,
              const participant_id& who);
  void answer_admit(std::uint64_t life, control::request_number request, result<admission> value);
  void end_at_meeting(const share_id& share, end_reason reason);
  void tell_facts();

  actor_self* self_;
  std::string name_;
  bool trusted_;
  meeting_actor meeting_;
  known_devices devices_;
  plugin_slot slot_;
  door_people people_;
  door_shares shares_;
  std::optional<room_facts> facts_; ///< as the door knows them
  room_facts latest_;
  unsigned opening_ = 0;
  std::function<void()> settled_ = [] {};
  publisher publish_ = [](const auto&, const auto&) {};
  std::function<void()> closed_;
};

} // namespace tessera::plugins
