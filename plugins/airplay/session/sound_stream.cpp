// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/sound_stream.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace tessera::airplay {

sound_stream::sound_stream(sound_opener opener,
                           lane::sound_caps caps,
                           const sender_clock& clock,
                           std::shared_ptr<share_lane> lane)
    : opener_(std::move(opener)), caps_(std::move(caps)), clock_(clock) {
  move_to(std::move(lane));
}

void sound_stream::take(std::string_view packet, std::int64_t now_ns) {
  auto opened = opener_.open(packet);
  if (!opened || !*opened)
    return;
  auto& sound = **opened;
  if (!next_) {
    next_ = sound.sequence;
    first_timestamp_ = sound.timestamp;
    first_due_ns_ = now_ns + without_time;
  }
  // Numbers begin anew after 65535.
  auto number = *next_ + static_cast<std::int16_t>(sound.sequence - static_cast<std::uint16_t>(*next_));
  if (std::abs(number - *next_) > most_waiting) {
    flush(); // the sender has begun anew without a word
    return take(packet, now_ns);
  }
  if (number >= *next_)
    waiting_.try_emplace(number, packet_in{std::move(sound), now_ns});
}

void sound_stream::take_control(std::string_view datagram, std::int64_t now_ns) {
  auto said = parse_sound_control(datagram);
  if (!said)
    return;
  if (const auto* sync = std::get_if<sound_sync>(&*said))
    sync_ = *sync;
  else
    take(std::get<sound_again>(*said).packet, now_ns);
}

void sound_stream::flush() {
  waiting_.clear();
  next_.reset();
  gap_ = true;
}

void sound_stream::move_to(std::shared_ptr<share_lane> lane) {
  lane_ = std::move(lane);
  lane_->set_sound_caps(caps_);
}

std::int64_t sound_stream::between(std::uint32_t later, std::uint32_t sooner) const {
  return static_cast<std::int64_t>(static_cast<std::int32_t>(later - sooner)) * 1'000'000'000 /
         caps_.rate;
}

/// By the sender's clock.
std::optional<std::int64_t> sound_stream::told(std::uint32_t timestamp, std::int64_t now_ns) const {
  const auto heard = sync_ ? clock_.ours(sync_->time) : std::nullopt;
  if (!heard)
    return std::nullopt;
  const auto at = *heard + between(timestamp, sync_->timestamp);
  // What is far in the past has been held up on its way, and is too late.
  return at - now_ns < most_apart ? std::optional{at - lead_ns_} : std::nullopt;
}

std::int64_t sound_stream::due(std::uint32_t timestamp, std::int64_t now_ns) {
  if (const auto at = told(timestamp, now_ns))
    return *at;
  const auto at = first_due_ns_ + between(timestamp, first_timestamp_);
  if (now_ns - at <= too_late && at - now_ns <= most_apart)
    return at;
  // It has paused or jumped without a word, or its clock is not as fast as ours: else nothing were
  // heard for good, or for long.
  first_timestamp_ = timestamp;
  first_due_ns_ = now_ns + without_time;
  gap_ = true;
  return first_due_ns_;
}

sound_stream::turn sound_stream::go(std::int64_t now_ns) {
  turn out;
  ask(out, now_ns);
  while (!waiting_.empty()) {
    const auto& [number, one] = *waiting_.begin();
    const auto at = due(one.packet.timestamp, now_ns);
    if (at - now_ns > ahead) {
      out.again_ns = at - ahead;
      break;
    }
    if (number != *next_ && now_ns < at + patience) {
      out.again_ns = at + patience;
      break;
    }
    if (number != *next_) {
      lost_ += static_cast<std::uint64_t>(number - *next_);
      gap_ = true;
    }
    next_ = number + 1;
    if (now_ns - at > too_late)
      gap_ = true;
    else
      push(one, at);
    waiting_.erase(waiting_.begin());
  }
  if (const auto next = asked_ns_ + ask_again; asked_ns_ != 0)
    out.again_ns = out.again_ns == 0 ? next : std::min(out.again_ns, next);
  return out;
}

/// Gaps between the packets that wait.
void sound_stream::ask(turn& out, std::int64_t now_ns) {
  if (asked_ns_ != 0 && now_ns - asked_ns_ < ask_again)
    return;
  asked_ns_ = 0;
  auto expected = next_.value_or(0);
  for (const auto& [number, one] : waiting_) {
    if (number != expected && out.questions.size() < most_questions) {
      const auto count = std::min<std::int64_t>(number - expected, most_asked);
      out.questions.push_back(resend_request(++questions_,
                                             static_cast<std::uint16_t>(expected),
                                             static_cast<std::uint16_t>(count)));
      asked_ns_ = now_ns;
    }
    expected = number + 1;
  }
}

void sound_stream::push(const packet_in& one, std::int64_t presentation_ns) {
  sound_unit unit;
  unit.discontinuity = std::exchange(gap_, false);
  unit.presentation_ns = presentation_ns;
  unit.arrival_ns = one.came_ns;
  unit.bytes = one.packet.payload.data();
  unit.size = one.packet.payload.size();
  lane_->push_sound(unit);
  ++frames_;
}

} // namespace tessera::airplay
