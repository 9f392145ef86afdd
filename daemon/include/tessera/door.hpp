// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/log.hpp"
#include "base/options.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "net/lane.hpp"

#include <tessera/messages/room.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

/// A door is a way in for people. A plugin is a door; it sees no actor, so that it runs unchanged
/// inside tesserad or in a process of its own (docs/decisions/0002).
namespace tessera {

/// What the box does for a door. Every function may be called on any thread; every continuation
/// runs on the door's own thread, the one that start() is called on.
class TESSERA_API host {
public:
  virtual ~host() = default;

  struct candidate {
    std::string name;          ///< as the device calls itself or its user
    std::optional<secret> pin; ///< when the protocol carries one
    std::string source;        ///< IP address or device id, for counting wrong PINs
  };

  /// Lets somebody in. Errors: pin_required, wrong_pin, too_many_attempts, meeting_full.
  virtual void admit(candidate who, std::function<void(result<participant_id>)> then) = 0;
  /// The participant is gone; its shares end.
  virtual void leave(participant_id who) = 0;

  /// May this one show? With the answer comes the lane to push encoded pictures into.
  /// Errors: share_limit, participant_not_found.
  struct open_lane {
    share_id share;
    std::shared_ptr<net::lane_writer> lane;
  };
  virtual void open_share(participant_id who,
                          share_kind kind,
                          std::string label,
                          std::function<void(result<open_lane>)> then) = 0;
  /// The door's share is over.
  virtual void end_share(share_id share, end_reason why) = 0;

  /// Runs `work` on the door's thread, soon or after `delay`.
  virtual void post(std::function<void()> work, std::chrono::milliseconds delay = {}) = 0;

  /// The values of the options that the plugin declared.
  [[nodiscard]] virtual const settings& options() const = 0;
  /// A folder of the plugin's own; it exists and may be written.
  [[nodiscard]] virtual const std::string& state_folder() const = 0;
  [[nodiscard]] virtual const log_topic& log() const = 0;
};

/// What a plugin implements. All functions are called on the door's own thread; none may block for
/// more than a few milliseconds. Streaming threads of its own may push into lanes.
class TESSERA_API door {
public:
  virtual ~door() = default;
  /// Once, first. Errors keep the door shut; the text is shown to the admin.
  virtual result<> start() = 0;
  /// A reader of this lane needs a key frame soon. At most four times a second a share.
  virtual void key_frame_wanted(share_id share) = 0;
  /// The box has ended a share of this door: stop its stream.
  virtual void share_stopped(share_id share, end_reason why) = 0;
  /// Once, last: let go of everything within half a second.
  virtual void stop() = 0;
};

} // namespace tessera
