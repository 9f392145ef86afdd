// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/house.hpp"
#include "wire/dmap.hpp"
#include "wire/parameters.hpp"
#include "wire/rtsp_message.hpp"

#include <memory>
#include <optional>
#include <string>

namespace tessera::airplay {

/// What one sender says of what it plays: its volume, and of music the piece, its picture and how
/// far it is. It may come before there is a share. Context: the loop's thread.
class track_talk {
public:
  explicit track_talk(house& around) : house_(around) {}

  /// From now on it is about this share; `music`: sound alone, of which the display shows the piece.
  void shown_as(const share_id& share, bool music);
  /// SET_PARAMETER. 400: it cannot be read; 451: nobody knows it.
  [[nodiscard]] airplay_answer take(const airplay_request& request);
  /// GET_PARAMETER.
  [[nodiscard]] airplay_answer tell(const airplay_request& request) const;
  /// FLUSH: it pauses, until it says where it goes on.
  void paused();
  /// RECORD, after a pause too.
  void goes_on();

private:
  [[nodiscard]] airplay_answer take_text(const std::string& body);
  void take_artwork(const std::string& body);
  void tell_volume();
  void describe();

  house& house_;
  share_id share_;
  bool music_ = false;
  std::optional<double> volume_; ///< 0 to 1
  std::optional<track_text> text_;
  std::shared_ptr<const std::string> artwork_;
  std::optional<track_progress> progress_;
  bool playing_ = true;
};

} // namespace tessera::airplay
