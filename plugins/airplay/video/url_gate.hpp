// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tessera::airplay {

/// Between GStreamer and the network: GStreamer asks this gate on the loopback address for
/// everything, the gate fetches it. So one place decides where the box goes, whatever a server, a
/// redirection or a playlist says, and sees each playlist before it is played. Only who knows the
/// gate's secret gets through. Context: any thread; its own threads are left to end by themselves.
class url_gate {
public:
  /// More requests at once are turned away.
  static constexpr int most_requests = 16;

  /// `local`: the box itself may be asked too. Errors: io_error.
  [[nodiscard]] static result<std::unique_ptr<url_gate>> open(bool local);
  ~url_gate();
  url_gate(const url_gate&) = delete;
  url_gate& operator=(const url_gate&) = delete;

  /// The address that GStreamer asks for instead of `url`.
  [[nodiscard]] std::string address_of(std::string_view url) const;
  /// The first thing that went wrong: GStreamer's own words tell less.
  [[nodiscard]] std::optional<failure> fault() const;

private:
  class state;
  explicit url_gate(std::shared_ptr<state> shared) : state_(std::move(shared)) {}
  std::shared_ptr<state> state_;
};

} // namespace tessera::airplay
