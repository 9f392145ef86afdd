// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "signalling/offer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tessera::signalling {

/// What the query of /whip may say; other params mean nothing to the box.
struct whip_query {
  std::string name = "WHIP";
  std::string label;
  std::string device; ///< as in admit_participant
  share_kind kind = share_kind::screen;
};

/// Errors: parse_error, invalid_argument.
[[nodiscard]] result<whip_query> read_whip_query(std::string_view query);

/// What somebody wants to show, checked.
struct whip_request {
  whip_query who;
  offer_request offer;
  std::vector<std::string> mids; ///< of the offer, in its order
  std::string ufrag;             ///< of the section that carries all
};

/// Pictures with their sound are one share; sound alone is one too.
/// Errors: as inspect_offer; sdp_invalid (nothing that sends, or two of a kind).
[[nodiscard]] result<whip_request> read_whip_offer(whip_query who, const std::string& sdp);

} // namespace tessera::signalling
