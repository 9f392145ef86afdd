// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "meeting/meeting_store.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace tessera;
using namespace tessera::meeting;

TEST_CASE("meeting_store: what was saved is loaded, and nobody else may read it", "[meeting]") {
  test::temp_folder folder;
  auto file = folder.path + "/meeting.json";
  CHECK(load_meeting(file).code() == errc::not_found);
  stored_meeting what{
      secret{"4829"},
      "epoch",
      17,
      4,
      {participant_id{"p3"}},
      {{participant_id{"p4"}, {"mark", true, false}},
       {participant_id{"p5"}, {"", false, true, {{share_kind::camera}, false}}},
       {participant_id{"p6"}, {"", false, false, {{}, true}}},
       {participant_id{"p7"}, {"", false, false, {{}, false, true, {{share_kind::screen, {7, true, false}}}}}}},
      "rotating",
      99,
      {{"mark", {true, false}}, {"other", {false, true}}, {"loud", {false, false, true}}},
      stored_sound{25, true, true, {70, false}},
      true};
  REQUIRE(save_meeting(file, what));
  struct stat info {};
  REQUIRE(::stat(file.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  auto back = load_meeting(file);
  REQUIRE(back);
  CHECK(*back == what);
}

TEST_CASE("meeting_store: a damaged file is an error, not a crash", "[meeting]") {
  test::temp_folder folder;
  auto file = folder.path + "/meeting.json";
  for (const char* text :
       {"",
        "{",
        "[]",
        "{}",
        R"({"pin": 1, "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {}, "pin_policy": "meeting", "pin_changes_at": 0})",
        R"({"pin": "12a4", "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {}, "pin_policy": "meeting", "pin_changes_at": 0})",
        R"({"pin": "1234", "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {"p1": 3}, "pin_policy": "meeting", "pin_changes_at": 0})",
        R"({"pin": "1234", "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {"p1": {"device": "", "waiting": false, "muted": false,
                              "pause": {"owner": "dance", "host": false}}},
            "pin_policy": "meeting", "pin_changes_at": 0})",
        R"({"pin": "1234", "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {"p1": {"device": "", "waiting": false, "muted": false,
                              "pause": {"owner": ""}}},
            "pin_policy": "meeting", "pin_changes_at": 0})",
        R"({"pin": "1234", "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {}, "pin_policy": "meeting", "pin_changes_at": 0,
            "sanctions": [{"device": "x", "muted": 1, "paused": false}]})",
        R"({"pin": "1234", "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {}, "pin_policy": "meeting", "pin_changes_at": 0,
            "sound": {"volume": 101, "muted": false, "ducking": false,
                      "rules": {"volume": 80, "ducking": false}}})",
        R"({"pin": "1234", "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {}, "pin_policy": "meeting", "pin_changes_at": 0,
            "sound": {"volume": 10, "muted": false, "ducking": false, "rules": 3}})",
        R"({"pin": "1234", "epoch": "e", "started_at": 1, "last": 1, "banned": [],
            "people": {"p1": {"device": "", "waiting": false, "muted": false,
                              "pause": {"owner": "", "host": false,
                                        "sounds": {"screen": {"volume": -1, "muted": false}}}}},
            "pin_policy": "meeting", "pin_changes_at": 0})",
        R"({"pin": "1234", "epoch": "", "started_at": 1, "last": 1, "banned": [],
            "people": {}, "pin_policy": "meeting", "pin_changes_at": 0})"}) {
    REQUIRE(write_file(file, text, 0600));
    CHECK(load_meeting(file).code() == errc::parse_error);
  }
}
