// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Requests and answers of AirPlay: RTSP/1.0 for mirroring and sound, HTTP/1.1 for video, on one
/// port. Spec: RFC 2326 4 to 7, RFC 9112 as far as AirPlay uses it: no chunks, no folded lines.
namespace tessera::airplay {

inline constexpr std::size_t max_head_bytes = 16 * 1024;
inline constexpr std::size_t max_headers = 64;
/// Before pairing nobody has to send much; afterwards artwork comes in a body.
inline constexpr std::size_t max_body_before_pairing = 64 * 1024;
inline constexpr std::size_t max_body_bytes = 4 * 1024 * 1024;

class message_headers {
public:
  void add(std::string name, std::string value);
  /// The first of this name in whatever case.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;
  [[nodiscard]] std::string_view text(std::string_view name) const noexcept; ///< "" = none
  [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
  [[nodiscard]] auto end() const noexcept { return all_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }

private:
  std::vector<std::pair<std::string, std::string>> all_;
};

struct airplay_request {
  std::string method;   ///< "GET", "SETUP"
  std::string target;   ///< "/info", "rtsp://10.0.0.1/42"
  std::string protocol; ///< "RTSP/1.0" or "HTTP/1.1"
  message_headers headers;
  std::string body;

  /// Target without scheme, host and query.
  [[nodiscard]] std::string_view path() const noexcept;
  /// A value of the target's query, as it stands; "" = none.
  [[nodiscard]] std::string_view query(std::string_view name) const noexcept;
};

/// Puts requests together from whatever pieces the socket yields. Answers to requests of ours, on a
/// link that was turned round, come through it too: `method` is the protocol then, `target` the
/// status.
class message_reader {
public:
  void feed(std::string_view bytes) { pending_.append(bytes); }
  /// More has come than the largest request, and as much of the next as one read brings.
  [[nodiscard]] bool overfull() const noexcept {
    return pending_.size() > body_limit_ + max_head_bytes + most_ahead;
  }
  /// Nothing is left that has not come out.
  [[nodiscard]] bool empty() const noexcept { return pending_.empty() && !begun_; }
  void allow_body(std::size_t bytes) noexcept { body_limit_ = bytes; }
  /// The next one that is whole, or nothing yet. Errors: parse_error, message_too_large; then the
  /// connection is of no use any more.
  [[nodiscard]] result<std::optional<airplay_request>> next();

private:
  /// Whether a head is there, and in begun_ now.
  [[nodiscard]] result<bool> read_head();

  static constexpr std::size_t most_ahead = 128 * 1024;
  // Nothing is looked at twice, however small the pieces are.
  std::string pending_;
  std::size_t looked_at_ = 0;            ///< of it, without a head's end
  std::optional<airplay_request> begun_; ///< its body is still to come
  std::size_t body_bytes_ = 0;           ///< of begun_
  std::size_t body_limit_ = max_body_before_pairing;
};

struct airplay_answer {
  int status = 200;
  message_headers headers = {};
  std::string body = {};
  std::string_view type = "application/octet-stream"; ///< of a body
};

/// To OPTIONS: what may be asked for here.
[[nodiscard]] airplay_answer methods_answer();

/// `protocol` and `cseq` (empty = none) are those of the request. `server`: "AirTunes/...".
[[nodiscard]] std::string bytes_of(const airplay_answer& answer,
                                   std::string_view protocol,
                                   std::string_view cseq,
                                   std::string_view server);

} // namespace tessera::airplay
