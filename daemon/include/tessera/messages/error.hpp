// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <caf/error.hpp>

namespace tessera {

/// A failure as an actor's answer, and back. caf::sec::request_timeout becomes errc::timeout, a dead
/// or missing receiver errc::unavailable.
[[nodiscard]] caf::error to_caf(const failure& why);
[[nodiscard]] failure from_caf(const caf::error& err);

} // namespace tessera
