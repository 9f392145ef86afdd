// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/log.hpp"
#include "base/options.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "proto/lane_frame.hpp"

#include <tessera/messages/room.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A door is a way in for people. A plugin is a door; it sees no actor, so that it runs unchanged
/// inside tesserad or in a process of its own (docs/decisions/0002).
namespace tessera {

/// One encoded picture. Times are CLOCK_MONOTONIC nanoseconds.
struct TESSERA_API access_unit {
  bool key_frame = false;
  bool discontinuity = false; ///< pictures were lost before this one
  std::int64_t presentation_ns = 0;
  std::int64_t arrival_ns = 0; ///< when it came into the box
  const void* bytes = nullptr; ///< copied before push() returns
  std::size_t size = 0;
};

/// One encoded piece of sound: an Opus packet (RFC 6716). Times as in access_unit.
struct TESSERA_API sound_unit {
  bool discontinuity = false; ///< some sound was lost before this piece
  std::int64_t presentation_ns = 0;
  std::int64_t arrival_ns = 0;
  const void* bytes = nullptr; ///< copied before push_sound() returns
  std::size_t size = 0;
};

/// Where the pictures and the sound of one share go. Context: any thread, streaming threads too; nothing blocks.
/// After the end of the share, and with no reader, pushing costs next to nothing.
class TESSERA_API share_lane {
public:
  virtual ~share_lane() = default;
  /// First, and whenever codec or size change; the next picture must be a key frame then. Say so when
  /// the source makes no key frame on request: readers then begin with what the lane has kept.
  virtual void set_caps(const lane::caps& value) = 0;
  virtual void push(const access_unit& unit) = 0;
  /// Before any sound. Pictures and sound that belong together have the same presentation time.
  virtual void set_sound_caps(const lane::sound_caps& value) = 0;
  virtual void push_sound(const sound_unit& unit) = 0;
  /// The display cannot decode as fast as pictures come. A source that can wait looks before each
  /// piece that it reads, and does; one that cannot pushes on. Only where key frames are not to be
  /// had on request (lane::caps): else pictures are left out instead. It costs a lock.
  [[nodiscard]] virtual bool congested() const { return false; }
  /// Nothing comes for a while because whoever shows wants it so: the display says that it is
  /// paused. Until it is taken back; false at first.
  virtual void set_paused(bool /*now*/) {}
};

/// What people's devices find on the network. Spec: RFC 6763.
struct TESSERA_API network_service {
  std::string type;              ///< "_airplay._tcp"
  std::string name;              ///< instance, up to 63 bytes of UTF-8; a number is added when it is taken
  std::uint16_t port = 0;        ///< 1 to 65535
  std::vector<std::string> txt;  ///< "key=value" of up to 255 bytes each, 32 at most
  friend bool operator==(const network_service&, const network_service&) = default;
};

/// What a share plays. Everybody sees title and artist as its label; the display shows all of it in
/// the share's place while there are no pictures.
struct TESSERA_API now_playing {
  static constexpr std::size_t max_text_bytes = 512; ///< of each text; the rest is cut off
  static constexpr std::size_t max_artwork_bytes = 1024 * 1024;
  std::string title = {};
  std::string artist = {};
  std::string album = {};
  /// A PNG or JPEG of up to 1 MiB and 16 megapixels; null = none. Any other is left out, and
  /// logged.
  std::shared_ptr<const std::string> artwork = {};
  std::chrono::milliseconds position{0}; ///< at the time of the call
  std::chrono::milliseconds duration{0}; ///< 0 = not known
  bool playing = true;                   ///< false: it pauses there
};

/// A device that a door knows again, by a pairing for instance. Times are ms since 1970.
struct TESSERA_API kept_device {
  std::string id;        ///< as candidate::device of it, up to 256 bytes of printable ASCII
  std::string name = {}; ///< for the admin; the rest after 128 bytes is cut off
  std::int64_t since = 0;
  std::int64_t last_seen = 0;
  friend bool operator==(const kept_device&, const kept_device&) = default;
};

/// What a door may say of the room before anybody is in.
struct TESSERA_API room_facts {
  std::string name;          ///< as the display shows it
  bool pin_required = true;  ///< admit() without a PIN is of no use
  bool full = false;         ///< nobody else comes in now
  /// What the display decodes now, as lane::caps calls it: "vp8", "h264". None while it is away.
  std::vector<std::string> decoders = {};
  friend bool operator==(const room_facts&, const room_facts&) = default;
};

/// What the box does for a door. Every function may be called on any thread; every continuation
/// runs once on the door's own thread, the one that start() is called on, and not after stop().
class TESSERA_API host {
public:
  virtual ~host() = default;

  struct candidate {
    std::string name;          ///< as the device calls itself or its user
    std::optional<secret> pin; ///< when the protocol carries one
    std::string source;        ///< IP address or device id, for counting wrong PINs
    /// Pairing id, MAC address or the like, the same each time, up to 256 bytes of printable ASCII;
    /// empty = unknown. By it a removal lasts, and a lobby for strangers knows who was in before.
    std::string device = {};
  };

  struct admission {
    participant_id participant;
    /// In the lobby, where nothing can be shown: participant_admitted or participant_ended follows.
    bool waiting = false;
  };
  /// Lets somebody in, or into the lobby. Errors: pin_required, wrong_pin, pin_changed (ask for the
  /// new one), too_many_attempts, meeting_full, blocked, invalid_argument (name, device), timeout,
  /// unavailable (ask again later). One with retry_after says when it may go otherwise; after
  /// `blocked` without it do not ask again by yourself.
  virtual void admit(candidate who, std::function<void(result<admission>)> then) = 0;
  /// The participant is gone; its shares end.
  virtual void leave(participant_id who) = 0;

  /// A code that this device has to prove, when its protocol proves one without carrying it: four
  /// digits, the meeting's own PIN where that has four. The display shows it with the name, until
  /// end_code(), a good admit() with it, or two minutes. candidate::pin carries it back, from the
  /// same source; so does whatever was proven instead, for wrong ones are counted there. Errors: too_many_attempts (with retry_after), blocked, meeting_full, not_allowed
  /// (no PIN is asked for: admit without), invalid_argument (name, source), timeout, unavailable.
  virtual void ask_code(std::string name,
                        std::string source,
                        std::function<void(result<secret>)> then) = 0;
  /// The device has given up; `source` as in ask_code().
  virtual void end_code(std::string source) = 0;

  /// From now on the door's devices find these services, and none of before. Eight at most. What
  /// does not fit is left out, and logged.
  virtual void publish(std::vector<network_service> services) = 0;

  struct open_lane {
    share_id share;
    std::shared_ptr<share_lane> lane;
  };
  /// May this one show? With the answer comes the lane to push encoded pictures into.
  /// share_kind::room, the room's own camera and microphone, belongs to nobody: `who` is empty.
  /// Only a trusted door (plugins.NAME.trusted) may, one in all; set_caps and set_sound_caps at
  /// once say what will come. `refused`: a host has stopped it until the meeting ends; ask again
  /// later. Errors: share_limit, participant_not_found (also: waits in the lobby), refused,
  /// invalid_argument (label), not_allowed (room), timeout, unavailable.
  virtual void open_share(participant_id who,
                          share_kind kind,
                          std::string label,
                          std::function<void(result<open_lane>)> then) = 0;
  /// The door's share is over; share_stopped() does not come for it.
  virtual void end_share(share_id share, end_reason why) = 0;
  /// What the share plays from now on; again whenever it changes, is paused, or jumps. Of what
  /// comes more often than twice a second, the newest counts.
  virtual void describe_share(share_id share, now_playing what) = 0;

  /// Where the sender's volume slider is, 0 to 100: so loud the display plays the share from now on.
  virtual void set_volume(share_id share, int percent) = 0;
  /// Something keeps what the share needs away from the box; `port`, "UDP 6000", is shut. The display
  /// says so.
  virtual void tell_blocked(share_id share, std::string port) = 0;

  /// All devices that the door remembers now, 200 at most: the admin sees them, and may have one
  /// forgotten (door::forget_device). To be said after the start and whenever one comes or goes.
  virtual void keep_devices(std::vector<kept_device> all) = 0;

  /// Runs `work` on the door's thread, soon or after `delay`.
  virtual void post(std::function<void()> work, std::chrono::milliseconds delay = {}) = 0;

  /// The values of the options that the plugin declared, by the keys that it declared them with.
  [[nodiscard]] virtual const settings& options() const = 0;
  /// A folder of the plugin's own; it exists and may be written.
  [[nodiscard]] virtual const std::string& state_folder() const = 0;
  /// One line into the box's log, under the plugin's name.
  virtual void log(log_level level, std::string_view line) = 0;
};

/// What the box wishes its senders to send, so that the display keeps up.
struct TESSERA_API sender_wish {
  int fps = 0;        ///< pictures a second at most; 0 = the sender's own choice
  double scale = 1.0; ///< each side of the picture divided by it (W3C scaleResolutionDownBy)
};

/// What a plugin implements. All functions are called on the door's own thread; none may block for
/// more than a few milliseconds: a door that does not answer for five seconds is killed. An
/// exception that leaves one of them counts as the door's death. Threads of its own may push into
/// lanes and call the host.
class TESSERA_API door {
public:
  virtual ~door() = default;
  /// Once, first. Errors keep the door shut; the text is shown to the admin.
  virtual result<> start() = 0;
  /// Once before anybody can be let in, and whenever it changes.
  virtual void room_changed(const room_facts& /*now*/) {}
  /// A reader of this lane needs a key frame soon. At most four times a second a share.
  virtual void key_frame_wanted(const share_id& share) = 0;
  /// A reader cannot take more than this. At most four times a second a share.
  virtual void bit_rate_wanted(const share_id& /*share*/, unsigned /*kbps*/) {}
  /// The display does not keep up, hides the share, or has room again. A door whose senders cannot
  /// be asked leaves it; then others are asked for more. Whenever it changes.
  virtual void rate_wanted(const share_id& /*share*/, const sender_wish& /*wish*/) {}
  /// Somebody reads the lane now, or nobody any more: what costs much, or looks at people, need not
  /// run for nobody. False at first; whenever it changes.
  virtual void watched(const share_id& /*share*/, bool /*now*/) {}
  /// The box has ended a share of this door: stop its stream.
  virtual void share_stopped(const share_id& share, end_reason why) = 0;
  /// Somebody has let in the one who waited in the lobby; it may show now. Once at most.
  virtual void participant_admitted(const participant_id& /*who*/) {}
  /// The participant is out of the meeting, or was not let in from the lobby; its shares have
  /// stopped. `removed` (a host did it) and `meeting_ended`: send it away, and do not ask for it
  /// again by yourself. After any other reason you may.
  virtual void participant_ended(const participant_id& /*who*/, end_reason /*why*/) {}
  /// The admin wants this one of keep_devices() to be a stranger again: forget it, end what it
  /// shows, and say keep_devices() anew.
  virtual void forget_device(const std::string& /*id*/) {}
  /// Once, last: let go of everything within half a second.
  virtual void stop() = 0;
};

} // namespace tessera
