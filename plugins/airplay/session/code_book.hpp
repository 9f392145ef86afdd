// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.hpp"
#include "base/rate_limit.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "session/source_rates.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace tessera::airplay {

class house;

/// The code that devices are asked for. A connection that is measured against it holds a ticket;
/// the display shows it while there is one of that address. `source`: the device's address, by
/// which the meeting counts wrong guesses. Context: the sessions' thread; belongs to the house.
class code_book {
public:
  /// How long a proof waits for the sender's next connection.
  static constexpr std::chrono::seconds proof_patience{10};

  /// Questions to the meeting: of one address, and of all together. Whoever asks oftener hears that
  /// from here, so that nobody can keep the meeting busy.
  static constexpr double asks_a_second = 2, asks_at_once = 30;
  static constexpr double all_asks_a_second = 20, all_asks_at_once = 100;

  explicit code_book(house& around) : house_(around) {}
  ~code_book() { over_ = true; }
  code_book(const code_book&) = delete;
  code_book& operator=(const code_book&) = delete;

  class ticket {
  public:
    ticket(code_book& book, std::string source, secret code)
        : book_(book), source_(std::move(source)), code_(std::move(code)) {}
    ~ticket() { book_.closed(*this); }
    ticket(const ticket&) = delete;
    ticket& operator=(const ticket&) = delete;

    [[nodiscard]] const secret& code() const noexcept { return code_; }
    /// False after a wrong guess of its source's: a new one has to be asked for, and the meeting
    /// may say when.
    [[nodiscard]] bool valid() const noexcept { return valid_; }

  private:
    friend code_book;
    code_book& book_;
    std::string source_;
    secret code_;
    bool valid_ = true;
  };

  /// `name`: as the display says who is asked. Errors: the meeting's. `then` may run within the
  /// call; who has gone by then forgets the ticket.
  using asked = std::function<void(result<std::shared_ptr<ticket>>)>;
  void ask(std::string name, std::string source, asked then);

  /// It has proven something else than the code. All tickets of this source are void, so that many
  /// connections are no way to guess faster. `then` gets how long the source has to wait, 0 = not
  /// at all; later.
  void wrong(std::string name,
             std::string source,
             std::function<void(std::chrono::milliseconds wait)> then);

  /// For senders that prove the code on one connection and go on with the next. Once, and within
  /// proof_patience.
  void keep_proof(std::shared_ptr<ticket> proven);
  [[nodiscard]] std::shared_ptr<ticket> take_proof(const std::string& source);
  /// A device that has paired may come back on another connection to be let in: until then, or for a
  /// minute, its code goes on being good.
  static constexpr std::chrono::seconds hold_patience{60};
  void hold(std::shared_ptr<ticket> paired);
  void release(const std::string& source) { held_.erase(source); }
  /// Nobody comes any more.
  void drop_proofs() {
    proofs_.clear();
    held_.clear();
  }

private:
  struct proof {
    std::shared_ptr<ticket> what; ///< a code that is one device's own is good as long as it is shown
    monotonic::time_point until;
  };
  void closed(const ticket& one);
  void drop_old();
  void end_unused(const std::string& source);
  [[nodiscard]] bool may_ask(const std::string& source);

  house& house_;
  std::multimap<std::string, ticket*> open_; ///< by source
  std::map<std::string, int> asking_;        ///< questions under way, by source
  source_rates rates_{asks_a_second, asks_at_once};
  rate_limit all_{all_asks_a_second, all_asks_at_once};
  bool over_ = false; ///< the house is going; it is not to be spoken to
  std::map<std::string, proof> proofs_; ///< by source
  std::map<std::string, proof> held_;   ///< by source
};

} // namespace tessera::airplay
