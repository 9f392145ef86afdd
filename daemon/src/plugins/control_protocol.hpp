// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"
#include "base/log.hpp"
#include "base/options.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"

#include <tessera/door.hpp>
#include <tessera/messages/room.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What tesserad and a door say to each other: one JSON object a SOCK_SEQPACKET message,
/// {"type": ..., ...}. A door inside tesserad gets the same structs without the JSON.
namespace tessera::plugins::control {

inline constexpr int protocol = 5;
inline constexpr std::size_t max_message_bytes = 64 * 1024;
inline constexpr std::size_t max_depth = 6;
inline constexpr std::size_t max_text_bytes = 4096; ///< of any text but an option's value
inline constexpr std::size_t max_id_bytes = 64;
inline constexpr std::size_t max_device_bytes = 256;
inline constexpr std::size_t max_kept_devices = 200; ///< of one door
inline constexpr std::size_t devices_a_message = 40;
inline constexpr std::size_t max_kept_id_bytes = 256;
/// As a door says it; on its way what is no UTF-8 grows.
inline constexpr std::size_t max_kept_name_bytes = 128;
inline constexpr std::size_t max_services = 8; ///< of one door in the network
inline constexpr std::size_t max_txt_entries = 32;
inline constexpr std::size_t max_txt_bytes = 255; ///< RFC 6763 6.1
inline constexpr std::size_t max_service_name_bytes = 63;

/// Pairs an answer with its question; counts up within one life of a door.
using request_number = std::uint64_t;

// To the door.

/// First message: the door shall start.
struct hello {
  int protocol = control::protocol;
  settings options; ///< keys without "plugins.NAME."
  std::string state_folder;
};
struct admit_answer {
  request_number request = 0;
  result<participant_id> participant = errc::unavailable;
  bool waiting = false; ///< in the lobby
};
struct share_answer {
  request_number request = 0;
  result<share_id> share = errc::unavailable;
};
struct code_answer {
  request_number request = 0;
  result<secret> code = errc::unavailable;
};
/// Of the room, before anybody is in; once after hello, and whenever it changes.
struct facts {
  room_facts now;
};
struct share_stopped {
  share_id share;
  end_reason reason = end_reason::stopped;
};
/// What its sender shall send from now on: tessera::sender_wish.
struct share_wish {
  share_id share;
  int fps = 0;
  double scale = 1.0;

  friend bool operator==(const share_wish&, const share_wish&) = default;
};
/// Comes with the writing end of a lane.
struct attach_reader {
  share_id share;
};
/// The one who waited in the lobby is in.
struct participant_admitted {
  participant_id participant;
};
struct participant_ended {
  participant_id participant;
  end_reason reason = end_reason::left;
};
/// One of `devices`: it is to be a stranger again.
struct forget_device {
  std::string id;
};
struct ping {
  request_number request = 0;
};
struct stop {};

using to_door = std::variant<hello,
                             admit_answer,
                             share_answer,
                             code_answer,
                             facts,
                             share_stopped,
                             share_wish,
                             attach_reader,
                             participant_admitted,
                             participant_ended,
                             forget_device,
                             ping,
                             stop>;

// From the door.

struct ready {
  std::string version; ///< of the plugin
};
/// It did not start, or an exception left it. The last message.
struct failed {
  failure why;
};
struct admit {
  request_number request = 0;
  std::string name;
  std::optional<secret> pin;
  std::string source;
  std::string device = {}; ///< empty = unknown
};
struct ask_code {
  request_number request = 0;
  std::string name;
  std::string source;
};
struct end_code {
  std::string source;
};
/// All that it offers in the network from now on.
struct publish {
  std::vector<network_service> services;
};
struct leave {
  participant_id participant;
};
struct open_share {
  request_number request = 0;
  participant_id participant;
  share_kind kind = share_kind::screen;
  std::string label;
};
struct end_share {
  share_id share;
  end_reason reason = end_reason::stopped;
};
/// At most twice a second a share. The picture is no part of the text: control_attachment.hpp.
struct describe_share {
  share_id share;
  now_playing what;
};
struct loudness {
  share_id share;
  int volume = 100; ///< 0 to 100
};
struct blocked {
  share_id share;
  std::string port; ///< "UDP 6000"
};
/// Some of the devices that it remembers, as many as a message holds; with `first` the list begins
/// anew.
struct devices {
  bool first = false;
  std::vector<kept_device> all;
};
/// At most once a second a share, with its first picture and while pictures come.
struct progress {
  share_id share;
  std::string codec;
  int width = 0;
  int height = 0;
  double fps = 0;
  int kbps = 0;
  bool sound = false;
  bool paused = false;
};
/// What will come through a lane, and whether somebody reads it; at each change.
struct lane_watched {
  share_id share;
  bool watched = false;
  std::string codec; ///< empty = no pictures yet
  int width = 0;
  int height = 0;
  bool sound = false;

  friend bool operator==(const lane_watched&, const lane_watched&) = default;
};
struct log_line {
  log_level level = log_level::info;
  std::string line;
};
struct pong {
  request_number request = 0;
};
/// It has let go of everything. The last message.
struct stopped {};

using from_door = std::variant<ready,
                               failed,
                               admit,
                               ask_code,
                               end_code,
                               publish,
                               leave,
                               open_share,
                               end_share,
                               describe_share,
                               loudness,
                               blocked,
                               devices,
                               progress,
                               lane_watched,
                               log_line,
                               pong,
                               stopped>;

[[nodiscard]] std::string encode(const to_door& message);
[[nodiscard]] std::string encode(const from_door& message);

/// Errors: message_too_large, parse_error (no JSON object, too deep), version_mismatch (hello of
/// another protocol), invalid_argument (a member is missing or not what it should be).
[[nodiscard]] result<to_door> decode_to_door(std::string_view text);
[[nodiscard]] result<from_door> decode_from_door(std::string_view text);

} // namespace tessera::plugins::control
