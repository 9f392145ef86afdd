// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelines.hpp"

#include <tessera/option_makers.hpp>

#include <fmt/format.h>

#include <array>

namespace tessera::room {
namespace {

constexpr int sound_rate = 48'000; // what Opus works with
constexpr int channels = 1;        // one microphone

const std::array<option, 11>& table() {
  static const std::array<option, 11> all{
      choice_option("source", {"none", "v4l2", "test"}, "Where the room's picture comes from."),
      text_option("device", "/dev/video0", "The camera, with source: v4l2.", 256),
      integer_option("width", 1280, "Width of the picture.", 160, 1920, "pixels"),
      integer_option("height", 720, "Height of the picture.", 90, 1080, "pixels"),
      integer_option("fps", 30, "Pictures a second.", 1, 60),
      integer_option("bit_rate", 2000, "Of the picture.", 100, 20000, "kbit/s"),
      choice_option(
          "sound", {"none", "pulse", "alsa", "test"}, "Where the room's sound comes from."),
      text_option(
          "sound_device", "", "Name of the microphone; empty: the server's own choice.", 256),
      text_option("sound_server", "", "Address of the sound server, with sound: pulse.", 256),
      integer_option("sound_bit_rate", 64, "Of the sound.", 16, 256, "kbit/s"),
      text_option(
          "label", "", "What people see; empty: \"Room camera\" in their own language.", 64),
  };
  return all;
}

std::string picture_source(const std::string& source, std::int64_t width, std::int64_t height) {
  if (source == "test")
    return "videotestsrc name=source is-live=true pattern=ball ! video/x-raw,format=I420";
  // A webcam gives large pictures as JPEG only; one that has no such size gives what it has.
  return fmt::format("v4l2src name=source ! capsfilter caps=\"image/jpeg,width={0},height={1};"
                     "video/x-raw,width={0},height={1};image/jpeg;video/x-raw\" ! decodebin",
                     width,
                     height);
}

} // namespace

option_table options() {
  return table();
}

pipeline_plan picture_plan(const settings& own) {
  const auto& source = own.text("source");
  if (source == "none")
    return {};
  pipeline_plan plan;
  if (source == "v4l2")
    plan.device = plan.path = own.text("device");
  const auto width = own.integer("width"), height = own.integer("height");
  // Late pictures are left out in front of the encoder, which is what takes the time.
  plan.text = fmt::format(
      "{} ! videoconvert ! videoscale ! videorate drop-only={} ! "
      "video/x-raw,format=I420,width={},height={},framerate={}/1,pixel-aspect-ratio=1/1 ! "
      "queue leaky=downstream max-size-buffers=2 max-size-bytes=0 max-size-time=0 ! "
      "vp8enc deadline=1 cpu-used=8 threads=2 lag-in-frames=0 end-usage=cbr target-bitrate={} "
      "error-resilient=default keyframe-max-dist=300 ! "
      "appsink name=out sync=false max-buffers=4",
      picture_source(source, width, height),
      source == "test" ? "true" : "false",
      width,
      height,
      own.integer("fps"),
      own.integer("bit_rate") * 1000);
  return plan;
}

pipeline_plan sound_plan(const settings& own) {
  const auto& source = own.text("sound");
  if (source == "none")
    return {};
  pipeline_plan plan;
  plan.sound = true;
  if (source != "test")
    plan.device = own.text("sound_device");
  if (source == "pulse")
    plan.server = own.text("sound_server");
  const std::string element = source == "test"
                                  ? "audiotestsrc name=source is-live=true freq=440 volume=0.2"
                                  : source + "src name=source do-timestamp=true";
  plan.text = fmt::format("{} ! queue leaky=downstream max-size-buffers=0 max-size-bytes=0 "
                          "max-size-time=200000000 ! audioconvert ! audioresample ! "
                          "audio/x-raw,rate={},channels={} ! "
                          "opusenc frame-size=20 dtx=false inband-fec=true "
                          "packet-loss-percentage=5 bitrate={} ! "
                          "appsink name=out sync=false max-buffers=16",
                          element,
                          sound_rate,
                          channels,
                          own.integer("sound_bit_rate") * 1000);
  return plan;
}

lane::caps picture_caps(const settings& own) {
  return {"vp8", static_cast<int>(own.integer("width")), static_cast<int>(own.integer("height"))};
}

lane::sound_caps sound_caps() {
  return {"opus", sound_rate, channels};
}

} // namespace tessera::room
