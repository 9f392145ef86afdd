// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "legacy_sender.hpp"
#include "quiet_house.hpp"
#include "session/control_session.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <future>

namespace tessera::airplay {

namespace {

using namespace std::chrono_literals;

/// A room without a PIN, with or without a lobby. Its clock goes on when the test says so.
class hall : public quiet_house {
public:
  explicit hall(net::event_loop& loop) : loop_(loop) {
    known.legacy = true;
    known.pin_required = false;
  }

  bool lobby = false;

  [[nodiscard]] pairing_store& pairings() override { return store_; }
  void ask_code(std::string, std::string, reply<secret> then) override {
    loop_.post([then] { then(errc::not_allowed); });
  }
  void admit(host::candidate, reply<host::admission> then) override {
    loop_.post([this, then] { then(host::admission{participant_id{"p1"}, lobby}); });
  }

private:
  net::event_loop& loop_;
  test::temp_folder folder_;
  pairing_store store_ = *pairing_store::open(folder_.path);
};

/// A sender and its session, over a pair of sockets.
class connection {
public:
  explicit connection(bool lobby = false) {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) == 0);
    ours_ = unique_fd{ends[0]};
    around_.lobby = lobby;
    session_ = std::make_shared<control_session>(
        loop_, around_, std::make_shared<tcp_link>(loop_, unique_fd{ends[1]}, "192.0.2.7"), [this] {
          over_ = true;
        });
    loop_.start("test");
    run([this] { session_->start(); });
  }
  ~connection() {
    run([this] { session_.reset(); });
    loop_.stop();
  }
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;

  /// Is it still there, after so long?
  bool lasts(monotonic::duration time) {
    run([&] {
      around_.time += time;
      session_->look();
    });
    return !over_;
  }
  void let_in() {
    run([this] { session_->let_in(); });
  }
  void say(const std::string& text) const {
    REQUIRE(::send(ours_.get(), text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
  }
  /// Head and body of the next answer.
  std::string hear() {
    const auto whole = [this] { return heard_.find("\r\n\r\n") != std::string::npos; };
    std::array<char, 4096> some{};
    while (!whole()) {
      pollfd wait{ours_.get(), POLLIN, 0};
      REQUIRE(::poll(&wait, 1, 15'000) == 1);
      const auto count = ::recv(ours_.get(), some.data(), some.size(), 0);
      REQUIRE(count > 0);
      heard_.append(some.data(), static_cast<std::size_t>(count));
    }
    return std::exchange(heard_, {});
  }
  std::string asks(const std::string& first_line, const std::string& body = {}) {
    say(fmt::format(
        "{} RTSP/1.0\r\nCSeq: 1\r\nContent-Length: {}\r\n\r\n{}", first_line, body.size(), body));
    return hear();
  }
  void announces() const {
    const std::string sound =
        "v=0\r\no=- 4711 0 IN IP4 10.0.0.9\r\ns=Ada's music\r\nc=IN IP4 10.0.0.1\r\nt=0 0\r\n"
        "m=audio 0 RTP/AVP 96\r\na=rtpmap:96 AppleLossless\r\n"
        "a=fmtp:96 352 0 16 40 10 14 2 255 0 0 44100\r\n";
    say(fmt::format("ANNOUNCE rtsp://10.0.0.1/1 RTSP/1.0\r\nCSeq: 1\r\nContent-Type: "
                    "application/sdp\r\nContent-Length: {}\r\n\r\n{}",
                    sound.size(),
                    sound));
  }
  void waits_in_lobby() {
    bool there = false;
    while (!there) // until the meeting's answer has come
      run([&] { there = session_->known() && session_->is(participant_id{"p1"}); });
  }

private:
  /// With what it posts.
  void run(const std::function<void()>& work) {
    std::promise<void> done;
    loop_.post([&] {
      work();
      loop_.post([&] { done.set_value(); });
    });
    done.get_future().wait();
  }

  net::event_loop loop_;
  hall around_{loop_};
  unique_fd ours_;
  std::string heard_;
  std::shared_ptr<control_session> session_;
  bool over_ = false;
};

bool fine(const std::string& answer) {
  return answer.starts_with("RTSP/1.0 200");
}

} // namespace

TEST_CASE("control_session: who connects and says nothing is out after two minutes", "[airplay]") {
  connection one;
  CHECK(one.lasts(120s));
  CHECK_FALSE(one.lasts(1s));
}

TEST_CASE("control_session: who asks and gets no further is out two minutes after its last word",
          "[airplay]") {
  connection one;
  CHECK(one.lasts(100s));
  CHECK(fine(one.asks("GET /info")));
  CHECK(one.lasts(100s));
  // Half of a request comes with the whole one before it.
  one.say("GET /info RTSP/1.0\r\nCSeq: 2\r\n\r\nGET /info RTSP/1.0\r\nCSeq: 3\r\n");
  CHECK(fine(one.hear()));
  CHECK(one.lasts(120s));
  CHECK_FALSE(one.lasts(1s));
}

TEST_CASE("control_session: who is in and falls silent is out, a classic sender after a minute",
          "[airplay]") {
  connection one;
  one.announces();
  CHECK(fine(one.hear()));
  CHECK(one.lasts(60s));
  CHECK(fine(one.asks("GET /info")));
  CHECK(one.lasts(60s));
  CHECK_FALSE(one.lasts(1s));
}

TEST_CASE("control_session: who is in without a pairing does not reach the key program",
          "[airplay]") {
  connection one; // quiet_house ends the test where the program is asked
  const std::string question = "FPLY" + std::string(12, '\3');
  CHECK(one.asks("POST /fp-setup", question).starts_with("RTSP/1.0 470"));
  one.announces();
  CHECK(fine(one.hear()));
  CHECK(one.asks("POST /fp-setup", question).starts_with("RTSP/1.0 470"));
}

TEST_CASE("control_session: a classic sender may ask for the methods while it plays", "[airplay]") {
  connection one;
  one.announces();
  CHECK(fine(one.hear()));
  const auto answer = one.asks("OPTIONS *");
  CHECK(fine(answer));
  CHECK(answer.find("\r\nPublic: ") != std::string::npos);
}

TEST_CASE("control_session: who has paired, is in and falls silent is out after 15 seconds",
          "[airplay]") {
  connection one;
  one.announces();
  CHECK(fine(one.hear()));
  const auto key = *ed25519_key::from_seed(secret{std::string(32, 's')});
  test_sender::raw_client client;
  const auto first = one.asks("POST /pair-verify", client.first(key));
  REQUIRE(fine(first));
  client.take(first.substr(first.find("\r\n\r\n") + 4));
  CHECK(fine(one.asks("POST /pair-verify", client.second(key))));
  CHECK(one.lasts(15s));
  CHECK_FALSE(one.lasts(1s));
}

TEST_CASE("control_session: who waits in the lobby may be silent, and no longer once it is in",
          "[airplay]") {
  connection one{true};
  one.announces();
  one.waits_in_lobby();
  CHECK(one.lasts(1h)); // how long that may take is the meeting's to say
  one.let_in();
  CHECK(fine(one.hear()));
  CHECK(one.lasts(60s));
  CHECK_FALSE(one.lasts(1s));
}

} // namespace tessera::airplay
