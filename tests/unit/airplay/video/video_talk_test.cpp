// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "video/video_talk.hpp"
#include "wire/plist.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace tessera::airplay {

namespace {

using words = std::vector<std::string>;

class still_lane : public share_lane {
public:
  explicit still_lane(words& said) : said_(said) {}
  void set_caps(const lane::caps&) override {}
  void push(const access_unit&) override {}
  void set_sound_caps(const lane::sound_caps&) override {}
  void push_sound(const sound_unit&) override {}
  void set_paused(bool now) override { said_.push_back(now ? "lane paused" : "lane runs"); }

private:
  words& said_;
};

/// Lets everybody in, or does what the test says.
class test_house : public house {
public:
  [[nodiscard]] const receiver_facts& facts() const override { return room; }
  [[nodiscard]] pairing_store& pairings() override { std::abort(); }
  [[nodiscard]] const port_plan& ports() const override { std::abort(); }
  void replaces_older(const void*, const std::string&) override {}
  [[nodiscard]] key_provider& keys() override { std::abort(); }
  void unpaired(const std::string&) override {}
  void ask_code(std::string, std::string, reply<secret> then) override {
    if (!room.pin_required)
      return then(errc::not_allowed);
    said.push_back("code");
    then(secret{"4821"});
  }
  void end_code(std::string) override {}
  void admit(host::candidate who, reply<host::admission> then) override {
    said.push_back("admit " + who.name + " " + who.source + " " + who.device);
    admissions.push_back(std::move(then));
    if (answers)
      admissions.back()(
          host::admission{participant_id{"p" + std::to_string(admissions.size())}, lobby});
  }
  void leave(participant_id who) override { said.push_back("leave " + who.str()); }
  void open_share(participant_id who,
                  share_kind kind,
                  std::string,
                  reply<host::open_lane> then) override {
    said.push_back("share of " + who.str() + (kind == share_kind::video ? "" : " of a wrong kind"));
    then(host::open_lane{share_id{"s" + std::to_string(++shares_)},
                         std::make_shared<still_lane>(said)});
  }
  void describe_share(share_id, now_playing) override {}
  void set_volume(share_id, int) override {}
  void tell_blocked(share_id, std::string) override {}
  void end_share(share_id share, end_reason why) override {
    said.push_back("end " + share.str() + " " + std::to_string(static_cast<int>(why)));
  }
  void log(log_level, std::string line) override { logged.push_back(std::move(line)); }

  words said, logged;
  std::vector<reply<host::admission>> admissions;
  receiver_facts room;
  bool answers = true;
  bool lobby = false;

private:
  int shares_ = 0;
};

class test_player : public video_player {
public:
  test_player(words& said, on_news news) : said_(said), tell(std::move(news)) {}
  ~test_player() override { said_.push_back("player gone"); }
  void pause(bool on) override { said_.push_back(on ? "pause" : "go on"); }
  void seek(double seconds) override { said_.push_back("seek " + std::to_string(seconds)); }
  void key_frame_wanted() override { said_.push_back("key frame"); }

private:
  words& said_;

public:
  on_news tell;
};

/// Everything on the loop's thread, as in the plugin.
struct stage {
  stage() {
    around.room.pin_required = false;
    loop.start("test");
  }
  ~stage() {
    on_loop([this] {
      talks.clear();
      desk.close();
    });
    loop.stop();
  }
  void on_loop(const std::function<void()>& work) {
    std::promise<void> done;
    loop.post([&] {
      work();
      done.set_value();
    });
    done.get_future().get();
  }
  /// What was posted has run: what the loop's own thread posts may come behind the first of these.
  void settle() {
    on_loop([] {});
    on_loop([] {});
  }

  std::size_t connect() {
    const auto number = talks.size();
    events.emplace_back();
    on_loop([&] {
      talks.push_back(std::make_shared<video_talk>(
          desk,
          around,
          video_talk::way_back{
              [this, number](std::string_view bytes) { events[number].emplace_back(bytes); },
              [this, number] { events[number].emplace_back("closed"); }}));
    });
    return number;
  }
  void hang_up(std::size_t number) {
    on_loop([&] { talks[number].reset(); });
  }

  airplay_answer ask(std::size_t number,
                     const std::string& text,
                     const video_caller& who = {"10.0.0.9", "", "", {}}) {
    airplay_answer out{.status = 0};
    message_reader reader;
    reader.feed(text);
    const auto request = **reader.next();
    REQUIRE(video_talk::takes(request));
    on_loop([&] {
      talks[number]->handle(request, who, [&out](airplay_answer now) { out = std::move(now); });
    });
    return out;
  }
  airplay_answer post(std::size_t number,
                      const std::string& path,
                      const std::string& body = {},
                      const std::string& session = {}) {
    return ask(number,
               "POST " + path + " HTTP/1.1\r\n" +
                   (session.empty() ? "" : "X-Apple-Session-ID: " + session + "\r\n") +
                   "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  airplay_answer get(std::size_t number, const std::string& path) {
    return ask(number, "GET " + path + " HTTP/1.1\r\n\r\n");
  }
  void tell(playback_state state, double position = 0) {
    on_loop([&] { player->tell({{state, 60, position, false}, false, {errc::ok, {}, {}}}); });
    settle();
  }

  net::event_loop loop;
  test_house around;
  test_player* player = nullptr;
  std::vector<play_request> played;
  video_desk desk{loop, around, [this](const play_request& what, auto, auto news) {
                    played.push_back(what);
                    auto one = std::make_unique<test_player>(around.said, std::move(news));
                    player = one.get();
                    return one;
                  }};
  std::vector<std::shared_ptr<video_talk>> talks;
  std::vector<words> events;
};

const std::string clip = "Content-Location: http://10.0.0.9/a.mp4\nStart-Position: 0.5\n";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("video_talk: who plays is let in, and gets one share for all it plays",
          "[airplay][video]") {
  stage s;
  const auto link = s.connect();
  CHECK(s.post(link, "/play", clip).status == 200);
  CHECK(s.around.said == words{"admit 10.0.0.9 10.0.0.9 ", "share of p1", "lane runs"});
  REQUIRE(s.played.size() == 1);
  CHECK(s.played[0].start_fraction == 0.5);
  s.around.said.clear();
  CHECK(s.post(link, "/play", "Content-Location: https://b/c.m3u8\n").status == 200);
  CHECK(s.around.said == words{"player gone", "lane runs"});
  CHECK(s.played[1].url == "https://b/c.m3u8");
}

TEST_CASE("video_talk: position, pause, place and end", "[airplay][video]") {
  stage s;
  const auto link = s.connect();
  s.post(link, "/play", clip);
  auto info = plist::parse(s.get(link, "/playback-info").body);
  REQUIRE(info);
  CHECK(info->number("readyToPlay") == 0U);
  CHECK_FALSE(info->has("position"));
  s.tell(playback_state::playing, 12.5);
  info = plist::parse(s.get(link, "/playback-info").body);
  CHECK(info->number("readyToPlay") == 1U);
  CHECK(info->real("position") == 12.5);
  CHECK(info->real("duration") == 60.0);
  CHECK(info->real("rate") == 1.0);
  CHECK(s.get(link, "/scrub").body == "duration: 60.000000\r\nposition: 12.500000\r\n");
  s.around.said.clear();
  CHECK(s.post(link, "/rate?value=0.000000").status == 200);
  CHECK(s.post(link, "/rate?value=1").status == 200);
  CHECK(s.post(link, "/scrub?position=20.25").status == 200);
  s.tell(playback_state::paused, 20.25);
  CHECK(s.post(link, "/stop").status == 200);
  CHECK(s.around.said ==
        words{"pause", "go on", "seek 20.250000", "lane paused", "player gone", "end s1 0"});
  info = plist::parse(s.get(link, "/playback-info").body);
  CHECK(info->number("readyToPlay") == 0U);
}

TEST_CASE("video_talk: numbers that are none are refused", "[airplay][video]") {
  stage s;
  const auto link = s.connect();
  for (const char* path : {"/rate",
                           "/rate?value=",
                           "/rate?value=fast",
                           "/scrub",
                           "/scrub?position=nan",
                           "/scrub?position=1;2"}) {
    CAPTURE(path);
    CHECK(s.post(link, path).status == 400);
  }
}

TEST_CASE("video_talk: what cannot be played is answered before anybody is let in",
          "[airplay][video]") {
  stage s;
  const auto link = s.connect();
  CHECK(s.post(link, "/play", "Content-Location: file:///etc/passwd\n").status == 415);
  CHECK(s.post(link, "/play", "Content-Location: mlhls://localhost/master.m3u8\n").status == 415);
  CHECK(s.post(link, "/play", "Content-Location: nonsense\n").status == 400);
  CHECK(s.post(link, "/play").status == 400);
  CHECK(s.post(link, "/fp-setup2", "FPLY").status == 421);
  CHECK(s.around.said.empty());
  CHECK(s.around.logged.size() == 4);
}

TEST_CASE("video_talk: events go to the link that was turned round", "[airplay][video]") {
  stage s;
  const auto events = s.connect(), link = s.connect();
  const auto turned = s.post(events, "/reverse");
  CHECK(turned.status == 101);
  CHECK(turned.headers.text("Upgrade") == "PTTH/1.0");
  CHECK(turned.headers.text("Connection") == "Upgrade");
  s.post(link, "/play", clip);
  s.tell(playback_state::playing);
  s.tell(playback_state::playing, 1);
  s.tell(playback_state::paused);
  s.post(link, "/stop");
  REQUIRE(s.events[events].size() == 4);
  const char* states[] = {"loading", "playing", "paused", "stopped"};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(s.events[events][i].starts_with("POST /event HTTP/1.1\r\n"));
    CHECK(has(s.events[events][i], std::string{"<string>"} + states[i] + "</string>"));
  }
  CHECK(s.events[link].empty());
}

TEST_CASE("video_talk: a link that is turned round late hears how it stands", "[airplay][video]") {
  stage s;
  const auto link = s.connect();
  s.post(link, "/play", clip);
  s.tell(playback_state::playing);
  const auto events = s.connect();
  s.post(events, "/reverse");
  REQUIRE(s.events[events].size() == 1);
  CHECK(has(s.events[events][0], "<string>playing</string>"));
}

TEST_CASE("video_talk: what goes wrong ends the share and is told", "[airplay][video]") {
  stage s;
  const auto events = s.connect(), link = s.connect();
  s.post(events, "/reverse");
  s.post(link, "/play", clip);
  s.around.said.clear();
  const auto [code, why] = GENERATE(std::pair{errc::permission_denied, end_reason::content_protected},
                                    std::pair{errc::codec_unsupported, end_reason::media_failed});
  s.on_loop([&, code = code] { s.player->tell({{}, true, {code, "The video is protected.", {}}}); });
  s.settle();
  CHECK(s.around.said == words{"player gone", "end s1 " + std::to_string(static_cast<int>(why))});
  CHECK(has(s.around.logged.back(), "The video is protected."));
  CHECK(has(s.events[events].back(), "<string>error</string>"));
  CHECK(has(s.get(link, "/playback-info").body, "The video is protected."));
  // And the next one begins anew.
  CHECK(s.post(link, "/play", clip).status == 200);
  CHECK_FALSE(has(s.get(link, "/playback-info").body, "protected"));
}

TEST_CASE("video_talk: its end by itself is told", "[airplay][video]") {
  stage s;
  const auto events = s.connect(), link = s.connect();
  s.post(events, "/reverse");
  s.post(link, "/play", clip);
  s.on_loop([&] { s.player->tell({{}, true, {errc::ok, {}, {}}}); });
  s.settle();
  CHECK(has(s.events[events].back(), "<string>ended</string>"));
  CHECK(s.around.said.back() == "end s1 0");
}

TEST_CASE("video_talk: what a former playback says counts no more", "[airplay][video]") {
  stage s;
  const auto link = s.connect();
  s.post(link, "/play", clip);
  auto former = s.player->tell;
  s.post(link, "/play", clip);
  s.around.said.clear();
  s.on_loop([&] { former({{}, true, {errc::io_error, "late", {}}}); });
  s.settle();
  CHECK(s.around.said.empty());
}

TEST_CASE("video_talk: who waits in the lobby plays once let in", "[airplay][video]") {
  stage s;
  s.around.lobby = true;
  const auto link = s.connect();
  airplay_answer answer{.status = 0};
  CHECK(s.post(link, "/play", clip).status == 0);
  CHECK(s.played.empty());
  s.on_loop([&] { s.desk.participant_admitted(participant_id{"p1"}); });
  CHECK(s.played.size() == 1);
}

TEST_CASE("video_talk: who is not let in plays nothing", "[airplay][video]") {
  stage s;
  s.around.answers = false;
  const auto link = s.connect();
  CHECK(s.post(link, "/play", clip).status == 0);
  s.on_loop([&] { s.around.admissions[0](failure{errc::blocked, {}, {}}); });
  CHECK(s.played.empty());
  CHECK(s.around.said == words{"admit 10.0.0.9 10.0.0.9 "});
}

TEST_CASE("video_talk: who goes while it is let in leaves nobody behind", "[airplay][video]") {
  stage s;
  s.around.answers = false;
  const auto link = s.connect();
  s.post(link, "/play", clip);
  s.hang_up(link);
  s.on_loop([&] { s.desk.close(); });
  s.on_loop([&] { s.around.admissions[0](host::admission{participant_id{"p1"}, false}); });
  CHECK(s.around.said.back() == "leave p1");
  CHECK(s.played.empty());
}

TEST_CASE("video_talk: who is sent out is closed on all its connections", "[airplay][video]") {
  stage s;
  const auto events = s.connect(), link = s.connect();
  s.post(events, "/reverse");
  s.post(link, "/play", clip);
  s.on_loop([&] { s.desk.participant_ended(participant_id{"p1"}); });
  CHECK(s.events[events].back() == "closed");
  CHECK(s.events[link].back() == "closed");
  CHECK(s.around.said.back() == "player gone");
  CHECK(s.post(link, "/play", clip).status == 403);
}

TEST_CASE("video_talk: a share that the box ends is over, the sender stays", "[airplay][video]") {
  stage s;
  const auto link = s.connect();
  s.post(link, "/play", clip);
  s.around.said.clear();
  s.on_loop([&] { s.desk.share_stopped(share_id{"s1"}); });
  CHECK(s.around.said == words{"player gone"});
  CHECK(s.post(link, "/play", clip).status == 200);
  CHECK(s.around.said.back() == "lane runs");
}

TEST_CASE("video_talk: nobody steers what another sender plays", "[airplay][video]") {
  stage s;
  const auto mine = s.connect(), thief = s.connect();
  s.post(mine, "/play", clip, "session-1");
  s.tell(playback_state::playing, 3);
  s.around.said.clear();
  const std::string stop =
      "POST /stop HTTP/1.1\r\nX-Apple-Session-ID: session-1\r\nContent-Length: 0\r\n\r\n";
  // From another address; as a paired device; as one whose name is that address.
  for (const video_caller& who : {video_caller{"10.0.0.66", "", "", {}},
                                  video_caller{"10.0.0.9", "AA:BB", "", {}},
                                  video_caller{"10.0.0.66", "10.0.0.9", "", {}}})
    CHECK(s.ask(s.connect(), stop, who).status == 200);
  CHECK(s.ask(thief,
              "POST /stop HTTP/1.1\r\nX-Apple-Session-ID: session-2\r\nContent-Length: 0\r\n\r\n")
            .status == 200);
  CHECK(s.around.said.empty());
  CHECK(s.ask(s.connect(), stop).status == 200);
  CHECK(s.around.said.back() == "end s1 0");
}

TEST_CASE("video_talk: one who plays in ever more sessions is turned away, and nobody else's ends",
          "[airplay][video]") {
  stage s;
  const auto mine = s.connect(), greedy = s.connect();
  s.post(mine, "/play", clip, "mine");
  const auto plays = [&](int number) {
    const auto head = "POST /play HTTP/1.1\r\nX-Apple-Session-ID: " + std::to_string(number);
    return s.ask(greedy,
                 head + "\r\nContent-Length: " + std::to_string(clip.size()) + "\r\n\r\n" + clip,
                 // An address has twenty shares at once; here many belong together.
                 {"2001:db8::" + std::to_string(number), "", "", {}});
  };
  int number = 0, status = 200;
  while (status == 200 && number < 1'000)
    status = plays(++number).status;
  CHECK(status == 503);
  CHECK(number == 64); // 63 and the first one's
  s.around.said.clear();
  CHECK(s.post(mine, "/rate?value=0", {}, "mine").status == 200);
  CHECK(s.around.said == words{"pause"});
}

TEST_CASE("video_talk: it plays on while one connection is left", "[airplay][video]") {
  stage s;
  const auto events = s.connect(), link = s.connect();
  s.post(events, "/reverse");
  s.post(link, "/play", clip);
  s.tell(playback_state::playing);
  s.hang_up(link);
  s.settle();
  CHECK(s.around.said.back() == "lane runs");
  s.hang_up(events);
  CHECK(s.around.said.back() == "lane runs"); // and a moment longer, should it come back
}

TEST_CASE("video_talk: in a room with a PIN who speaks in clear proves the code first", "[airplay][video]") {
  stage s;
  s.around.room.pin_required = true;
  const auto link = s.connect();
  CHECK(s.post(link, "/reverse").status == 101); // hears nothing of others
  const auto other = s.connect();
  for (const char* path : {"/play", "/stop", "/scrub?position=1", "/rate?value=0", "/action"}) {
    CAPTURE(path);
    const auto refused = s.post(other, path, clip);
    CHECK(refused.status == 401);
    CHECK(has(std::string{refused.headers.text("WWW-Authenticate")}, "realm=\"AirPlay\""));
  }
  CHECK(s.get(other, "/playback-info").status == 401);
  CHECK(s.played.empty());
  CHECK(std::count(s.around.said.begin(), s.around.said.end(), "code") == 1);
  // A paired device has proven it already.
  CHECK(s.ask(s.connect(), "POST /stop HTTP/1.1\r\nContent-Length: 0\r\n\r\n", {"10.0.0.9", "AA", "", {}}).status == 200);
}

TEST_CASE("video_talk: which requests are its own", "[airplay][video]") {
  const auto takes = [](const std::string& text) {
    message_reader reader;
    reader.feed(text);
    return video_talk::takes(**reader.next());
  };
  CHECK(takes("GET /server-info HTTP/1.1\r\n\r\n"));
  CHECK(takes("PUT /setProperty?x HTTP/1.1\r\n\r\n"));
  CHECK_FALSE(takes("GET /info HTTP/1.1\r\n\r\n"));
  CHECK_FALSE(takes("POST /play RTSP/1.0\r\n\r\n"));
  CHECK_FALSE(takes("POST /play HTTP/1.1\r\nCSeq: 1\r\n\r\n"));
}

TEST_CASE("video_talk: what it says of the box is harmless", "[airplay][video]") {
  stage s;
  auto info = plist::parse(s.get(s.connect(), "/server-info").body);
  REQUIRE(info);
  CHECK(info->number("features") == 0x19U);
  CHECK(info->text("protovers") == "1.0");
  CHECK_FALSE(info->has("name"));
  CHECK(s.around.said.empty());
}

} // namespace tessera::airplay
