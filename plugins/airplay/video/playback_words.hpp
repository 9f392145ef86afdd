// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/receiver_facts.hpp"
#include "video/video_player.hpp"
#include "wire/rtsp_message.hpp"

#include <string>
#include <string_view>

/// What senders of AirPlay Video hear. Pure. Observed: names of the keys.
namespace tessera::airplay {

inline constexpr const char* xml_plist_type = "text/x-apple-plist+xml";
inline constexpr const char* parameters_type = "text/parameters";

[[nodiscard]] std::string_view name_of(playback_state state) noexcept;

[[nodiscard]] airplay_answer server_info_answer(const receiver_facts& facts);
/// `now` of a playback; `fault` of one that could not go on, "" = none.
[[nodiscard]] airplay_answer playback_info_answer(const playback_facts& now,
                                                  std::string_view fault);
[[nodiscard]] airplay_answer scrub_answer(const playback_facts& now);
/// The answer to a property that the sender sets or asks for.
[[nodiscard]] airplay_answer property_answer();
/// A request of ours on the link that was turned round. `session`: X-Apple-Session-ID, "" = none.
[[nodiscard]] std::string
event_request(playback_state state, std::string_view reason, std::string_view session);

} // namespace tessera::airplay
