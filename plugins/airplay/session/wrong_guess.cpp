// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/wrong_guess.hpp"

#include <utility>

namespace tessera::airplay {

void count_wrong_guess(house& around,
                       std::string name,
                       std::string source,
                       std::function<void(std::chrono::milliseconds wait)> then) {
  host::candidate guess{std::move(name), secret{"wrong"}, std::move(source), {}};
  around.admit(std::move(guess),
               [&around, then = std::move(then)](result<host::admission> refused) {
                 // No PIN is asked for any more: this was a guess, and nobody's coming in.
                 if (refused)
                   around.leave(refused->participant);
                 then(refused ? std::chrono::milliseconds{0} : refused.error().retry_after);
               });
}

} // namespace tessera::airplay
