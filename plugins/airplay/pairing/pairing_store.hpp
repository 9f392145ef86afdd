// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pairing/pair_setup.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::airplay {

/// What people call a key: 20 hexadecimal digits of its SHA-512. An id is only what a device says
/// of itself; whoever types a PIN may say anything.
[[nodiscard]] std::string name_of_key(std::string_view key);
[[nodiscard]] bool is_name_of_key(std::string_view text) noexcept;

/// Who we are, and which senders have paired: two files in the plugin's state folder. Context: one
/// thread.
class pairing_store {
public:
  static constexpr std::size_t most = 200; ///< pairings; the one not used for longest makes room

  struct entry {
    std::string key;          ///< Ed25519
    std::string name;         ///< as the device calls itself
    std::int64_t used_at = 0; ///< ms since 1970
    bool admin = false;       ///< may speak of others' pairings
    std::int64_t since = 0;   ///< ms since 1970; when it paired first
  };

  /// Reads the files, and makes an identity if there is none. A file that cannot be read is put
  /// aside as FILE.broken: senders pair again then. Errors: io_error (cannot be written).
  [[nodiscard]] static result<pairing_store> open(std::string folder);

  [[nodiscard]] const identity& me() const noexcept { return *me_; }
  [[nodiscard]] const std::string& device_id() const noexcept { return device_id_; }
  /// Its key, empty when it is not paired.
  [[nodiscard]] std::string key_of(const std::string& id) const;
  /// Errors: io_error; it is paired in memory all the same.
  [[nodiscard]] result<> add(const controller& sender, std::string name, std::int64_t now_ms);
  [[nodiscard]] result<> remove(const std::string& id);
  /// Only of one that is paired.
  [[nodiscard]] result<> set_admin(const std::string& id, bool admin);
  /// It is here now. Errors: io_error; nothing when it is not paired.
  [[nodiscard]] result<> seen(const std::string& id, std::int64_t now_ms);
  [[nodiscard]] const std::map<std::string, entry>& all() const noexcept { return all_; }

  /// Runs whenever all() is another, on the thread that changed it.
  void on_change(std::function<void()> handler) { changed_ = std::move(handler); }

  /// The code that this sender has proven last: with it it comes back into the same meeting without
  /// being asked again, also when this program has died meanwhile. Another meeting has another PIN,
  /// and the sender pairs anew. Kept with the next add().
  void prove(const std::string& id, secret code) { proven_[id] = std::move(code); }
  [[nodiscard]] std::optional<secret> proven(const std::string& id) const;
  void forget_proof(const std::string& id) { proven_.erase(id); }

private:
  explicit pairing_store(std::string folder) : folder_(std::move(folder)) {}
  [[nodiscard]] result<> read_identity();
  void read_pairings();
  /// After each change of all().
  [[nodiscard]] result<> write() const;

  std::string folder_;
  std::optional<identity> me_;
  std::string device_id_;
  std::map<std::string, entry> all_; ///< by the sender's pairing id
  std::map<std::string, secret> proven_;
  std::function<void()> changed_ = [] {};
};

} // namespace tessera::airplay
