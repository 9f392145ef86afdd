// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/start_config.hpp"
#include "app/web_place.hpp"
#include "base/options.hpp"
#include "base/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tessera::app {

/// The settings in force, and the three layers that they come from. Whoever changes them calls from
/// a thread that may wait for files. Context: any thread, one at a time by a lock.
class settings_desk {
public:
  using publisher = std::function<void(std::shared_ptr<const settings>)>;

  /// `file` must exist on reload when it existed at the start: one that is being replaced must not
  /// count as empty. `probe` is asked before web.listen and web.port become something else.
  settings_desk(house_config config, std::string file, listen_probe probe);

  /// Called with the lock held, so that everybody hears of the changes in their order.
  void on_change(publisher tell);
  [[nodiscard]] std::shared_ptr<const settings> values() const;
  /// For a port that was chosen at the start.
  void put(const std::string& key, option_value value);
  /// At the start: when the web door cannot listen where an override says, the configuration file
  /// counts (logged), so that somebody can reach the box and put it right.
  void make_web_door_open();

  /// Reads the configuration file and the overrides again; a bad file changes nothing.
  void reload();
  /// The answers to settings.get, set, reset (docs/api.md).
  [[nodiscard]] nlohmann::json list() const;
  [[nodiscard]] result<nlohmann::json> set(const nlohmann::json& values);
  [[nodiscard]] result<nlohmann::json> reset(const std::vector<std::string>& keys);
  /// As --print-config prints them, for the support bundle.
  [[nodiscard]] std::string print() const;
  /// `{path, faults}` of a file, empty = the one in use.
  [[nodiscard]] nlohmann::json check(const std::string& path) const;
  /// Of the overrides: none, good, recovered, lost. Never waits.
  [[nodiscard]] std::string overrides_state() const;
  /// Overrides that are not in force since the start: key and reason. Never waits for a disk.
  [[nodiscard]] std::map<std::string, std::string> left_out() const;

private:
  [[nodiscard]] result<nlohmann::json> keep(nlohmann::json values,
                                            const std::vector<std::string>& keys);
  std::vector<std::string> take_over();
  void forget_left_out(const std::vector<std::string>& keys);

  const std::string file_;
  const bool had_file_;
  const listen_probe probe_;
  mutable std::mutex mutex_;
  house_config config_;
  std::shared_ptr<const settings> in_force_;
  publisher tell_;
  std::atomic<app::overrides_state> state_;
  mutable std::mutex left_out_mutex_; ///< mutex_ is held while files are written
  std::map<std::string, std::string> left_out_;
};

} // namespace tessera::app
