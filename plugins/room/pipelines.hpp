// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "proto/lane_frame.hpp"

#include <string>

/// What the options of the room plugin mean. Pure.
namespace tessera::room {

/// One way from a source to encoded pieces: a pipeline for gst_parse_launch with an appsink "out".
struct pipeline_plan {
  std::string text;      ///< empty = there is no such source
  std::string device;    ///< property `device` of its element "source"; empty = as it is
  std::string server;    ///< property `server`, likewise
  std::string path = {}; ///< must be there before it is worth a try
  bool sound = false;
};

[[nodiscard]] option_table options();
[[nodiscard]] pipeline_plan picture_plan(const settings& own);
[[nodiscard]] pipeline_plan sound_plan(const settings& own);
[[nodiscard]] lane::caps picture_caps(const settings& own);
[[nodiscard]] lane::sound_caps sound_caps();

} // namespace tessera::room
