// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "ice/agent_settings.hpp"
#include "ice/ice_states.hpp"

#include <functional>
#include <memory>
#include <string>

namespace tessera::ice {

struct pair_text {
  std::string local;
  std::string remote;
  std::string kind;
  std::string protocol;
};

/// What an agent tells. Context: the agent's own thread; only post or send in here.
struct agent_events {
  std::function<void(std::string)> on_candidate; ///< "candidate:..."; empty = all are gathered
  std::function<void(agent_event)> on_event;
  std::function<void(const pair_text&)> on_pair;
};

/// One ICE agent of libnice, in the shape that webrtcbin takes. Context: the GLib thread.
class agent {
public:
  /// Errors: internal, invalid_argument (an address of the settings is none).
  [[nodiscard]] static result<std::unique_ptr<agent>>
  make(const std::string& name, const agent_settings& how, agent_events events);
  agent(const agent&) = delete;
  agent& operator=(const agent&) = delete;
  /// No event comes after it; the ports are free when the peer connection lets go too.
  ~agent();

  /// A further reference of the GstWebRTCICE.
  [[nodiscard]] std::shared_ptr<void> object() const { return object_; }

private:
  struct link;
  friend struct agent_callbacks;
  explicit agent(std::shared_ptr<void> object) : object_(std::move(object)) {}
  void connect(agent_events events);

  std::shared_ptr<void> object_;
  std::shared_ptr<link> link_;
};

} // namespace tessera::ice
