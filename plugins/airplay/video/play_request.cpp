// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/play_request.hpp"

#include "base/ascii.hpp"
#include "wire/plist.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tessera::airplay {

namespace {

constexpr std::size_t max_lines = 64;

std::string_view trim(std::string_view text) {
  const auto blank = [](char each) { return each == ' ' || each == '\t' || each == '\r'; };
  while (!text.empty() && blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && blank(text.back()))
    text.remove_suffix(1);
  return text;
}

double fraction_of(double value) {
  return std::clamp(value, 0.0, 1.0);
}

double seconds_of(double value) {
  return std::max(value, 0.0);
}

result<play_request> of_plist(std::string_view body) {
  auto list = plist::parse(body);
  if (!list)
    return std::move(list).error();
  play_request out;
  out.url = list->text("Content-Location").value_or("");
  out.start_seconds = seconds_of(list->real("Start-Position-Seconds").value_or(0));
  out.start_fraction = fraction_of(list->real("Start-Position").value_or(0));
  out.paused = list->real("rate").value_or(1) == 0;
  return out;
}

result<play_request> of_lines(std::string_view body) {
  play_request out;
  for (std::size_t lines = 0; !body.empty(); ++lines) {
    if (lines == max_lines)
      return {errc::parse_error, "The description of a video has too many lines."};
    const auto end = std::min(body.find('\n'), body.size());
    const auto line = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
      continue;
    const auto name = trim(line.substr(0, colon)), value = trim(line.substr(colon + 1));
    if (same_letters(name, "Content-Location"))
      out.url = value;
    else if (same_letters(name, "Start-Position"))
      out.start_fraction = fraction_of(parse_seconds(value).value_or(0));
    else if (same_letters(name, "Start-Position-Seconds"))
      out.start_seconds = seconds_of(parse_seconds(value).value_or(0));
  }
  return out;
}

bool is_property_list(std::string_view body) {
  return body.starts_with("bplist") || body.starts_with("<");
}

} // namespace

std::optional<double> parse_seconds(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

result<media_url> parse_media_url(std::string_view url) {
  if (url.size() > max_url_bytes)
    return {errc::message_too_large, "The address of a video has more than 8 KiB."};
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos)
    return {errc::parse_error, "The address of a video is none of a network."};
  const auto scheme = lower(url.substr(0, scheme_end));
  if (scheme == "mlhls")
    return {errc::unsupported_type,
            "The app hands its video through itself (mlhls), which is not supported. Mirror the "
            "screen."};
  if (scheme == "skd")
    return {errc::unsupported_type, "The video is protected (FairPlay). It cannot be shown here."};
  if (scheme != "http" && scheme != "https")
    return {errc::unsupported_type, "Only http and https are played, nothing else."};
  // A blank would end a line of ours, what is not ASCII is percent-encoded by who follows the RFC.
  if (!std::all_of(url.begin(), url.end(), [](char each) { return each > 0x20 && each < 0x7f; }))
    return {errc::parse_error, "The address of a video has characters that no address has."};
  auto rest = url.substr(scheme_end + 3);
  rest = rest.substr(0, rest.find_first_of("/?#\\"));
  if (const auto user = rest.rfind('@'); user != std::string_view::npos)
    rest.remove_prefix(user + 1);
  const auto host =
      rest.starts_with('[') ? rest.substr(0, rest.find(']') + 1) : rest.substr(0, rest.find(':'));
  if (host.empty())
    return {errc::parse_error, "The address of a video names no server."};
  return media_url{scheme == "https", std::string{host}};
}

result<play_request> parse_play(std::string_view body) {
  auto out = is_property_list(body) ? of_plist(body) : of_lines(body);
  if (!out)
    return out;
  if (out->url.empty())
    return {errc::parse_error, "The description of a video names none."};
  if (auto url = parse_media_url(out->url); !url)
    return std::move(url).error();
  return out;
}

} // namespace tessera::airplay
