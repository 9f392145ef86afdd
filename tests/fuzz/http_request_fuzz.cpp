// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/request_reader.hpp"
#include "require.hpp"

#include <algorithm>
#include <string>

namespace {

using tessera::net::request_reader;
using step = request_reader::step;

constexpr std::size_t header_bytes = 512;
constexpr std::size_t body_bytes = 64;

/// Reads all requests of a connection; the first byte of the data says in pieces of what size.
/// What came whole, as text.
std::string read_all(std::string_view text, std::size_t piece) {
  std::string whole;
  request_reader reader{header_bytes, "192.0.2.1", true};
  while (!text.empty()) {
    reader.feed(text.substr(0, piece));
    text.remove_prefix(std::min(piece, text.size()));
    for (auto now = reader.next(); now != step::more; now = reader.next()) {
      if (now == step::refused) {
        TESSERA_REQUIRE(reader.refusal().status >= 400);
        return whole;
      }
      if (now == step::head) {
        TESSERA_REQUIRE(reader.head().path.front() == '/');
        if (reader.plan().expected())
          reader.limit_body(body_bytes);
        continue;
      }
      auto chunked = reader.plan().chunked;
      auto length = reader.plan().length;
      auto request = reader.take();
      TESSERA_REQUIRE(request.body.size() <= body_bytes);
      TESSERA_REQUIRE(chunked || request.body.size() == length);
      whole += request.method + ' ' + request.path + ' ' + request.body + '\n';
      reader.restart();
    }
  }
  return whole;
}

} // namespace

// However the bytes are cut into pieces, the same requests come out, or fewer of them: a piece more
// may show a fault earlier.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2)
    return 0;
  const auto text = tessera::fuzz::text_of(data + 1, size - 1);
  const auto at_once = read_all(text, text.size());
  const auto in_pieces = read_all(text, data[0] % 64 + 1);
  TESSERA_REQUIRE(at_once.starts_with(in_pieces) || in_pieces.starts_with(at_once));
  return 0;
}
