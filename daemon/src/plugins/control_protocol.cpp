// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/control_protocol.hpp"

#include "plugins/control_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace tessera::plugins::control {
namespace {

constexpr int max_side = 16384;      // pixels, as in a lane's caps
constexpr int max_kbps = 10'000'000; // 10 Gbit/s
constexpr double max_fps = 1000;
constexpr std::size_t max_decoders = 32;
constexpr double max_scale = 64;
constexpr std::chrono::milliseconds max_track_time = std::chrono::hours{24 * 7};
constexpr std::string_view levels[] = {"debug", "info", "warning", "error"};

template <class Id>
Id id_of(members& in, const char* name) {
  return Id{in.text(name, max_id_bytes)};
}

template <class Enum>
Enum named(members& in, const char* name, Enum value) {
  if (!from_name(in.text(name, max_id_bytes), value))
    in.blame(name);
  return value;
}

/// Split where one space is.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty() && out.size() < max_decoders) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!word.empty())
      out.emplace_back(word);
  }
  return out;
}

log_level level_of(members& in) {
  auto name = in.text("level", max_id_bytes);
  for (std::size_t i = 0; i < std::size(levels); ++i) {
    if (levels[i] == name)
      return static_cast<log_level>(i);
  }
  in.blame("level");
  return log_level::info;
}

template <class Id>
json answer(const char* type, request_number request, const char* name, const result<Id>& value) {
  json out{{"type", type}, {"request", request}};
  if (value)
    out[name] = value->str();
  else
    out["error"] = error_to_json(value.error());
  return out;
}

template <class Id>
result<Id> answered(members& in, const char* name) {
  if (in.has("error"))
    return in.error("error");
  return id_of<Id>(in, name);
}

std::uint64_t to_number(std::chrono::milliseconds time) {
  return static_cast<std::uint64_t>(
      std::clamp(time, std::chrono::milliseconds{0}, max_track_time).count());
}

std::chrono::milliseconds time_of(members& in, const char* name) {
  return std::min(std::chrono::milliseconds{in.small(name, INT32_MAX)}, max_track_time);
}

struct writer {
  json operator()(const hello& m) const {
    return {{"type", "hello"},
            {"protocol", m.protocol},
            {"options", options_to_json(m.options)},
            {"state_folder", m.state_folder}};
  }
  json operator()(const admit_answer& m) const {
    auto out = answer("admit_answer", m.request, "participant", m.participant);
    if (m.participant)
      out["waiting"] = m.waiting;
    return out;
  }
  json operator()(const share_answer& m) const {
    return answer("share_answer", m.request, "share", m.share);
  }
  json operator()(const code_answer& m) const {
    json out{{"type", "code_answer"}, {"request", m.request}};
    if (m.code)
      out["code"] = m.code->reveal();
    else
      out["error"] = error_to_json(m.code.error());
    return out;
  }
  json operator()(const facts& m) const {
    return {{"type", "facts"},
            {"name", m.now.name},
            {"pin_required", m.now.pin_required},
            {"full", m.now.full},
            {"decoders", fmt::format("{}", fmt::join(m.now.decoders, " "))}};
  }
  json operator()(const share_stopped& m) const {
    return {{"type", "share_stopped"}, {"share", m.share.str()}, {"reason", name_of(m.reason)}};
  }
  json operator()(const share_wish& m) const {
    return {{"type", "share_wish"}, {"share", m.share.str()}, {"fps", m.fps}, {"scale", m.scale}};
  }
  json operator()(const attach_reader& m) const {
    return {{"type", "attach_reader"}, {"share", m.share.str()}};
  }
  json operator()(const participant_admitted& m) const {
    return {{"type", "participant_admitted"}, {"participant", m.participant.str()}};
  }
  json operator()(const participant_ended& m) const {
    return {{"type", "participant_ended"},
            {"participant", m.participant.str()},
            {"reason", name_of(m.reason)}};
  }
  json operator()(const forget_device& m) const {
    return {{"type", "forget_device"}, {"id", m.id}};
  }
  json operator()(const ping& m) const { return {{"type", "ping"}, {"request", m.request}}; }
  json operator()(const stop&) const { return {{"type", "stop"}}; }

  json operator()(const ready& m) const { return {{"type", "ready"}, {"version", m.version}}; }
  json operator()(const failed& m) const {
    return {{"type", "failed"}, {"error", error_to_json(m.why)}};
  }
  json operator()(const admit& m) const {
    json out{{"type", "admit"}, {"request", m.request}, {"name", m.name}, {"source", m.source}};
    if (m.pin)
      out["pin"] = m.pin->reveal();
    if (!m.device.empty())
      out["device"] = m.device;
    return out;
  }
  json operator()(const ask_code& m) const {
    return {{"type", "ask_code"}, {"request", m.request}, {"name", m.name}, {"source", m.source}};
  }
  json operator()(const end_code& m) const {
    return {{"type", "end_code"}, {"source", m.source}};
  }
  json operator()(const publish& m) const {
    return {{"type", "publish"}, {"services", services_to_json(m.services)}};
  }
  json operator()(const leave& m) const {
    return {{"type", "leave"}, {"participant", m.participant.str()}};
  }
  json operator()(const open_share& m) const {
    return {{"type", "open_share"},
            {"request", m.request},
            {"participant", m.participant.str()},
            {"kind", name_of(m.kind)},
            {"label", m.label}};
  }
  json operator()(const end_share& m) const {
    return {{"type", "end_share"}, {"share", m.share.str()}, {"reason", name_of(m.reason)}};
  }
  json operator()(const describe_share& m) const {
    return {{"type", "describe_share"},
            {"share", m.share.str()},
            {"title", m.what.title},
            {"artist", m.what.artist},
            {"album", m.what.album},
            {"position_ms", to_number(m.what.position)},
            {"duration_ms", to_number(m.what.duration)},
            {"playing", m.what.playing}};
  }
  json operator()(const loudness& m) const {
    return {{"type", "loudness"}, {"share", m.share.str()}, {"volume", m.volume}};
  }
  json operator()(const blocked& m) const {
    return {{"type", "blocked"}, {"share", m.share.str()}, {"port", m.port}};
  }
  json operator()(const devices& m) const {
    return {{"type", "devices"}, {"first", m.first}, {"all", devices_to_json(m.all)}};
  }
  json operator()(const progress& m) const {
    return {{"type", "progress"},
            {"share", m.share.str()},
            {"codec", m.codec},
            {"width", m.width},
            {"height", m.height},
            {"fps", m.fps},
            {"kbps", m.kbps},
            {"sound", m.sound},
            {"paused", m.paused}};
  }
  json operator()(const lane_watched& m) const {
    return {{"type", "lane_watched"},
            {"share", m.share.str()},
            {"watched", m.watched},
            {"codec", m.codec},
            {"width", m.width},
            {"height", m.height},
            {"sound", m.sound}};
  }
  json operator()(const log_line& m) const {
    return {{"type", "log"},
            {"level", levels[static_cast<std::size_t>(m.level)]},
            {"line", shortened(m.line)}};
  }
  json operator()(const pong& m) const { return {{"type", "pong"}, {"request", m.request}}; }
  json operator()(const stopped&) const { return {{"type", "stopped"}}; }
};

admit_answer read_admit_answer(members& in) {
  admit_answer out{in.number("request"), answered<participant_id>(in, "participant")};
  if (out.participant)
    out.waiting = in.boolean("waiting");
  return out;
}

code_answer read_code_answer(members& in) {
  code_answer out{in.number("request")};
  if (in.has("error"))
    out.code = in.error("error");
  else
    out.code = secret{in.text("code", max_id_bytes)};
  return out;
}

std::optional<to_door> read_to_door(members& in, std::string_view type) {
  if (type == "hello")
    return hello{in.small("protocol", 1'000'000),
                 in.options("options"),
                 in.text("state_folder", max_text_bytes)};
  if (type == "admit_answer")
    return read_admit_answer(in);
  if (type == "share_answer")
    return share_answer{in.number("request"), answered<share_id>(in, "share")};
  if (type == "code_answer")
    return read_code_answer(in);
  if (type == "facts")
    return facts{{in.text("name", max_text_bytes),
                  in.boolean("pin_required"),
                  in.boolean("full"),
                  words_of(in.text("decoders", max_text_bytes))}};
  if (type == "share_stopped")
    return share_stopped{id_of<share_id>(in, "share"), named(in, "reason", end_reason::stopped)};
  if (type == "share_wish")
    return share_wish{id_of<share_id>(in, "share"),
                      in.small("fps", static_cast<int>(max_fps)),
                      in.real("scale", max_scale)};
  if (type == "attach_reader")
    return attach_reader{id_of<share_id>(in, "share")};
  if (type == "participant_admitted")
    return participant_admitted{id_of<participant_id>(in, "participant")};
  if (type == "participant_ended")
    return participant_ended{id_of<participant_id>(in, "participant"),
                             named(in, "reason", end_reason::left)};
  if (type == "forget_device")
    return forget_device{in.text("id", max_kept_id_bytes)};
  if (type == "ping")
    return ping{in.number("request")};
  if (type == "stop")
    return stop{};
  return {};
}

admit read_admit(members& in) {
  admit out{
      in.number("request"), in.text("name", max_text_bytes), {}, in.text("source", max_text_bytes)};
  if (in.has("pin"))
    out.pin = secret{in.text("pin", max_id_bytes)};
  if (in.has("device"))
    out.device = in.text("device", max_device_bytes);
  return out;
}

std::optional<from_door> read_from_door(members& in, std::string_view type) {
  if (type == "ready")
    return ready{in.text("version", max_id_bytes)};
  if (type == "failed")
    return failed{in.error("error")};
  if (type == "admit")
    return read_admit(in);
  if (type == "ask_code")
    return ask_code{in.number("request"),
                    in.text("name", max_text_bytes),
                    in.text("source", max_text_bytes)};
  if (type == "end_code")
    return end_code{in.text("source", max_text_bytes)};
  if (type == "publish")
    return publish{in.services("services")};
  if (type == "leave")
    return leave{id_of<participant_id>(in, "participant")};
  if (type == "open_share")
    return open_share{in.number("request"),
                      id_of<participant_id>(in, "participant"),
                      named(in, "kind", share_kind::screen),
                      in.text("label", max_text_bytes)};
  if (type == "end_share")
    return end_share{id_of<share_id>(in, "share"), named(in, "reason", end_reason::stopped)};
  if (type == "describe_share")
    return describe_share{id_of<share_id>(in, "share"),
                          {in.text("title", max_text_bytes),
                           in.text("artist", max_text_bytes),
                           in.text("album", max_text_bytes),
                           nullptr,
                           time_of(in, "position_ms"),
                           time_of(in, "duration_ms"),
                           in.boolean("playing")}};
  if (type == "loudness")
    return loudness{id_of<share_id>(in, "share"), in.small("volume", 100)};
  if (type == "blocked")
    return blocked{id_of<share_id>(in, "share"), in.text("port", max_id_bytes)};
  if (type == "devices")
    return devices{in.boolean("first"), in.devices("all")};
  if (type == "progress")
    return progress{id_of<share_id>(in, "share"),
                    in.text("codec", max_id_bytes),
                    in.small("width", max_side),
                    in.small("height", max_side),
                    in.real("fps", max_fps),
                    in.small("kbps", max_kbps),
                    in.boolean("sound"),
                    in.boolean("paused")};
  if (type == "lane_watched")
    return lane_watched{id_of<share_id>(in, "share"),
                        in.boolean("watched"),
                        in.text("codec", max_id_bytes),
                        in.small("width", max_side),
                        in.small("height", max_side),
                        in.boolean("sound")};
  if (type == "log")
    return log_line{level_of(in), in.text("line", max_text_bytes)};
  if (type == "pong")
    return pong{in.number("request")};
  if (type == "stopped")
    return stopped{};
  return {};
}

template <class Message, class Read>
result<Message> decode(std::string_view text, Read read) {
  auto object = parse_object(text);
  if (!object)
    return std::move(object).error();
  members in{*object};
  auto type = in.text("type", max_id_bytes);
  auto message = read(in, type);
  if (!message)
    in.blame("type");
  if (!in.fine())
    return in.fault();
  return std::move(*message);
}

} // namespace

std::string encode(const to_door& message) {
  return dump(std::visit(writer{}, message));
}

std::string encode(const from_door& message) {
  return dump(std::visit(writer{}, message));
}

result<to_door> decode_to_door(std::string_view text) {
  auto message = decode<to_door>(text, read_to_door);
  if (!message)
    return message;
  if (const auto* first = std::get_if<hello>(&*message); first && first->protocol != protocol)
    return {errc::version_mismatch,
            "tesserad speaks control protocol " + std::to_string(first->protocol) + ", this door " +
                std::to_string(protocol)};
  return message;
}

result<from_door> decode_from_door(std::string_view text) {
  return decode<from_door>(text, read_from_door);
}

} // namespace tessera::plugins::control
