// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "replay_clips.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace tessera::replay {
namespace {

std::vector<std::string> read_ivf(const std::string& path) {
  // IVF: the header's own size at 6, then for each frame its size, a time of 8 bytes, its bytes.
  constexpr std::size_t header_size_at = 6, frame_header_bytes = 12;
  std::ifstream file{path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  std::vector<std::string> pictures;
  std::uint16_t at = 0;
  if (bytes.size() > header_size_at + sizeof at)
    std::memcpy(&at, bytes.data() + header_size_at, sizeof at);
  for (std::size_t next = at; at > 0 && next + frame_header_bytes <= bytes.size();) {
    std::uint32_t size = 0;
    std::memcpy(&size, bytes.data() + next, sizeof size);
    next += frame_header_bytes;
    if (size == 0 || size > bytes.size() - next)
      break;
    pictures.push_back(bytes.substr(next, size));
    next += size;
  }
  return pictures;
}

double pixels_a_second(const clip& one) {
  return one.fps / (one.scale * one.scale);
}

} // namespace

/// RFC 6386, 9.1.
bool is_key_frame(const std::string& picture) {
  return (static_cast<unsigned char>(picture.front()) & 1U) == 0;
}

result<clips>
clips::read(const std::string& file, const std::string& slower, int fps, int width, int height) {
  clips out;
  out.all_.push_back({fps, 1.0, {"vp8", width, height}, read_ivf(file)});
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator{slower, none}) {
    int rate = 0, tenths = 0;
    if (std::sscanf(entry.path().filename().c_str(), "%dx%d.ivf", &rate, &tenths) != 2)
      continue;
    lane::caps caps{"vp8", width * 10 / tenths / 2 * 2, height * 10 / tenths / 2 * 2};
    out.all_.push_back({rate, tenths / 10.0, std::move(caps), read_ivf(entry.path())});
  }
  for (const auto& one : out.all_) {
    if (one.pictures.empty() || !is_key_frame(one.pictures.front()))
      return {errc::media_failed, "no clip of VP8 that begins with a key frame"};
  }
  std::sort(out.all_.begin(), out.all_.end(), [](const clip& a, const clip& b) {
    return pixels_a_second(a) > pixels_a_second(b);
  });
  return out;
}

const clip& clips::for_wish(const sender_wish& wish) const {
  auto found = std::find_if(all_.begin(), all_.end(), [&](const clip& one) {
    return one.scale >= wish.scale && (wish.fps == 0 || one.fps <= wish.fps);
  });
  return found == all_.end() ? all_.back() : *found;
}

} // namespace tessera::replay
