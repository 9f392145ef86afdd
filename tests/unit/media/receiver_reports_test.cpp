// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/gst_runtime.hpp"
#include "media/receiver_reports.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace tessera;

namespace {

void add(std::vector<guint8>& to, guint32 number) {
  for (int shift = 24; shift >= 0; shift -= 8)
    to.push_back(static_cast<guint8>(number >> shift));
}

/// RFC 3550 6.4.2: a receiver report of SSRC 9 with one block.
std::vector<guint8> report(guint32 ssrc, guint8 fraction) {
  std::vector<guint8> bytes{0x81, 201, 0, 7};
  add(bytes, 9);
  add(bytes, ssrc);
  add(bytes, static_cast<guint32>(fraction) << 24);
  for (int i = 0; i < 4; ++i)
    add(bytes, 0);
  return bytes;
}

void take(media::receiver_reports& into, const std::vector<guint8>& bytes) {
  auto* buffer = gst_buffer_new_memdup(bytes.data(), bytes.size());
  into.take(buffer);
  gst_buffer_unref(buffer);
}

} // namespace

TEST_CASE("receiver_reports: the last word about each stream counts", "[media][view]") {
  REQUIRE(media::start_gstreamer());
  media::receiver_reports reports;
  CHECK(reports.loss_of(7) == 0);
  take(reports, report(7, 64));
  take(reports, report(8, 0));
  CHECK(reports.loss_of(7) == 0.25);
  CHECK(reports.loss_of(8) == 0);
  take(reports, report(7, 0));
  CHECK(reports.loss_of(7) == 0);
}

TEST_CASE("receiver_reports: what is no report changes nothing", "[media][view][attack]") {
  REQUIRE(media::start_gstreamer());
  media::receiver_reports reports;
  take(reports, report(7, 128));
  auto cut = report(7, 0);
  for (std::size_t left = cut.size(); left > 0; --left) {
    cut.resize(left - 1);
    take(reports, cut);
  }
  take(reports, std::vector<guint8>(64, 0xff));
  CHECK(reports.loss_of(7) == 0.5);
}

TEST_CASE("receiver_reports: a receiver that invents streams fills no memory", "[media][view][attack]") {
  REQUIRE(media::start_gstreamer());
  media::receiver_reports reports;
  for (guint32 ssrc = 1; ssrc <= 10'000; ++ssrc)
    take(reports, report(ssrc, 255));
  CHECK(reports.loss_of(1) > 0.9);
  CHECK(reports.loss_of(9'999) == 0);
}
