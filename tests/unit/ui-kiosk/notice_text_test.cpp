// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/notice_text.hpp"

#include <catch2/catch.hpp>

using namespace tessera::kiosk;

namespace {

std::string text_of(const char* code, const char* name, const char* reason = "") {
  return notice_text({QString::fromLatin1(code),
                      QString::fromUtf8(name),
                      QString::fromLatin1(reason),
                      QStringLiteral("the daemon's text")})
      .toStdString();
}

/// U+2068 and U+2069 around a word of somebody's own.
std::string alone(const std::string& words) {
  return "\xe2\x81\xa8" + words + "\xe2\x81\xa9";
}

} // namespace

TEST_CASE("notice_text: a code and its reason choose the sentence", "[kiosk][notice]") {
  CHECK(text_of("joined", "Ada") == alone("Ada") + " joined");
  CHECK(text_of("share_ended", "Ada", "stopped") == alone("Ada") + " stopped sharing");
  CHECK(text_of("share_ended", "Ada", "connection_lost") ==
        "The connection to " + alone("Ada") + " was lost");
  CHECK(text_of("pin_changed", "") == "There is a new PIN");
}

TEST_CASE("notice_text: a reason that is not known reads as the plain sentence",
          "[kiosk][notice]") {
  CHECK(text_of("share_ended", "Ada", "struck_by_lightning") == alone("Ada") + " stopped sharing");
}

TEST_CASE("notice_text: an unknown code, or a missing name, falls back to the daemon's text",
          "[kiosk][notice]") {
  CHECK(text_of("something_new", "Ada") == "the daemon's text");
  CHECK(text_of("joined", "") == "the daemon's text");
}

TEST_CASE("notice_text: a name is taken as it is, also one that looks like a placeholder",
          "[kiosk][notice]") {
  CHECK(text_of("joined", "%1 %2 <b>") == alone("%1 %2 <b>") + " joined");
}

TEST_CASE("notice_text: each code of the room document has a sentence", "[kiosk][notice]") {
  // docs/room-document.md, "Notice codes".
  auto code = GENERATE("joined",
                       "left",
                       "share_started",
                       "share_ended",
                       "share_refused",
                       "removed",
                       "pin_changed",
                       "door_failed",
                       "address_changed",
                       "wrong_pins",
                       "chat",
                       "hand_raised",
                       "lobby",
                       "meeting_ended",
                       "load_reduced",
                       "no_loudspeaker",
                       "port_blocked");
  CHECK(text_of(code, "Ada") != "the daemon's text");
}

TEST_CASE("notice_text: several people have a sentence of their own", "[kiosk][notice]") {
  const notice joined{"joined", "Ada", "", "the daemon's text"};
  CHECK(may_be_told_together(joined));
  CHECK(notice_text(joined, {"Ada", "Ben"}).toStdString() ==
        alone("Ada") + " and " + alone("Ben") + " joined");
  CHECK(notice_text(joined, {"Ada", "Ben", "Cleo"}).toStdString() ==
        alone("Ada") + " and 2 others joined");
  CHECK(notice_text(joined, {"%2", "%1"}).toStdString() ==
        alone("%2") + " and " + alone("%1") + " joined");
  // Two who were lost, or said something, are two matters.
  CHECK_FALSE(may_be_told_together({"share_ended", "Ada", "connection_lost", ""}));
  CHECK_FALSE(may_be_told_together({"chat", "Ada", "", "Hello"}));
}

TEST_CASE("notice_text: what somebody says stands behind the name, each in its own direction",
          "[kiosk][notice]") {
  CHECK(text_of("chat", "Ada") == alone("Ada") + ": " + alone("the daemon's text"));
  CHECK(text_of("chat", "") == "the daemon's text");
}
