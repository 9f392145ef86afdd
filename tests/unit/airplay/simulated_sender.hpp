// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/mirror_stream.hpp"
#include "session/sound_stream.hpp"
#include "wire/big_endian.hpp"

#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <utility>

namespace tessera::airplay {

/// A device that mirrors with sound, in virtual time, second by second: 30 pictures and 125 packets
/// of sound, a network with jitter that loses one packet in a hundred, and a clock that runs faster
/// than ours. It plans 250 ms from taking a picture or a sound to its being shown; its encoder takes
/// 160 ms of them for pictures.
class simulated_sender : private share_lane {
public:
  static constexpr std::int64_t ms = 1'000'000;
  static constexpr std::int64_t started = 1'000'000 * ms;
  static constexpr double faster = 1 + 50e-6;
  static constexpr std::int64_t planned = 250 * ms;
  static constexpr std::int64_t encoding = 160 * ms;
  static constexpr std::int64_t packet = 8 * ms;

  void second() {
    if (seconds_ % 3 == 0)
      tell_time();
    tell_sync();
    for (int i = 0; i < 125; ++i)
      send_sound(now() + i * packet);
    for (int i = 0; i < 30; ++i)
      send_picture(now() + i * 1'000 * ms / 30);
    ++seconds_;
  }

  [[nodiscard]] std::uint64_t pictures() const { return pictures_; }
  [[nodiscard]] std::uint64_t sounds() const { return sounds_; }
  [[nodiscard]] std::uint64_t gaps() const { return gaps_; }
  [[nodiscard]] std::size_t waiting() const { return sound_.waiting(); }
  /// How long the last picture waits for its moment after it has come; the display does not wait.
  [[nodiscard]] std::int64_t picture_wait_ns() const { return picture_wait_; }
  /// How long after the picture of the same moment the last sound is due.
  [[nodiscard]] std::int64_t sound_off_ns() const {
    const auto taken = started + static_cast<std::int64_t>(sounds_ - 1) * packet;
    return sound_at_ - (taken + planned - mirror_.lead_ns());
  }

private:
  void set_caps(const lane::caps&) override {}
  void push(const access_unit& one) override {
    ++pictures_;
    picture_wait_ = one.presentation_ns - one.arrival_ns;
  }
  void set_sound_caps(const lane::sound_caps&) override {}
  void push_sound(const sound_unit& one) override {
    ++sounds_;
    gaps_ += one.discontinuity ? 1 : 0;
    sound_at_ = one.presentation_ns;
  }

  [[nodiscard]] std::int64_t now() const { return started + seconds_ * 1'000 * ms; }
  [[nodiscard]] std::int64_t on_the_way() { return 2 * ms + jitter_(random_); }
  /// The device's clock at that moment of ours: 32.32.
  [[nodiscard]] static std::uint64_t theirs(std::int64_t ours) {
    return fixed_of(static_cast<std::int64_t>(static_cast<double>(ours) * faster));
  }
  [[nodiscard]] static std::uint32_t samples_at(std::int64_t ours) {
    return static_cast<std::uint32_t>((ours - started) / packet * 353); // 44.1 kHz and a bit
  }
  static void put(std::string& out, std::uint64_t value, int size) {
    for (int i = size - 1; i >= 0; --i)
      out += static_cast<char>(value >> (8 * i));
  }

  void tell_time() {
    const auto there = on_the_way(), back = on_the_way();
    std::string answer{"\x80\xd3\x00\x07\0\0\0\0", 8};
    put(answer, fixed_of(now()), 8);
    put(answer, theirs(now() + there), 8);
    put(answer, theirs(now() + there), 8);
    (void)clock_.take(answer, now() + there + back);
  }

  void tell_sync() {
    std::string sync{"\x80\xd4\x00\x04", 4};
    put(sync, samples_at(now()), 4);
    put(sync, theirs(now() + planned), 8);
    put(sync, 0, 4);
    sound_.take_control(sync, now());
  }

  void send_picture(std::int64_t taken) {
    const auto arrives = taken + encoding + on_the_way();
    if (pictures_ == 0)
      take(1, std::string{"\x01\x64\x00\x1f\xff\xe1\x00\x04\x67sps\x01\x00\x04\x68pps", 19}, 0, arrives);
    take(0, *cipher_.open({}, std::string{"\0\0\0\x05\x65pict", 9}), theirs(taken + planned), arrives);
  }

  void take(char type, const std::string& payload, std::uint64_t stamp, std::int64_t arrives) {
    std::string head(mirror_header_bytes, '\0');
    const auto size = static_cast<std::uint32_t>(payload.size());
    const float side = 720;
    std::memcpy(head.data(), &size, 4);
    head[4] = type;
    head[5] = 0x10;
    head[6] = 0x16;
    std::memcpy(head.data() + 8, &stamp, 8);
    if (type == 1) {
      std::memcpy(head.data() + 16, &side, 4);
      std::memcpy(head.data() + 20, &side, 4);
    }
    if (!mirror_.take(head + payload, arrives))
      ++gaps_;
  }

  void send_sound(std::int64_t taken) {
    std::string bytes{"\x80\x60", 2};
    append_big(bytes, static_cast<std::uint16_t>(number_++));
    put(bytes, samples_at(taken), 4);
    bytes += std::string(4, '\0') + "sound";
    const auto arrives = taken + on_the_way();
    if (number_ % 100 != 50)
      sound_.take(bytes, arrives);
    else
      lost_ = std::move(bytes);
    sound_.set_lead(mirror_.lead_ns());
    if (!sound_.go(arrives).questions.empty() && !lost_.empty())
      sound_.take_control(std::string{"\x80\xd6\0\0", 4} + std::exchange(lost_, {}), arrives);
  }

  std::mt19937 random_{1};
  std::uniform_int_distribution<std::int64_t> jitter_{0, 6 * ms};
  sender_clock clock_;
  std::shared_ptr<share_lane> lane_{static_cast<share_lane*>(this), [](auto*) {}};
  picture_opener cipher_{secret{std::string(16, 'k')}, 7}; // AES-CTR: closes as it opens
  mirror_stream mirror_{picture_opener{secret{std::string(16, 'k')}, 7}, clock_, lane_};
  sound_stream sound_{sound_opener{}, {"alac", 44'100, 2}, clock_, lane_};
  std::int64_t seconds_ = 0;
  std::uint32_t number_ = 0;
  std::string lost_;
  std::uint64_t pictures_ = 0, sounds_ = 0, gaps_ = 0;
  std::int64_t picture_wait_ = 0, sound_at_ = 0;
};

} // namespace tessera::airplay
