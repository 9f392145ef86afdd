// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/control_attachment.hpp"

#include "base/memory_file.hpp"

namespace tessera::plugins::control {

result<unique_fd> attachment_of(const from_door& message) {
  const auto* said = std::get_if<describe_share>(&message);
  if (said == nullptr || !said->what.artwork)
    return unique_fd{};
  return make_memory_file(*said->what.artwork);
}

result<> attach(from_door& message, const unique_fd& file) {
  if (!file)
    return {};
  auto* said = std::get_if<describe_share>(&message);
  if (said == nullptr)
    return {errc::invalid_argument, "a file came along with a message that takes none"};
  auto bytes = read_memory_file(file, now_playing::max_artwork_bytes);
  if (!bytes)
    return std::move(bytes).error();
  said->what.artwork = std::make_shared<const std::string>(*std::move(bytes));
  return {};
}

} // namespace tessera::plugins::control
