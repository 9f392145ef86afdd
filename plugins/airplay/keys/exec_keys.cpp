// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "keys/exec_keys.hpp"

#include "base/clock.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

namespace tessera::airplay {

namespace {

constexpr std::chrono::milliseconds patience{500};

failure not_there() {
  return {errc::unavailable, "The key program does not run.", {}};
}

} // namespace

exec_keys::exec_keys(net::event_loop& loop, key_program_plan plan, handlers what, limits how)
    : loop_(loop), plan_(std::move(plan)), handlers_(std::move(what)), limits_(how),
      again_(how.again) {}

exec_keys::~exec_keys() {
  *alive_ = false;
  if (!program_)
    return;
  kill_key_program(program_->pid);
  [[maybe_unused]] auto how = reap_key_program(program_->pid);
}

void exec_keys::start() {
  again_.started(monotonic::now());
  auto started = start_key_program(plan_);
  if (!started) {
    handlers_.log(started.error().message());
    handlers_.on_greeting(started.error());
    restart_ = net::call_after(loop_, again_.next(), [this] { start(); });
    return;
  }
  program_ = *std::move(started);
  reader_ = {};
  lines_ = 0;
  state_ = state::greeting;
  talk_watch_ = std::make_unique<net::fd_watch>(loop_, program_->talk.get());
  talk_watch_->on_readable([this] { read(); });
  words_watch_ = std::make_unique<net::fd_watch>(loop_, program_->words.get());
  words_watch_->on_readable([this] { read_words(); });
  end_watch_ = std::make_unique<net::fd_watch>(loop_, program_->exited.get());
  end_watch_->on_readable([this] { ended(); });
  send(hello_question(), limits_.greeting);
}

void exec_keys::fp_answer(std::string message, reply<std::string> then) {
  ask(fp_question(message), [this, then = std::move(then)](result<std::string> body) {
    if (body && (body->empty() || body->size() > max_fp_message)) {
      then({errc::unavailable, "The key program's answer has a wrong size."});
      return end(fmt::format("it answered a handshake with {} bytes", body->size()));
    }
    then(std::move(body));
  });
}

void exec_keys::unwrap(std::string handshake, std::string wrapped, reply<secret> then) {
  ask(unwrap_question(handshake, wrapped),
      [this, then = std::move(then)](result<std::string> body) {
        if (!body)
          return then(std::move(body).error());
        if (body->size() != unwrapped_bytes) {
          then({errc::unavailable, "The key program's answer has a wrong size."});
          return end(fmt::format("it unwrapped a key of {} bytes, not 16", body->size()));
        }
        then(secret{*std::move(body)});
      });
}

void exec_keys::ask(std::string bytes, taken then) {
  // Behind a program that is about to begin there is something to wait for; else there is not.
  const bool hope = state_ == state::greeting || state_ == state::ready || state_ == state::asking;
  if (!hope || questions_.size() >= limits_.waiting) {
    loop_.post([then = std::move(then), alive = alive_] {
      if (*alive)
        then(not_there());
    });
    return;
  }
  questions_.push_back({std::move(bytes), std::move(then)});
  loop_.post([this, alive = alive_] {
    if (*alive)
      next_question();
  });
}

void exec_keys::next_question() {
  if (state_ != state::ready || questions_.empty())
    return;
  state_ = state::asking;
  send(questions_.front().bytes, limits_.answer);
}

/// A question fits into the socket many times over: one that does not go means that nobody reads.
void exec_keys::send(const std::string& bytes, std::chrono::milliseconds limit) {
  limit_ = net::call_after(loop_, limit, [this] { end("it does not answer in time"); });
  if (::send(program_->talk.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(bytes.size()))
    end("it does not read what it is asked");
}

void exec_keys::read() {
  std::array<char, 4096> bytes;
  const auto count = ::recv(program_->talk.get(), bytes.data(), bytes.size(), 0);
  if (count < 0 && (errno == EAGAIN || errno == EINTR))
    return;
  if (count <= 0) { // most likely it has ended, and the kernel says how in a moment
    talk_watch_.reset();
    limit_ = net::call_after(loop_, patience, [this] { end("it has closed its output"); });
    return;
  }
  if (state_ != state::greeting && state_ != state::asking)
    return end("it speaks without being asked");
  reader_.feed({bytes.data(), static_cast<std::size_t>(count)});
  auto next = reader_.next();
  if (!next)
    return end(next.error().message());
  if (!*next)
    return;
  if (!reader_.empty())
    return end("it says more than it was asked");
  limit_.cancel();
  answered(**std::move(next));
}

void exec_keys::answered(key_answer answer) {
  if (state_ == state::greeting)
    return greeted(answer);
  auto then = std::move(questions_.front().then);
  questions_.pop_front();
  state_ = state::ready;
  if (answer.fine)
    then(std::move(answer.body));
  else
    then({errc::refused, "The key program refuses: " + line_for_log(answer.body)});
  next_question();
}

void exec_keys::greeted(const key_answer& answer) {
  auto what = answer.fine ? parse_key_greeting(answer.body)
                          : result<key_greeting>{errc::refused, "it refuses the greeting"};
  if (!what)
    return end(what.error().message());
  can_ = {what->fp_answer, what->unwrap};
  state_ = state::ready;
  handlers_.on_greeting(can_);
  next_question();
}

void exec_keys::read_words() {
  std::array<char, 1024> bytes;
  const auto count = ::read(program_->words.get(), bytes.data(), bytes.size());
  if (count < 0 && (errno == EAGAIN || errno == EINTR))
    return;
  if (count <= 0)
    return words_watch_.reset();
  std::string_view rest{bytes.data(), static_cast<std::size_t>(count)};
  while (!rest.empty() && lines_ < limits_.lines) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.empty())
      continue;
    ++lines_;
    handlers_.log("the key program says: " + line_for_log(line));
    if (lines_ == limits_.lines)
      handlers_.log("what else the key program says is left out");
  }
}

/// By us; ended() follows once it is dead.
void exec_keys::end(const std::string& why) {
  if (!program_ || state_ == state::ending)
    return;
  const bool greeting = state_ == state::greeting;
  state_ = state::ending;
  limit_.cancel();
  talk_watch_.reset();
  handlers_.log("the key program is ended: " + why);
  kill_key_program(program_->pid);
  fail_all(not_there());
  if (greeting)
    handlers_.on_greeting({errc::unavailable, "The key program is of no use: " + why + "."});
}

void exec_keys::ended() {
  const auto how = reap_key_program(program_->pid);
  const bool greeting = state_ == state::greeting;
  read_words(); // its last ones say why
  limit_.cancel();
  talk_watch_.reset();
  words_watch_.reset();
  end_watch_.reset();
  program_.reset();
  state_ = state::stopped;
  const auto wait = again_.died(monotonic::now()).value_or(limits_.again.longest);
  handlers_.log(fmt::format(
      "the key program has ended ({}); it is started again in {} ms", how, wait.count()));
  restart_ = net::call_after(loop_, wait, [this] { start(); });
  fail_all(not_there());
  if (greeting)
    handlers_.on_greeting({errc::unavailable, "The key program has ended: " + how + "."});
}

void exec_keys::fail_all(const failure& why) {
  for (auto& each : std::exchange(questions_, {}))
    each.then(why);
}

} // namespace tessera::airplay
