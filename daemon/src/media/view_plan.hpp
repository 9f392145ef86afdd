// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "media/view_feed.hpp"
#include "proto/sdp.hpp"

#include <tessera/messages/view.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tessera::media {

/// What one media section of a viewer's offer gets.
struct view_section {
  std::string mid;
  std::optional<view_feed::setup> sends; ///< none: the section is inactive
};
/// By index of the m= line.
using view_plan = std::vector<view_section>;

/// Errors: sdp_invalid (a bound mid is no section that receives), codec_unsupported (the viewer
/// cannot decode what the share is made of, or it has no pictures yet).
[[nodiscard]] result<view_plan> plan_view(const sdp::offer_summary& offer,
                                          const std::map<std::string, view_source>& sources);

} // namespace tessera::media
