// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/hls_playlist.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <optional>

namespace tessera::airplay {

namespace {

constexpr std::string_view utf8_mark = "\xef\xbb\xbf";
constexpr std::string_view sign = "#EXTM3U";

failure protected_by(std::string_view what) {
  return {errc::permission_denied,
          "The video is protected against copying (" + std::string{what} +
              "). It cannot be shown here."};
}

/// One value of an attribute list, without its quotes; its place is that of what lies between them.
struct attribute {
  std::size_t at = 0;
  std::string_view value;
};

/// Spec: RFC 8216 4.2: NAME=value or NAME="value", with commas between.
std::optional<attribute> find_attribute(std::string_view line, std::string_view wanted) {
  auto at = line.find(':');
  if (at == std::string_view::npos)
    return std::nullopt;
  ++at;
  while (at < line.size()) {
    const auto equals = line.find('=', at);
    if (equals == std::string_view::npos)
      return std::nullopt;
    auto name = line.substr(at, equals - at);
    while (name.starts_with(' '))
      name.remove_prefix(1);
    auto begin = equals + 1;
    std::size_t end = 0;
    if (begin < line.size() && line[begin] == '"') {
      ++begin;
      end = line.find('"', begin);
      if (end == std::string_view::npos)
        return std::nullopt;
      at = std::min(line.find(',', end), line.size() - 1) + 1;
    } else {
      end = std::min(line.find(',', begin), line.size());
      at = end + 1;
    }
    if (name == wanted)
      return attribute{begin, line.substr(begin, end - begin)};
  }
  return std::nullopt;
}

std::string_view value_of(std::string_view line, std::string_view name) {
  const auto found = find_attribute(line, name);
  return found ? found->value : std::string_view{};
}

/// Plain AES-128 with a key that anybody may fetch is no protection, and is played.
std::optional<failure> protection_of(std::string_view line) {
  if (!line.starts_with("#EXT-X-KEY:") && !line.starts_with("#EXT-X-SESSION-KEY:"))
    return std::nullopt;
  const auto method = value_of(line, "METHOD");
  const auto format = value_of(line, "KEYFORMAT");
  const auto address = value_of(line, "URI");
  if (lower(address.substr(0, 4)) == "skd:" || format.starts_with("com.apple."))
    return protected_by("FairPlay");
  if (method != "NONE" && method != "AES-128")
    return protected_by(method.empty() ? "by keys of an unknown kind" : method);
  if (!format.empty() && format != "identity")
    return protected_by("keys of another system");
  return std::nullopt;
}

result<std::string> rewritten_tag(std::string_view line, const rewriter& rewrite) {
  if (auto fault = protection_of(line))
    return *std::move(fault);
  const auto address = line.starts_with("#EXT") ? find_attribute(line, "URI") : std::nullopt;
  if (!address || address->value.empty())
    return std::string{line};
  auto instead = rewrite(address->value);
  if (!instead)
    return instead;
  std::string out{line.substr(0, address->at)};
  out += *instead;
  out += line.substr(address->at + address->value.size());
  return out;
}

} // namespace

bool is_playlist(std::string_view beginning) noexcept {
  if (beginning.starts_with(utf8_mark))
    beginning.remove_prefix(utf8_mark.size());
  return beginning.starts_with(sign);
}

result<std::string> rewrite_playlist(std::string_view text, const rewriter& rewrite) {
  if (text.size() > max_playlist_bytes)
    return {errc::message_too_large, "A playlist has more than 2 MiB."};
  if (!is_playlist(text))
    return {errc::parse_error, "This is no playlist."};
  if (text.starts_with(utf8_mark))
    text.remove_prefix(utf8_mark.size());
  std::string out;
  out.reserve(text.size() * 2);
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (line.ends_with('\r') || line.ends_with(' '))
      line.remove_suffix(1);
    if (line.size() > max_playlist_line)
      return {errc::message_too_large, "A line of a playlist has more than 16 KiB."};
    if (line.empty())
      continue;
    auto done = line.starts_with('#') ? rewritten_tag(line, rewrite) : rewrite(line);
    if (!done)
      return done;
    out += *done;
    out += '\n';
  }
  return out;
}

} // namespace tessera::airplay
