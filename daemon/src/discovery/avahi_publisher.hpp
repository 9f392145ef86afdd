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

/// What shall be on the network, all or nothing: when one name is taken, all get another.
struct publication {
  std::vector<service_record> services; ///< one with port 0 is left out
  std::string host_name;                ///< without ".local"; empty = Avahi's own
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

  /// From now on this; no services, nothing.
  void publish(publication what);

private:
  class impl;
  std::shared_ptr<impl> impl_;
};

} // namespace tessera::discovery
