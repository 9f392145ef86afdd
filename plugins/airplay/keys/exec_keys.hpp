// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/backoff.hpp"
#include "keys/key_message.hpp"
#include "keys/key_program.hpp"
#include "keys/key_provider.hpp"
#include "net/fd_watch.hpp"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tessera::airplay {

/// key_provider: exec. One program, asked one thing at a time; whatever it does that it should not
/// ends it, and it is started again after a while.
class exec_keys : public key_provider {
public:
  struct limits {
    std::chrono::milliseconds greeting{10'000};
    std::chrono::milliseconds answer{3'000};
    std::size_t waiting = 16; ///< questions
    unsigned lines = 20;      ///< of its standard error, each time it runs
    backoff::rule again{.first = std::chrono::milliseconds{200}};
  };
  struct handlers {
    /// Whenever it has said what it can, or has ended without.
    std::function<void(result<abilities>)> on_greeting;
    std::function<void(std::string line)> log;
  };

  exec_keys(net::event_loop& loop, key_program_plan plan, handlers what, limits how);
  exec_keys(net::event_loop& loop, key_program_plan plan, handlers what)
      : exec_keys(loop, std::move(plan), std::move(what), limits{}) {}
  /// Waits for the program's end, which it does not survive.
  ~exec_keys() override;
  void start();

  [[nodiscard]] abilities can() const override { return can_; }
  void fp_answer(std::string message, reply<std::string> then) override;
  void unwrap(std::string handshake, std::string wrapped, reply<secret> then) override;

private:
  /// The body of an answer, or why there is none.
  using taken = std::function<void(result<std::string>)>;
  struct question {
    std::string bytes;
    taken then;
  };
  enum class state { stopped, greeting, ready, asking, ending };

  void ask(std::string bytes, taken then);
  void next_question();
  void send(const std::string& bytes, std::chrono::milliseconds limit);
  void read();
  void read_words();
  void answered(key_answer answer);
  void greeted(const key_answer& answer);
  void end(const std::string& why);
  void ended();
  void fail_all(const failure& why);

  net::event_loop& loop_;
  key_program_plan plan_;
  handlers handlers_;
  limits limits_;
  backoff again_;
  abilities can_;
  state state_ = state::stopped;
  std::optional<key_program> program_;
  std::unique_ptr<net::fd_watch> talk_watch_;
  std::unique_ptr<net::fd_watch> words_watch_;
  std::unique_ptr<net::fd_watch> end_watch_;
  key_answer_reader reader_;
  std::deque<question> questions_; ///< the first one is being asked in state::asking
  unsigned lines_ = 0;
  net::timer limit_;
  net::timer restart_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace tessera::airplay
