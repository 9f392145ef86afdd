// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "pipelines.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::room;

namespace {

settings defaults() {
  settings all;
  for (const auto& one : room::options())
    all.set(std::string{one.key}, one.fallback);
  return all;
}

bool mentions(const pipeline_plan& plan, std::string_view what) {
  return plan.text.find(what) != std::string::npos;
}

} // namespace

TEST_CASE("pipelines: a box whose configuration says nothing has no camera", "[room]") {
  CHECK(picture_plan(defaults()).text.empty());
  CHECK(sound_plan(defaults()).text.empty());
}

TEST_CASE("pipelines: each default is one that its table allows", "[room]") {
  for (const auto& one : room::options()) {
    INFO(one.key);
    CHECK_FALSE(fault_of(one, one.fallback));
  }
}

TEST_CASE("pipelines: a camera is looked for before it is opened", "[room]") {
  auto own = defaults();
  own.set("source", std::string{"v4l2"});
  auto plan = picture_plan(own);
  CHECK(plan.path == "/dev/video0");
  CHECK(plan.device == "/dev/video0");
  CHECK(mentions(plan, "v4l2src"));
  own.set("source", std::string{"test"});
  CHECK(picture_plan(own).path.empty());
  CHECK(picture_plan(own).device.empty());
}

TEST_CASE("pipelines: size and rate are those of the options", "[room]") {
  auto own = defaults();
  own.set("source", std::string{"test"});
  own.set("width", std::int64_t{640});
  own.set("height", std::int64_t{360});
  own.set("fps", std::int64_t{15});
  own.set("bit_rate", std::int64_t{800});
  auto plan = picture_plan(own);
  CHECK(mentions(plan, "width=640,height=360,framerate=15/1"));
  CHECK(mentions(plan, "target-bitrate=800000"));
  CHECK(picture_caps(own) == lane::caps{"vp8", 640, 360});
}

TEST_CASE("pipelines: what a device is called never becomes part of a pipeline", "[room]") {
  const std::string name = "/dev/video0 ! filesink location=/tmp/x";
  auto own = defaults();
  own.set("source", std::string{"v4l2"});
  own.set("device", name);
  own.set("sound", std::string{"pulse"});
  own.set("sound_device", name);
  own.set("sound_server", name);
  CHECK_FALSE(mentions(picture_plan(own), "filesink"));
  CHECK_FALSE(mentions(sound_plan(own), "filesink"));
  CHECK(sound_plan(own).device == name);
  CHECK(sound_plan(own).server == name);
}

TEST_CASE("pipelines: sound comes in the pieces that lanes carry", "[room]") {
  auto own = defaults();
  for (const char* source : {"pulse", "alsa", "test"}) {
    own.set("sound", std::string{source});
    auto plan = sound_plan(own);
    CHECK(plan.sound);
    CHECK(mentions(plan, "frame-size=20"));
    CHECK(mentions(plan, "dtx=false"));
  }
  CHECK(sound_caps() == lane::sound_caps{"opus", 48000, 1});
}
