// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/unique_fd.hpp"
#include "plugins/control_protocol.hpp"

/// What is too large for the text of a message between processes goes beside it, as a sealed file
/// in memory: the artwork of describe_share.
namespace tessera::plugins::control {

/// Empty when there is nothing. Errors: io_error.
[[nodiscard]] result<unique_fd> attachment_of(const from_door& message);
/// Puts what came along into the message. Errors: invalid_argument (to a message that takes none,
/// or no memory file), message_too_large, io_error.
[[nodiscard]] result<> attach(from_door& message, const unique_fd& file);

} // namespace tessera::plugins::control
