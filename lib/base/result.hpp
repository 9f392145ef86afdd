// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/errc.hpp"

#include <cassert>
#include <chrono>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace tessera {

/// What failed and what to do about it. `text` says what was attempted, on what, why it failed and
/// what to do; empty means text_of(code) says it all.
struct failure {
  errc code = errc::internal;
  std::string text;
  /// Only with too_many_attempts and rate_limited: when the next attempt makes sense.
  std::chrono::milliseconds retry_after{0};

  [[nodiscard]] std::string message() const {
    return text.empty() ? std::string{text_of(code)} : text;
  }
};

struct nothing {
  friend bool operator==(nothing, nothing) = default;
};

/// A value or an error. `result<>` is for calls that only succeed or fail.
template <class T = nothing>
class [[nodiscard]] result {
public:
  using value_type = T;

  result() requires std::is_same_v<T, nothing> : data_(nothing{}) {}
  result(T value) : data_(std::move(value)) {}
  result(failure err) : data_(std::move(err)) {}
  result(errc code) : data_(failure{code, {}, {}}) {}
  result(errc code, std::string text) : data_(failure{code, std::move(text), {}}) {}

  [[nodiscard]] bool has_value() const noexcept { return data_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  T& operator*() & { return std::get<0>(data_); }
  const T& operator*() const& { return std::get<0>(data_); }
  T&& operator*() && { return std::get<0>(std::move(data_)); }
  T* operator->() { return &std::get<0>(data_); }
  const T* operator->() const { return &std::get<0>(data_); }

  [[nodiscard]] T value_or(T other) const { return has_value() ? **this : std::move(other); }

  [[nodiscard]] const failure& error() const& { return std::get<1>(data_); }
  [[nodiscard]] failure&& error() && { return std::get<1>(std::move(data_)); }
  /// errc::ok when there is a value.
  [[nodiscard]] errc code() const noexcept { return has_value() ? errc::ok : std::get<1>(data_).code; }

private:
  std::variant<T, failure> data_;
};

} // namespace tessera
