// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "wire/plist.hpp"
#include "wire/rtsp_message.hpp"

namespace tessera::airplay {

inline airplay_answer plist_answer(const plist& list) {
  return {.body = list.binary(), .type = "application/x-apple-binary-plist"};
}

} // namespace tessera::airplay
