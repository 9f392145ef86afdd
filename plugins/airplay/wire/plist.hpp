// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Property lists, read and written by libplist. Spec: Apple's plist(5), binary and XML.
namespace tessera::airplay {

inline constexpr std::size_t max_plist_bytes = 256 * 1024;

/// One node and what hangs below it. Copies share it.
class plist {
public:
  /// An empty dictionary.
  plist();
  [[nodiscard]] static plist array();
  /// Binary or XML, a dictionary at its top. Errors: parse_error, message_too_large.
  [[nodiscard]] static result<plist> parse(std::string_view bytes);

  plist& set(const char* key, std::string_view text);
  plist& set(const char* key, const char* text) { return set(key, std::string_view{text}); }
  plist& set(const char* key, std::uint64_t number);
  plist& set(const char* key, int number) { return set(key, static_cast<std::uint64_t>(number)); }
  plist& set(const char* key, double number);
  plist& set(const char* key, bool value);
  plist& set_data(const char* key, std::string_view bytes);
  plist& set(const char* key, const plist& below);
  /// Of an array.
  plist& add(const plist& entry);

  /// Empty when it is missing or of another type.
  [[nodiscard]] std::optional<std::string> text(const char* key) const;
  [[nodiscard]] std::optional<std::uint64_t> number(const char* key) const; ///< booleans too
  [[nodiscard]] std::optional<double> real(const char* key) const;          ///< whole numbers too
  [[nodiscard]] std::optional<std::string> data(const char* key) const;
  /// The dictionaries in the array of this name; no more than `most`.
  [[nodiscard]] std::vector<plist> dictionaries(const char* key, std::size_t most) const;
  /// The texts in the array of this name; no more than `most`.
  [[nodiscard]] std::vector<std::string> texts(const char* key, std::size_t most) const;
  [[nodiscard]] bool has(const char* key) const;

  [[nodiscard]] std::string binary() const;
  [[nodiscard]] std::string xml() const;

private:
  explicit plist(std::shared_ptr<void> root, void* node) : root_(std::move(root)), node_(node) {}
  [[nodiscard]] void* find(const char* key) const;
  std::shared_ptr<void> root_; ///< owns all of it
  void* node_ = nullptr;
};

} // namespace tessera::airplay
