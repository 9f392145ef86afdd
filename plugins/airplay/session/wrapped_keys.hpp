// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/house.hpp"
#include "session/stream_secrets.hpp"
#include "wire/plist.hpp"
#include "wire/rtsp_message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::airplay {

/// FairPlay on one connection, as far as the key provider knows it: the handshake, and the key that
/// comes wrapped in a SETUP. Context: the loop's thread.
class wrapped_keys : public std::enable_shared_from_this<wrapped_keys> {
public:
  /// `sender`: its address, for the log.
  wrapped_keys(house& around, std::string sender) : house_(around), sender_(std::move(sender)) {}

  /// POST /fp-setup.
  void fp_setup(std::string_view body, std::function<void(airplay_answer)> then);

  /// What opens the streams from now on, when this SETUP brings a key; nothing, and at once, when
  /// it brings none. `shared`: what pairing has agreed on. Errors: not_allowed (nobody can unwrap),
  /// parse_error, and the provider's.
  using taken = std::function<void(result<std::optional<stream_secrets>>)>;
  void take(const plist& setup, const std::optional<secret>& shared, taken then);
  /// The answer to a SETUP whose key is of no use.
  [[nodiscard]] static int status_of(errc why) noexcept;

private:
  house& house_;
  std::string sender_;
  std::string handshake_; ///< the third message, once it was answered
  std::string sent_;      ///< wrapped key and vector that secrets_ come from
  std::optional<stream_secrets> secrets_;
};

} // namespace tessera::airplay
