// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/hls_playlist.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace tessera::airplay {

namespace {

struct seen {
  std::vector<std::string> addresses;
  result<std::string> operator()(std::string_view address) {
    addresses.emplace_back(address);
    return "<" + std::string{address} + ">";
  }
};

result<std::string> rewritten(std::string_view text) {
  return rewrite_playlist(text, seen{});
}

} // namespace

TEST_CASE("hls_playlist: each address goes through the rewriter, and nothing else",
          "[airplay][video]") {
  const auto* master =
      "#EXTM3U\r\n"
      "#EXT-X-VERSION:6\r\n"
      "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a,b=c\",NAME=\"URI=\",URI=\"sound/en.m3u8\"\r\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=1280000,CODECS=\"avc1.4d401e,mp4a.40.2\"\r\n"
      "low/index.m3u8?a=1,2\r\n"
      "\r\n"
      "# a remark with URI=\"x\"\r\n"
      "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"http://b/i.m3u8\"\r\n";
  CHECK(*rewritten(master) ==
        "#EXTM3U\n"
        "#EXT-X-VERSION:6\n"
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a,b=c\",NAME=\"URI=\",URI=\"<sound/en.m3u8>\"\n"
        "#EXT-X-STREAM-INF:BANDWIDTH=1280000,CODECS=\"avc1.4d401e,mp4a.40.2\"\n"
        "<low/index.m3u8?a=1,2>\n"
        "# a remark with URI=\"x\"\n"
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"<http://b/i.m3u8>\"\n");
  CHECK(*rewritten("\xef\xbb\xbf#EXTM3U\n#EXT-X-MAP:URI=\"init.mp4\",BYTERANGE=\"10@0\"\n#EXTINF:4,"
                   "\na.m4s") ==
        "#EXTM3U\n#EXT-X-MAP:URI=\"<init.mp4>\",BYTERANGE=\"10@0\"\n#EXTINF:4,\n<a.m4s>\n");
}

TEST_CASE("hls_playlist: plain AES-128 is played", "[airplay][video]") {
  for (const char* key : {"METHOD=NONE",
                          "METHOD=AES-128,URI=\"https://a/key\",IV=0x1",
                          "METHOD=AES-128,URI=\"k\",KEYFORMAT=\"identity\""}) {
    CAPTURE(key);
    CHECK(rewritten("#EXTM3U\n#EXT-X-KEY:" + std::string{key} + "\n#EXTINF:4,\na.ts\n"));
  }
}

TEST_CASE("hls_playlist: what is protected is refused, and says so", "[airplay][video]") {
  for (const char* tag : {"#EXT-X-KEY:", "#EXT-X-SESSION-KEY:"})
    for (const char* key :
         {"METHOD=SAMPLE-AES,URI=\"skd://k\",KEYFORMAT=\"com.apple.streamingkeydelivery\"",
          "METHOD=AES-128,URI=\"SKD://k\"",
          "METHOD=AES-128,URI=\"https://k\",KEYFORMAT=\"com.apple.streamingkeydelivery\"",
          "METHOD=SAMPLE-AES,URI=\"https://k\"",
          "METHOD=SAMPLE-AES-CTR,KEYFORMAT=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\"",
          "METHOD=AES-128,URI=\"x\",KEYFORMAT=\"urn:uuid:1\"",
          "URI=\"x\""}) {
      CAPTURE(tag, key);
      auto done = rewritten("#EXTM3U\n" + std::string{tag} + key + "\n#EXTINF:4,\na.ts\n");
      REQUIRE(done.code() == errc::permission_denied);
      CHECK(done.error().message().find("protected") != std::string::npos);
    }
}

TEST_CASE("hls_playlist: limits, and what is none", "[airplay][video]") {
  CHECK(rewritten("<html>").code() == errc::parse_error);
  CHECK(rewritten("#EXTM3U\n" + std::string(max_playlist_bytes, 'a')).code() ==
        errc::message_too_large);
  CHECK(rewritten("#EXTM3U\n" + std::string(max_playlist_line + 1, 'a')).code() ==
        errc::message_too_large);
  CHECK(rewrite_playlist("#EXTM3U\nfile:///etc/passwd\n", [](std::string_view) {
          return result<std::string>{errc::refused};
        }).code() == errc::refused);
  // Broken attributes stay as they are.
  CHECK(*rewritten("#EXTM3U\n#EXT-X-MAP:URI=\"open\n") == "#EXTM3U\n#EXT-X-MAP:URI=\"open\n");
  CHECK(*rewritten("#EXTM3U\n#EXT-X-MAP:,,=,URI=\n") == "#EXTM3U\n#EXT-X-MAP:,,=,URI=\n");
}

} // namespace tessera::airplay
