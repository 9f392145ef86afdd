// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the box must know of a browser's session description before GStreamer sees it.
/// Spec: RFC 8866, RFC 8829, RFC 8839.
namespace tessera::sdp {

inline constexpr std::size_t max_bytes = 64 * 1024;
inline constexpr std::size_t max_lines = 4000;
inline constexpr std::size_t max_line_bytes = 4096;
inline constexpr std::size_t max_sections = 64;
inline constexpr std::size_t max_codecs = 128;     ///< a section
inline constexpr std::size_t max_candidates = 200; ///< a description
inline constexpr std::size_t max_candidate_bytes = 1024;

enum class media_kind : std::uint8_t { audio, video, application, other };
enum class direction : std::uint8_t { sendrecv, sendonly, recvonly, inactive };

struct codec {
  unsigned payload = 0;
  std::string name; ///< lower case
  unsigned clock = 0;
  unsigned channels = 1;
  std::string fmtp; ///< empty when there is none
};

struct extension {
  unsigned id = 0;
  std::string uri;
};

/// One m= section.
struct section {
  media_kind kind = media_kind::other;
  std::string mid;
  direction way = direction::sendrecv;
  bool rejected = false; ///< port 0 and not bundle-only
  std::vector<codec> codecs;
  std::vector<extension> extensions;
  std::size_t candidates = 0;
  std::string ufrag; ///< of this section, or of the session
  [[nodiscard]] bool sends() const noexcept {
    return !rejected && (way == direction::sendrecv || way == direction::sendonly);
  }
};

struct offer_summary {
  std::vector<section> sections;
  [[nodiscard]] const section* find(std::string_view mid) const noexcept;
};

/// Errors: sdp_invalid (syntax, limits, no media section, no ICE or DTLS credentials),
/// too_many_candidates.
[[nodiscard]] result<offer_summary> inspect_offer(std::string_view text);

struct codec_choice {
  unsigned payload = 0;
  std::string name; ///< "vp9", "h264" or "vp8"; "opus"
};

/// The best codec of `offered` by `preferred` (best first, lower case) that a receiver of ours can
/// decode: VP9 profile 0, VP8, H.264 with packetization-mode 1 up to high profile.
/// Errors: codec_unsupported; the text names what was offered.
[[nodiscard]] result<codec_choice> choose_codec(const section& offered,
                                                std::span<const std::string> preferred);

/// Opus as browsers offer it. Errors: codec_unsupported; the text names what was offered.
/// Spec: RFC 7587 7: 48 kHz and two channels, whatever is in it.
[[nodiscard]] result<codec_choice> choose_sound_codec(const section& offered);

/// The transport-wide congestion control extension; without it Chromium never finds its rate.
inline constexpr std::string_view transport_cc_uri =
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

/// How loud each packet is, so that nobody has to decode it. Spec: RFC 6464.
inline constexpr std::string_view audio_level_uri = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

struct start_rate {
  unsigned start_kbps = 0;
  unsigned min_kbps = 0;
  unsigned max_kbps = 0;
};

/// `answer` with Chromium's x-google-*-bitrate parameters in the fmtp lines of all video payloads.
[[nodiscard]] std::string with_start_rate(std::string_view answer, const start_rate& rate);

/// True if all sections may mix one-byte and two-byte extension headers. Spec: RFC 8285 6.
[[nodiscard]] bool allows_mixed_extensions(std::string_view offer);

/// `answer` to an offer that allows it, saying the same for its session. Observed: Chromium 156
/// takes a silent answer as a change at each further negotiation, and builds all its encoders anew:
/// a whole picture each, its rate found anew, and the running share stands for half a second.
[[nodiscard]] std::string with_mixed_extensions(std::string_view answer);

/// `text` with `word` ("sendonly", "inactive", ...) as direction of those sections, by their place.
[[nodiscard]] std::string
with_direction(std::string_view text, const std::set<std::size_t>& sections, std::string_view word);

/// `offer` without those candidates that the box must not look at (see parse_candidate, mDNS
/// names) or cannot use (link-local IPv6).
[[nodiscard]] std::string without_bad_candidates(std::string_view offer);

/// Spec: RFC 8839 5.1 (the attribute's value, with or without "a=").
struct candidate {
  std::string foundation;
  unsigned component = 1;
  std::string transport; ///< "udp" or "tcp"
  std::uint32_t priority = 0;
  std::string address; ///< IPv4, IPv6 or a name
  std::uint16_t port = 0;
  std::string type; ///< host, srflx, prflx, relay
  /// A browser's hidden address ("....local"); peer-reflexive checks find it without a look-up.
  [[nodiscard]] bool is_mdns() const noexcept;
  /// An address and no name: names are never resolved.
  [[nodiscard]] bool is_literal() const noexcept;
  /// An IPv6 address that means nothing without the link on which it lies. Spec: RFC 4291 2.5.6.
  [[nodiscard]] bool is_link_local() const noexcept;
};

/// Errors: parse_error, message_too_large.
[[nodiscard]] result<candidate> parse_candidate(std::string_view text);

} // namespace tessera::sdp
