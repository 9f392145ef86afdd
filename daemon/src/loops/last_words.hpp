// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <tessera/messages/error.hpp>

#include <exception>

namespace tessera::loops {

/// What an actor dies of when a handler throws; the text is what() of the exception.
inline caf::error as_cause_of_death(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& what) {
    return to_caf({errc::internal, what.what(), {}});
  } catch (...) {
    return to_caf({errc::internal, "something that is no std::exception was thrown", {}});
  }
}

/// An exception that leaves one of the actor's handlers ends it, and whoever monitors it (the
/// supervisor, which logs it) learns what it was. Every actor on a foreign loop has it by itself.
template <class Self>
void keep_last_words(Self* self) {
  self->set_exception_handler([](std::exception_ptr& thrown) { return as_cause_of_death(thrown); });
}

} // namespace tessera::loops
