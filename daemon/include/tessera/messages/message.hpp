// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <caf/allowed_unsafe_message_type.hpp>

/// A message between actors of one process. It is never serialised (what crosses a process has a
/// wire format of its own), so CAF need not look inside; it also keeps secrets out of CAF's prints.
#define TESSERA_MESSAGE(type) CAF_ALLOW_UNSAFE_MESSAGE_TYPE(type)

/// Types that cross the border to a plugin's library keep one type_info everywhere.
#define TESSERA_API __attribute__((visibility("default")))
