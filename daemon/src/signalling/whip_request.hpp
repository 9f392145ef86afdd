// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "signalling/offer.hpp"
#include "signalling/views.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::signalling {

/// To show, or to watch what the display shows.
enum class whip_kind : std::uint8_t { whip, whep };

/// What the query of /whip or /whep may say; other params mean nothing to the box.
struct whip_query {
  std::string name = "WHIP";
  std::string label;
  std::string device; ///< as in admit_participant
  share_kind kind = share_kind::screen;
  share_id share; ///< to watch; empty = what the display shows
};

/// Errors: parse_error, invalid_argument.
[[nodiscard]] result<whip_query> read_whip_query(whip_kind what, std::string_view query);

/// What somebody wants to show or to watch, checked.
struct whip_request {
  whip_kind kind = whip_kind::whip;
  whip_query who;
  offer_request offer;           ///< its shares: of WHIP
  std::string picture;           ///< mid of the section that receives pictures, of WHEP
  std::string sound;             ///< likewise sound
  std::vector<std::string> mids; ///< of the offer, in its order
  std::string ufrag;             ///< of the section that carries all
};

/// Pictures with their sound are one share; sound alone is one too.
/// Errors: as inspect_offer; sdp_invalid (nothing that sends, or two of a kind).
[[nodiscard]] result<whip_request> read_whip_offer(whip_query who, const std::string& sdp);
/// Errors: as inspect_offer; sdp_invalid (nothing that receives).
[[nodiscard]] result<whip_request> read_whep_offer(whip_query who, const std::string& sdp);

/// What WHEP shows of this room: the share that was asked for, else the large one, else the first
/// on the display. Errors: share_not_found.
[[nodiscard]] result<share_id> share_to_watch(const nlohmann::json& room, const share_id& wanted);
/// The sections of the request with this share. Errors: sdp_invalid (none fits).
[[nodiscard]] result<view_request>
view_of(const whip_request& wanted, const nlohmann::json& room, const share_id& share);

} // namespace tessera::signalling
