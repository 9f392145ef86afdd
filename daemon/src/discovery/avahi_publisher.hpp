// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "discovery/service_record.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using GMainContext = struct _GMainContext;

namespace tessera::discovery {

/// What shall be on the network.
struct publication {
  service_record service;
  std::string host_name;              ///< without ".local"
  std::vector<std::string> addresses; ///< of that host name
  friend bool operator==(const publication&, const publication&) = default;
};

/// The one place that talks to Avahi: keeps a connection to its daemon, for as long as it lives,
/// and publishes on all networks. Says once when there is none and tries again every 30 s. Context:
/// the thread of `context`.
class avahi_publisher {
public:
  static constexpr std::chrono::seconds retry_interval{30};

  explicit avahi_publisher(GMainContext* context);
  avahi_publisher(const avahi_publisher&) = delete;
  avahi_publisher& operator=(const avahi_publisher&) = delete;
  /// Takes everything off the network.
  ~avahi_publisher();

  /// From now on this. A port of 0 publishes nothing.
  void publish(publication what);

private:
  class impl;
  std::shared_ptr<impl> impl_;
};

} // namespace tessera::discovery
