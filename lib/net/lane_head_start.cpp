// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane_head_start.hpp"

#include <utility>

namespace tessera::net {

void lane_head_start::begin(limits most) {
  forget();
  most_ = most;
}

void lane_head_start::keep(lane_item picture) {
  const bool broken = (picture.header.flags & lane::flag_discontinuity) != 0;
  if (picture.header.key_frame())
    forget();
  else if (broken || pictures_.size() == most_.pictures)
    return forget();
  bytes_ += picture.header.size;
  if (bytes_ > most_.bytes)
    return forget();
  pictures_.push_back(std::move(picture));
}

std::vector<lane_item> lane_head_start::take() {
  bytes_ = 0;
  return std::exchange(pictures_, {});
}

void lane_head_start::forget() {
  static_cast<void>(take());
}

} // namespace tessera::net
