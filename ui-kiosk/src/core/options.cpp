// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/options.hpp"

#include <charconv>
#include <optional>

namespace tessera::kiosk {
namespace {

constexpr int smallest_side = 160;
constexpr int largest_side = 16384;

std::optional<int> parse_side(std::string_view text) {
  int value = 0;
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  if (value < smallest_side || value > largest_side)
    return std::nullopt;
  return value;
}

result<> take_size(options& into, std::string_view text) {
  auto cross = text.find('x');
  if (cross != std::string_view::npos) {
    auto width = parse_side(text.substr(0, cross));
    auto height = parse_side(text.substr(cross + 1));
    if (width && height) {
      into.width = *width;
      into.height = *height;
      return {};
    }
  }
  return {errc::invalid_argument,
          "--size takes WIDTHxHEIGHT in pixels, 160 to 16384 each, such as 1920x1080; got \"" +
              std::string{text} + "\""};
}

result<> take_renderer(options& into, std::string_view text) {
  if (text == "auto")
    into.renderer = renderer_choice::automatic;
  else if (text == "software")
    into.renderer = renderer_choice::software;
  else if (text == "gpu")
    into.renderer = renderer_choice::gpu;
  else
    return {errc::invalid_argument,
            "--renderer takes auto, software or gpu; got \"" + std::string{text} + "\""};
  return {};
}

result<> take_text(std::string& into, std::string_view name, std::string_view text) {
  if (text.empty())
    return {errc::invalid_argument, std::string{name} + " needs a value that is not empty"};
  into = text;
  return {};
}

result<> take_value(options& into, std::string_view name, std::string_view value) {
  if (name == "--renderer")
    return take_renderer(into, value);
  if (name == "--size")
    return take_size(into, value);
  if (name == "--locale")
    return take_text(into.locale, name, value);
  return take_text(into.runtime_folder, name, value);
}

bool* find_switch(options& into, std::string_view name) {
  if (name == "--windowed")
    return &into.windowed;
  if (name == "--reduced-motion")
    return &into.reduced_motion;
  if (name == "--help" || name == "-h")
    return &into.help;
  if (name == "--version")
    return &into.version;
  return nullptr;
}

bool takes_value(std::string_view name) {
  return name == "--runtime-folder" || name == "--renderer" || name == "--size" ||
         name == "--locale";
}

} // namespace

result<options> parse_options(std::span<const char* const> arguments) {
  options parsed;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    std::string_view argument = arguments[at];
    if (auto* flag = find_switch(parsed, argument)) {
      *flag = true;
      continue;
    }
    auto equals = argument.find('=');
    auto name = argument.substr(0, equals);
    if (!takes_value(name))
      return {errc::invalid_argument, "unknown argument \"" + std::string{argument} + "\""};
    std::string_view value;
    if (equals != std::string_view::npos)
      value = argument.substr(equals + 1);
    else if (at + 1 < arguments.size())
      value = arguments[++at];
    else
      return {errc::invalid_argument, std::string{name} + " needs a value"};
    if (auto taken = take_value(parsed, name, value); !taken)
      return std::move(taken).error();
  }
  return parsed;
}

std::string_view usage() noexcept {
  return R"(usage: tessera-kiosk [--runtime-folder DIR] [--renderer auto|software|gpu]
                     [--windowed] [--size WxH] [--locale xx] [--reduced-motion]
                     [--help] [--version]

Shows the room of tesserad on this display. It has no network access: it talks
to kiosk.sock and kiosk-lanes.sock in the runtime folder only.

  --runtime-folder DIR  where tesserad's sockets are (default /run/tessera)
  --renderer WHICH      how to draw; auto takes the GPU where there is one
  --windowed            a window instead of the full screen
  --size WxH            size of the window in pixels
  --locale xx           language of the texts (default: the room's)
  --reduced-motion      no animations
)";
}

} // namespace tessera::kiosk
