// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace tessera {

/// A text identifier that does not mix with those of another kind.
template <class Tag>
class basic_id {
public:
  basic_id() = default;
  explicit basic_id(std::string text) : text_(std::move(text)) {}

  [[nodiscard]] const std::string& str() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

  friend bool operator==(const basic_id&, const basic_id&) = default;
  friend auto operator<=>(const basic_id&, const basic_id&) = default;

  template <class Inspector>
  friend typename Inspector::result_type inspect(Inspector& f, basic_id& x) {
    return f(x.text_);
  }

private:
  std::string text_;
};

/// "p1": a participant of this meeting.
using participant_id = basic_id<struct participant_tag>;
/// "s1": a share of this meeting.
using share_id = basic_id<struct share_tag>;
/// "c1": one peer connection (RTCPeerConnection) of a participant.
using peer_id = basic_id<struct peer_tag>;

/// Fresh ids "p1", "p2", ... in order.
template <class Id>
class id_sequence {
public:
  explicit id_sequence(std::string prefix) : prefix_(std::move(prefix)) {}
  [[nodiscard]] Id next() { return Id{prefix_ + std::to_string(++last_)}; }
  /// No id up to `last` is handed out again.
  void skip_to(unsigned long last) noexcept { last_ = last > last_ ? last : last_; }

private:
  std::string prefix_;
  unsigned long last_ = 0;
};

} // namespace tessera

template <class Tag>
struct std::hash<tessera::basic_id<Tag>> {
  std::size_t operator()(const tessera::basic_id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.str());
  }
};
