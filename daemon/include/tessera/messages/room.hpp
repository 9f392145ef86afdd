// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.hpp"

#include <tessera/messages/message.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace tessera {

/// `room`: the room's own camera and microphone, for those who are elsewhere. It belongs to nobody,
/// is never on the display, and takes nobody's place.
enum class share_kind : std::uint8_t { screen, camera, sound, photo, video, room };
enum class share_state : std::uint8_t { connecting, live, paused, weak };
/// Why a share ended; the names stand in docs/room-document.md.
enum class end_reason : std::uint8_t {
  stopped,         ///< its participant stopped it
  removed,         ///< the host stopped it or removed the participant
  left,            ///< its participant left
  connection_lost, ///< nothing came any more
  media_failed,    ///< the pictures cannot be received or decoded
  door_failed,     ///< the door's program died
  shutting_down,   ///< the box stops
  taken_over,      ///< somebody else shows now (meeting.sharing: one-at-a-time)
  meeting_ended,   ///< the host ended the meeting
  content_protected, ///< what it plays may not be shown by others
};

[[nodiscard]] std::string_view name_of(share_kind kind) noexcept;
[[nodiscard]] std::string_view name_of(share_state state) noexcept;
[[nodiscard]] std::string_view name_of(end_reason reason) noexcept;
[[nodiscard]] bool from_name(std::string_view name, share_kind& kind) noexcept;
[[nodiscard]] bool from_name(std::string_view name, end_reason& reason) noexcept;

/// Request: the room as it is.
struct get_room {};

/// The whole room document (docs/room-document.md, unredacted) after its `revision`-th change.
/// Answer to get_room; to watchers an event.
struct TESSERA_API room_state {
  std::uint64_t revision = 0;
  std::shared_ptr<const nlohmann::json> room;
};

/// Event: a share is over, whoever decided it.
struct TESSERA_API share_ended {
  share_id share;
  participant_id participant;
  end_reason reason = end_reason::stopped;
};

/// Event: a participant is no longer in the meeting. `by_host`: removed, or not let in from the
/// lobby; may not resume.
struct TESSERA_API participant_ended {
  participant_id participant;
  bool by_host = false;
  end_reason reason = end_reason::left; ///< meeting_ended: nobody of that meeting may resume
};

} // namespace tessera

TESSERA_MESSAGE(tessera::get_room)
TESSERA_MESSAGE(tessera::room_state)
TESSERA_MESSAGE(tessera::share_ended)
TESSERA_MESSAGE(tessera::participant_ended)
