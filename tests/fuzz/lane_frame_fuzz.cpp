// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/lane_frame.hpp"
#include "require.hpp"

#include <algorithm>

namespace {

using namespace tessera;

/// Feeds the bytes in pieces of `step` and answers how it ended.
errc read_in_pieces(std::string_view bytes, std::size_t step, std::vector<lane::frame>& out) {
  lane::frame_reader reader;
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, std::min(step, bytes.size()));
    bytes.remove_prefix(piece.size());
    if (const auto fed = reader.feed(piece, out); !fed)
      return fed.code();
  }
  return errc::ok;
}

} // namespace

// Pieces make no difference, and what was read is written back byte for byte.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  std::vector<lane::frame> whole;
  std::vector<lane::frame> pieces;
  const auto whole_end = read_in_pieces(bytes, bytes.size() + 1, whole);
  const auto pieces_end = read_in_pieces(bytes, 7, pieces);
  TESSERA_REQUIRE(whole_end == pieces_end);
  TESSERA_REQUIRE(whole.size() == pieces.size());
  std::size_t offset = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    TESSERA_REQUIRE(whole[i].header == pieces[i].header);
    TESSERA_REQUIRE(whole[i].payload == pieces[i].payload);
    TESSERA_REQUIRE(whole[i].payload.size() == whole[i].header.size);
    const auto header = lane::encode(whole[i].header);
    TESSERA_REQUIRE(std::equal(
        header.begin(), header.end(), reinterpret_cast<const std::byte*>(bytes.data()) + offset));
    offset += lane::header_bytes + whole[i].header.size;
  }
  TESSERA_REQUIRE(offset <= bytes.size());

  if (const auto header = lane::decode_header(bytes))
    TESSERA_REQUIRE(header->size <= lane::max_payload_bytes);
  if (const auto caps = lane::decode_caps(bytes)) {
    const auto again = lane::decode_caps(lane::encode(*caps));
    TESSERA_REQUIRE(again && *again == *caps);
  }
  if (const auto caps = lane::decode_sound_caps(bytes)) {
    const auto again = lane::decode_sound_caps(lane::encode(*caps));
    TESSERA_REQUIRE(again && *again == *caps);
  }
  return 0;
}
