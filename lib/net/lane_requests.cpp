// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/lane_requests.hpp"

namespace tessera::net {

using lane::frame_kind;

namespace {

constexpr std::size_t bitrate_bytes = 4;

result<> check(const lane::frame_header& header) {
  const bool bare =
      header.kind == frame_kind::key_frame_request || header.kind == frame_kind::hold_request;
  if (bare && header.size == 0)
    return {};
  if (header.kind == frame_kind::bitrate_request && header.size == bitrate_bytes)
    return {};
  return {errc::parse_error, "a lane's reader sent something that is no request"};
}

std::uint32_t little_endian(std::string_view bytes) noexcept {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bitrate_bytes; ++i)
    value |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return value;
}

} // namespace

result<lane_request_reader::wishes> lane_request_reader::feed(std::string_view bytes) {
  wishes found;
  while (!bytes.empty()) {
    auto want = lane::header_bytes;
    if (pending_.size() >= lane::header_bytes)
      want += bitrate_bytes;
    auto part = bytes.substr(0, want - pending_.size());
    pending_.append(part);
    bytes.remove_prefix(part.size());
    if (pending_.size() < lane::header_bytes)
      break;
    auto header = lane::decode_header(std::string_view{pending_}.substr(0, lane::header_bytes));
    if (!header)
      return std::move(header).error();
    if (auto good = check(*header); !good)
      return std::move(good).error();
    if (header->size == 0) {
      (header->kind == frame_kind::hold_request ? found.hold : found.key_frame) = true;
      pending_.clear();
    } else if (pending_.size() == lane::header_bytes + bitrate_bytes) {
      found.kbps = little_endian(std::string_view{pending_}.substr(lane::header_bytes));
      pending_.clear();
    }
  }
  return found;
}

bool request_gate::take(time now) noexcept {
  if (!waiting_ || (last_ && now - *last_ < interval_))
    return false;
  waiting_ = false;
  last_ = now;
  return true;
}

std::optional<request_gate::time> request_gate::due() const noexcept {
  if (!waiting_)
    return std::nullopt;
  return last_ ? *last_ + interval_ : time::min();
}

} // namespace tessera::net
