// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/mirror_stream.hpp"

#include <algorithm>

namespace tessera::airplay {

namespace {

/// A picture is shown when it comes where its own time cannot be: before the first answer about the
/// time, and when the clocks are so far apart that one of them has jumped.
constexpr std::int64_t most_apart_ns = 2'000'000'000;

std::int64_t
due_of(const sender_clock& clock, std::uint64_t timestamp, std::int64_t now_ns) {
  const auto ours = clock.ours(timestamp).value_or(now_ns);
  return std::abs(ours - now_ns) > most_apart_ns ? now_ns : ours;
}

} // namespace

result<> mirror_stream::take(std::string_view bytes, std::int64_t now_ns) {
  pending_.append(bytes);
  std::string_view rest = pending_;
  while (rest.size() >= mirror_header_bytes) {
    const auto head = rest.substr(0, mirror_header_bytes);
    auto header = parse_mirror_header(head);
    if (!header)
      return std::move(header).error();
    if (rest.size() - mirror_header_bytes < header->size)
      break;
    if (auto done = handle(*header, head, rest.substr(mirror_header_bytes, header->size), now_ns);
        !done)
      return done;
    rest.remove_prefix(mirror_header_bytes + header->size);
  }
  pending_.erase(0, pending_.size() - rest.size());
  return {};
}

result<> mirror_stream::handle(const mirror_header& header,
                               std::string_view head,
                               std::string_view payload,
                               std::int64_t now_ns) {
  if (header.kind == mirror_kind::codec)
    return take_codec(header, payload);
  if (header.kind == mirror_kind::picture)
    return take_picture(header, head, payload, now_ns);
  return {};
}

result<> mirror_stream::take_codec(const mirror_header& header, std::string_view payload) {
  asleep_ = header.asleep;
  if (header.asleep && payload.empty())
    return {};
  auto setup = parse_codec_setup(payload);
  if (!setup)
    return std::move(setup).error();
  parameter_sets_ = setup->annex_b();
  lane::caps now{setup->codec, header.width, header.height};
  // A device makes one at the start and when it is turned, and nothing makes it make another: so
  // those who have receivers for it (docs/decisions/0010).
  now.key_frames_on_request = false;
  if (now != caps_) {
    caps_ = now;
    lane_->set_caps(caps_);
  }
  return {};
}

result<> mirror_stream::take_picture(const mirror_header& header,
                                     std::string_view head,
                                     std::string_view payload,
                                     std::int64_t now_ns) {
  // Also when nothing can be done with it: the cipher counts.
  auto units = opener_.open(head, payload);
  if (!units)
    return std::move(units).error();
  if (parameter_sets_.empty())
    return {errc::parse_error, "A picture comes before its codec data."};
  auto picture = annex_b_of(*units);
  if (!picture)
    return std::move(picture).error();
  if (picture->empty())
    return {};
  if (header.key_frame)
    picture->insert(0, parameter_sets_);
  access_unit unit;
  unit.key_frame = header.key_frame;
  const auto due = due_of(clock_, header.timestamp, now_ns);
  lead_.take(due - now_ns);
  unit.presentation_ns = due - lead_.value();
  unit.arrival_ns = now_ns;
  unit.bytes = picture->data();
  unit.size = picture->size();
  lane_->push(unit);
  ++pictures_;
  return {};
}

} // namespace tessera::airplay
