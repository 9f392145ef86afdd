// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/house.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace tessera::airplay {

/// A device has proven something else than the code that the display shows: the meeting counts it.
/// `then` gets how long this source has to wait, 0 = not at all; later, on the session's thread.
void count_wrong_guess(house& around,
                       std::string name,
                       std::string source,
                       std::function<void(std::chrono::milliseconds wait)> then);

} // namespace tessera::airplay
