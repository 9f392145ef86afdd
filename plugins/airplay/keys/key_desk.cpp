// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "keys/key_desk.hpp"

#include "keys/exec_keys.hpp"

#include <chrono>
#include <utility>

namespace tessera::airplay {

namespace {

using namespace std::chrono_literals;

/// Less than the five seconds after which a door that does not answer is ended.
constexpr auto patience = 4s;

} // namespace

result<std::unique_ptr<key_desk>> key_desk::make(net::event_loop& loop,
                                                 const settings& options,
                                                 std::string state_folder,
                                                 handlers what) {
  std::unique_ptr<key_desk> out{new key_desk{loop, std::move(what)}};
  auto* me = out.get();
  if (options.text("key_provider") == "none") {
    out->provider_ = std::make_unique<no_keys>(loop);
    out->begin_ = [me] { me->greeted(me->provider_->can()); };
    return out;
  }
  key_program_plan plan{options.text("key_provider_program"),
                        options.text("key_provider_user"),
                        std::move(state_folder)};
  if (plan.path.empty())
    return {errc::invalid_argument,
            "plugins.airplay.key_provider is exec: name the program in "
            "plugins.airplay.key_provider_program."};
  if (auto fine = check_key_program(plan); !fine)
    return std::move(fine).error();
  auto exec = std::make_unique<exec_keys>(
      loop,
      std::move(plan),
      exec_keys::handlers{[me](auto abilities) { me->greeted(std::move(abilities)); },
                          me->handlers_.log});
  out->begin_ = [program = exec.get()] { program->start(); };
  out->provider_ = std::move(exec);
  return out;
}

result<> key_desk::start(bool must_unwrap) {
  auto first = first_.get_future();
  loop_.post(begin_);
  if (!must_unwrap)
    return {};
  const std::string refusal = "plugins.airplay.mode is legacy, for which a key provider has to "
                              "unwrap keys (docs/airplay-key-provider.md): ";
  if (first.wait_for(patience) != std::future_status::ready)
    return {errc::unavailable, refusal + "the key program does not answer."};
  const auto abilities = first.get();
  if (!abilities)
    return {errc::unavailable, refusal + abilities.error().message()};
  if (!abilities->unwrap)
    return {errc::not_allowed, refusal + "the one that is set up does not."};
  return {};
}

void key_desk::greeted(result<key_provider::abilities> what) {
  if (!std::exchange(told_, true))
    first_.set_value(what);
  // One that has died is started again: what it could, it will be able to do.
  if (!what || *what == known_)
    return;
  known_ = *what;
  handlers_.on_change();
}

} // namespace tessera::airplay
