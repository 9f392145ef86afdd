// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "session/receiver_facts.hpp"

#include "base/base64.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <system_error>

namespace tessera::airplay {

namespace {

// Status flags.
constexpr unsigned cable_attached = 1 << 2;
constexpr unsigned pin_is_required = 1 << 3;
constexpr unsigned password_is_required = 1 << 7; ///< legacy: a PIN is one, too
constexpr unsigned session_active = 1 << 17;

unsigned flags_of(const receiver_facts& facts) {
  const auto pin = facts.legacy ? pin_is_required | password_is_required : pin_is_required;
  return cable_attached | (facts.pin_required ? pin : 0) | (facts.busy ? session_active : 0);
}

/// Observed: UxPlay says of its PIN so.
const char* password_of(const receiver_facts& facts) {
  return facts.legacy && facts.pin_required ? "pw=true" : "pw=false";
}

constexpr std::uint64_t bit(feature which) {
  return std::uint64_t{1} << static_cast<unsigned>(which);
}

std::uint64_t mask_of(std::initializer_list<feature> all) {
  std::uint64_t mask = 0;
  for (auto each : all)
    mask |= bit(each);
  return mask;
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (const unsigned char each : bytes)
    out += fmt::format("{:02x}", each);
  return out;
}

/// "0xLOW,0xHIGH"
std::string features_text(std::uint64_t mask) {
  return fmt::format("0x{:X},0x{:X}", mask & 0xffff'ffff, mask >> 32);
}

/// Little-endian bytes without the zeros at their end, in base64 without padding.
std::string features_base64(std::uint64_t mask) {
  std::string bytes;
  for (; mask != 0; mask >>= 8)
    bytes.push_back(static_cast<char>(mask & 0xff));
  auto text = base64(bytes);
  text.erase(std::min(text.find('='), text.size()));
  return text;
}

std::vector<std::string> airplay_txt(const receiver_facts& facts) {
  return {"deviceid=" + facts.device_id,
          "features=" + features_text(facts.features),
          fmt::format("flags=0x{:x}", flags_of(facts)),
          std::string{"model="} + model,
          std::string{"srcvers="} + source_version,
          "pk=" + hex(facts.public_key),
          "pi=" + facts.pairing_id,
          "fex=" + features_base64(facts.features),
          password_of(facts),
          "vv=2",
          "protovers=1.1",
          "acl=0"};
}

std::vector<std::string> raop_txt(const receiver_facts& facts) {
  return {"txtvers=1",
          "ch=2",
          "cn=1",
          // Observed: 3 and 5 are FairPlay's.
          (facts.features & bit(feature::fairplay)) != 0 ? "et=0,3,5" : "et=0",
          "da=true",
          "sr=44100",
          "ss=16",
          "sv=false",
          "tp=UDP",
          "md=0,1,2",
          "vn=65537",
          std::string{"vs="} + source_version,
          std::string{"am="} + model,
          "ft=" + features_text(facts.features),
          fmt::format("sf=0x{:x}", flags_of(facts)),
          "vv=2",
          "pk=" + hex(facts.public_key),
          facts.pin_required ? "pw=true" : "pw=false"};
}

std::string digits_of(std::string device_id) {
  std::erase(device_id, ':');
  return device_id;
}

plist display_of(const receiver_facts& facts) {
  return plist{}
      .set("uuid", facts.pairing_id)
      .set("widthPixels", facts.width)
      .set("heightPixels", facts.height)
      .set("width", facts.width)
      .set("height", facts.height)
      .set("widthPhysical", 0)
      .set("heightPhysical", 0)
      .set("maxFPS", facts.fps)
      .set("refreshRate", 1.0 / facts.fps)
      .set("rotation", true)
      .set("overscanned", false)
      .set("features", 14);
}

} // namespace

std::uint64_t homekit_features(bool h265) noexcept {
  using enum feature;
  const auto mask = mask_of({screen_mirroring,
                             screen_rotation,
                             audio,
                             redundant_audio,
                             pcm,
                             alac,
                             raop_on_this_port,
                             unified_pairing,
                             homekit_pairing,
                             transient_pairing});
  return h265 ? mask | bit(screen_multi_codec) : mask;
}

std::uint64_t legacy_features() noexcept {
  using enum feature;
  return mask_of({screen_mirroring,
                  screen_rotation,
                  audio,
                  redundant_audio,
                  fairplay,
                  pcm,
                  alac,
                  legacy_pairing,
                  raop_on_this_port});
}

std::uint64_t with_fairplay(std::uint64_t mask) noexcept {
  return mask | bit(feature::fairplay);
}

result<std::uint64_t> features_from(std::string_view text, bool legacy) {
  using enum feature;
  const std::string named = "plugins.airplay.features: " + std::string{text};
  std::uint64_t mask = 0;
  const auto digits = text.starts_with("0x") ? text.substr(2) : std::string_view{};
  const auto* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, mask, 16);
  if (digits.empty() || digits.size() > 16 || read.ec != std::errc{} || read.ptr != end)
    return {errc::invalid_argument, named + " is no mask of 0x and up to 16 hexadecimal digits."};
  if ((mask & mask_of({apple_chip, apple_chip_pairing})) != 0)
    return {errc::invalid_argument,
            named + " promises the proof of a chip of Apple's (bits 26 and 51), which no open "
                    "receiver has: leave them out."};
  const auto homekit =
      mask_of({unified_pairing, system_pairing, homekit_pairing, transient_pairing});
  if (legacy && (mask & homekit) != 0)
    return {errc::invalid_argument,
            named + " makes senders pair by HomeKit (bits 38, 43, 46 and 48), but mode is legacy."};
  if (!legacy && (mask & homekit) == 0)
    return {errc::invalid_argument,
            named +
                " has none of the bits 38, 43, 46 and 48, by which senders pair by HomeKit, and "
                "mode is homekit."};
  return mask;
}

std::uint64_t video_features() noexcept {
  return std::uint64_t{1} << static_cast<unsigned>(feature::video) |
         std::uint64_t{1} << static_cast<unsigned>(feature::video_hls);
}

std::vector<network_service> services_of(const receiver_facts& facts) {
  return {{"_airplay._tcp", facts.name, facts.port, airplay_txt(facts)},
          {"_raop._tcp",
           (digits_of(facts.device_id) + "@" + facts.name).substr(0, 63),
           facts.port,
           raop_txt(facts)}};
}

plist info_of(const receiver_facts& facts) {
  auto displays = plist::array();
  displays.add(display_of(facts));
  auto formats = plist::array();
  auto latencies = plist::array();
  for (const int type : {100, 101}) {
    formats.add(plist{}
                    .set("type", type)
                    .set("audioInputFormats", 0x3fffffc)
                    .set("audioOutputFormats", 0x3fffffc));
    latencies.add(plist{}
                      .set("type", type)
                      .set("audioType", "default")
                      .set("inputLatencyMicros", 0)
                      .set("outputLatencyMicros", 0));
  }
  return plist{}
      .set("deviceID", facts.device_id)
      .set("macAddress", facts.device_id)
      .set("name", facts.name)
      .set("model", model)
      .set_data("pk", facts.public_key)
      .set("pi", facts.pairing_id)
      .set("features", facts.features)
      .set("featuresEx", features_base64(facts.features))
      .set("statusFlags", static_cast<std::uint64_t>(flags_of(facts)))
      .set("sourceVersion", source_version)
      .set("protocolVersion", "1.1")
      .set("vv", 2)
      .set("keepAliveLowPower", 1)
      .set("keepAliveSendStatsAsBody", true)
      .set("initialVolume", 0.0) // as loud as the display plays a share at first
      .set("audioFormats", formats)
      .set("audioLatencies", latencies)
      .set("displays", displays);
}

plist txt_info_of(const receiver_facts& facts) {
  std::string wire;
  for (const auto& line : airplay_txt(facts)) {
    wire.push_back(static_cast<char>(line.size()));
    wire += line;
  }
  return plist{}.set_data("txtAirPlay", wire);
}

} // namespace tessera::airplay
