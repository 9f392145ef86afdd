// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "kiosk/wishes.hpp"

#include "base/base64.hpp"
#include "proto/method_table.hpp"
#include "proto/params.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tessera::kiosk {
namespace {

using rpc::json;

constexpr std::size_t max_codecs = 16;
constexpr rpc::text_limits codec_limits{1, 16};
constexpr auto sounds = std::to_array<std::string_view>({"", "pulse", "pipewire", "alsa"});
constexpr std::int64_t max_side = 16384; // pixels; as in a lane's caps
constexpr double max_fps = 1000;
constexpr std::int64_t max_delay_ms = 3600000; // a clock that stood still, not a longer delay
constexpr std::size_t max_lanes_hello = 256;

result<wish> read_ready(const json& params) {
  auto decoders = rpc::text_list_param(params, "decoders", max_codecs, codec_limits);
  if (!decoders)
    return std::move(decoders).error();
  auto hardware = rpc::text_list_param(params, "hardware", max_codecs, codec_limits);
  if (!hardware)
    return std::move(hardware).error();
  auto renderer = rpc::optional_text_param(params, "renderer", {0, 64});
  if (!renderer)
    return std::move(renderer).error();
  auto sound = rpc::optional_text_param(params, "sound", {0, 16});
  if (!sound)
    return std::move(sound).error();
  if (*sound && !std::ranges::count(sounds, **sound))
    return failure{errc::invalid_argument, "\"sound\" must be pulse, pipewire, alsa or empty"};
  return wish{kiosk_presence{
      true, *std::move(decoders), *std::move(hardware), sound->value_or(std::string{})}};
}

result<wish> read_displayed(const json& params) {
  auto share = rpc::id_param(params, "share");
  if (!share)
    return std::move(share).error();
  const std::array<std::pair<const char*, std::int64_t>, 4> numbers{{{"width", max_side},
                                                                     {"height", max_side},
                                                                     {"dropped", INT64_MAX},
                                                                     {"delay_ms", max_delay_ms}}};
  std::array<std::int64_t, 4> values{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto value = rpc::integer_param(params, numbers[i].first, 0, numbers[i].second);
    if (!value)
      return std::move(value).error();
    values[i] = *value;
  }
  auto fps = rpc::number_param(params, "fps", 0, max_fps);
  if (!fps)
    return std::move(fps).error();
  return wish{share_displayed{share_id{*std::move(share)},
                              static_cast<int>(values[0]),
                              static_cast<int>(values[1]),
                              *fps,
                              static_cast<std::uint64_t>(values[2]),
                              static_cast<int>(values[3])}};
}

result<wish> read_failed(const json& params) {
  auto share = rpc::id_param(params, "share");
  if (!share)
    return std::move(share).error();
  return wish{end_share{share_id{*std::move(share)}, end_reason::media_failed, {}}};
}

result<wish> read_thumbnail(const json& params) {
  auto checked = rpc::checked_params(*rpc::find_method("share.thumbnail"), params);
  if (!checked)
    return std::move(checked).error();
  auto jpeg = from_base64(checked->at("data").get_ref<const std::string&>());
  if (!jpeg)
    return std::move(jpeg).error();
  return wish{thumbnail_made{share_id{checked->at("share").get<std::string>()}, *std::move(jpeg)}};
}

result<wish> read_nothing(const json&) {
  return wish{get_room{}};
}

struct row {
  std::string_view method;
  result<wish> (*read)(const json&);
};

constexpr auto rows = std::to_array<row>({{"room.get", read_nothing},
                                          {"kiosk.ready", read_ready},
                                          {"share.displayed", read_displayed},
                                          {"share.failed", read_failed},
                                          {"share.thumbnail", read_thumbnail}});

} // namespace

bool is_wish(std::string_view method) noexcept {
  return std::ranges::find(rows, method, &row::method) != rows.end();
}

result<wish> read_wish(const json_rpc::call& call) {
  auto found = std::ranges::find(rows, std::string_view{call.method}, &row::method);
  if (found != rows.end())
    return found->read(call.params);
  return {errc::method_not_found, "the kiosk socket does not know \"" + call.method + "\""};
}

result<std::string> read_lanes_hello(std::string_view text) {
  if (text.size() > max_lanes_hello)
    return errc::message_too_large;
  auto message = json::parse(text, nullptr, false);
  if (!message.is_object())
    return {errc::parse_error, "the first message is {\"session\": SESSION}"};
  auto session = rpc::text_param(message, "session", 64);
  if (!session)
    return {errc::parse_error, session.error().text};
  return session;
}

} // namespace tessera::kiosk
