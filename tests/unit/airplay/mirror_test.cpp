// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "hex.hpp"
#include "wire/mirror_header.hpp"
#include "wire/stream_keys.hpp"

#include <catch2/catch.hpp>

#include <cstring>

namespace tessera::airplay {

namespace {

std::string header(std::uint32_t size, std::uint8_t type, std::uint8_t flags = 0) {
  std::string out(mirror_header_bytes, '\0');
  std::memcpy(out.data(), &size, 4);
  out[4] = static_cast<char>(type);
  out[5] = static_cast<char>(flags);
  return out;
}

std::string codec_header(float width, float height, std::uint8_t option = 0x16) {
  auto out = header(10, 1);
  out[6] = static_cast<char>(option);
  std::memcpy(out.data() + 16, &width, 4);
  std::memcpy(out.data() + 20, &height, 4);
  return out;
}

} // namespace

TEST_CASE("mirror: reads the header of a picture", "[airplay]") {
  auto bytes = header(4000, 0, 0x10);
  bytes[8] = 1;
  bytes[12] = 2;
  auto one = parse_mirror_header(bytes);
  REQUIRE(one);
  CHECK(one->kind == mirror_kind::picture);
  CHECK(one->key_frame);
  CHECK(one->size == 4000);
  CHECK(one->timestamp == (std::uint64_t{2} << 32 | 1));
  CHECK(parse_mirror_header(header(0, 2))->kind == mirror_kind::heartbeat);
  CHECK(parse_mirror_header(header(9, 5))->kind == mirror_kind::statistics);
  CHECK(parse_mirror_header(header(9, 77))->kind == mirror_kind::other);
}

TEST_CASE("mirror: reads size and sleep from the header of codec data", "[airplay]") {
  auto one = parse_mirror_header(codec_header(1920, 1080));
  REQUIRE(one);
  CHECK(one->width == 1920);
  CHECK(one->height == 1080);
  CHECK_FALSE(one->asleep);
  CHECK(parse_mirror_header(codec_header(1170, 2532, 0x56))->asleep);
  for (float bad : {0.0F, -1.0F, 1e9F, std::numeric_limits<float>::quiet_NaN()})
    CHECK(parse_mirror_header(codec_header(bad, 1080)).code() == errc::parse_error);
}

TEST_CASE("mirror: refuses what is too large or no header", "[airplay]") {
  CHECK(parse_mirror_header(header(max_mirror_payload + 1, 0)).code() == errc::message_too_large);
  CHECK(parse_mirror_header("short").code() == errc::parse_error);
}

TEST_CASE("mirror: codec data of H.264 become Annex B", "[airplay]") {
  auto setup = parse_codec_setup(from_hex("0164001fffe100046764001f01000268ee02000000"));
  REQUIRE(setup);
  CHECK(setup->codec == "h264");
  CHECK(to_hex(setup->annex_b()) == "000000016764001f0000000168ee");
  CHECK(parse_codec_setup(from_hex("0164001fffe1000467")).code() == errc::parse_error);
  CHECK(parse_codec_setup(from_hex("0164001fffe000")).code() == errc::parse_error);
  CHECK(parse_codec_setup("").code() == errc::codec_unsupported);
  CHECK(parse_codec_setup("?").code() == errc::parse_error);
}

TEST_CASE("mirror: codec data of H.265 become Annex B", "[airplay]") {
  auto bytes = std::string(0x75, '\0');
  bytes.replace(4, 4, "hvc1");
  bytes += from_hex("a00001000240aaa10001000242bba20001000244cc");
  auto setup = parse_codec_setup(bytes);
  REQUIRE(setup);
  CHECK(setup->codec == "h265");
  CHECK(to_hex(setup->annex_b()) == "0000000140aa0000000142bb0000000144cc");
  CHECK(parse_codec_setup(bytes.substr(0, bytes.size() - 1)).code() == errc::parse_error);
  CHECK(parse_codec_setup(bytes.substr(0, 8)).code() == errc::parse_error);
}

TEST_CASE("mirror: units with lengths become Annex B, and a wrong key is seen", "[airplay]") {
  CHECK(to_hex(*annex_b_of(from_hex("00000002061100000003658899"))) == "0000000106110000000165"
                                                                       "8899");
  CHECK(annex_b_of(from_hex("000000020611000000")).code() == errc::parse_error);
  CHECK(annex_b_of(from_hex("0000000506")).code() == errc::parse_error);
  CHECK(annex_b_of(from_hex("0000000186")).code() == errc::parse_error);
  CHECK(annex_b_of(from_hex("00000000")).code() == errc::parse_error);
}

TEST_CASE("stream keys: pictures open in their order and each once", "[airplay]") {
  const secret shared{std::string(32, 's')};
  const auto key = stream_key(shared, 18'446'744'073'709'551'615U); // a sender's -1
  CHECK(key == hkdf_sha512(shared,
                           "DataStream-Salt18446744073709551615",
                           "DataStream-Output-Encryption-Key"));
  const auto head = header(20, 0);
  const auto first = chacha_seal(key, counter_nonce(0), head, "picture one");
  const auto second = chacha_seal(key, counter_nonce(1), head, "picture two");
  picture_opener opener{key};
  CHECK(*opener.open(head, first) == "picture one");
  CHECK(*opener.open(head, second) == "picture two");
  CHECK(opener.open(head, second).code() == errc::parse_error);
  picture_opener other{key};
  CHECK(other.open(header(21, 0), first).code() == errc::parse_error);
}

TEST_CASE("stream keys: legacy pictures are one stream of keys", "[airplay]") {
  const secret key{std::string(16, 'k')};
  picture_opener sender{legacy_key(key, std::nullopt), 7},
      receiver{legacy_key(key, std::nullopt), 7};
  for (const std::string text : {"five5", "a longer one than a block", "x"})
    CHECK(*receiver.open({}, *sender.open({}, text)) == text);
  const secret shared{std::string(32, 's')};
  CHECK_FALSE(legacy_key(key, shared) == key);
  CHECK(legacy_key(key, shared).reveal().size() == 16);
}

TEST_CASE("stream keys: packets of sound", "[airplay]") {
  const secret key{std::string(32, 'k')};
  const auto head = from_hex("806001020000a00000000000");
  const auto nonce = from_hex("0102030405060708");
  const auto packet = head + chacha_seal(key, nonce, head.substr(4), "sound") + nonce;
  auto one = sound_opener{key}.open(packet);
  REQUIRE(one);
  REQUIRE(*one);
  CHECK((*one)->sequence == 0x0102);
  CHECK((*one)->timestamp == 0xa000);
  CHECK((*one)->payload == "sound");
  auto forged = packet;
  forged[5] = 'x';
  CHECK(sound_opener{key}.open(forged).code() == errc::parse_error);
  CHECK(sound_opener{key}.open(head + "short").code() == errc::parse_error);
  CHECK(sound_opener{}.open("nothing").code() == errc::parse_error);
  CHECK(sound_opener{}.open(head + std::string(max_sound_packet, 'x')).code() ==
        errc::message_too_large);
  CHECK((**sound_opener{}.open(head + "plain")).payload == "plain");
  CHECK_FALSE(*sound_opener{}.open(head));
  CHECK_FALSE(*sound_opener{}.open(head + from_hex("00683400")));
}

} // namespace tessera::airplay
