// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "media/view_feed.hpp"
#include "proto/sdp.hpp"

#include <tessera/messages/view.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tessera::media {

/// What one media section of a viewer's offer gets.
struct view_section {
  std::string mid;
  sdp::media_kind kind = sdp::media_kind::other;
  std::optional<view_feed::setup> sends; ///< none: the section is inactive
  bool unplayable = false; ///< not for the share that is bound: it rests, and may get another one
};
/// By index of the m= line.
using view_plan = std::vector<view_section>;

/// What the viewer cannot decode rests, as long as something is left to be seen or heard. Errors:
/// sdp_invalid (a bound mid is no section that receives, or two of one kind show the same share),
/// codec_unsupported (the viewer can decode no share, or none has pictures yet).
[[nodiscard]] result<view_plan> plan_view(const sdp::offer_summary& offer,
                                          const std::map<std::string, view_source>& sources);

/// A further offer is about the path alone. Errors: sdp_invalid (another number of sections, another
/// section in a place, or one that shows something does not receive it any more under its number).
[[nodiscard]] result<> check_again(const view_plan& plan, const sdp::offer_summary& offer);

/// The mids of the sections whose share the viewer cannot decode.
[[nodiscard]] std::set<std::string> unplayable_in(const view_plan& plan);

} // namespace tessera::media
