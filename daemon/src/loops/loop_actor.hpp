// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "loops/last_words.hpp"

#include <caf/detail/sync_request_bouncer.hpp>
#include <caf/mailbox_element.hpp>
#include <caf/resumable.hpp>
#include <caf/scoped_execution_unit.hpp>
#include <caf/typed_event_based_actor.hpp>

#include <functional>
#include <memory>
#include <utility>

namespace tessera::loops {

/// A foreign event loop with one thread. Must outlive every actor on it.
class loop {
public:
  virtual ~loop() = default;
  /// Runs `work` on the loop's thread, later, in order. Context: any thread.
  virtual void post(std::function<void()> work) = 0;
};

/// A typed actor that is resumed on a foreign loop's own thread, so that its handlers, the
/// continuations of its requests and the loop's callbacks never run at the same time.
/// Handle: one of <tessera/actors.hpp>. Pinned to CAF 0.17.6 (docs/decisions/0001).
template <class Handle>
class loop_actor : public Handle::base {
public:
  using super = typename Handle::base;
  using behavior_type = typename Handle::behavior_type;
  using init_function = std::function<behavior_type(loop_actor*)>;

  loop_actor(caf::actor_config& cfg, loop& where, init_function init)
      : super(cfg), loop_(where), init_(std::move(init)), unit_(&this->home_system()) {
    keep_last_words(this);
  }

  void launch(caf::execution_unit*, bool lazy, bool hide) override {
    if (!hide)
      this->register_at_system();
    if (!(lazy && this->mailbox().try_block()))
      schedule();
  }

  using super::enqueue;
  void enqueue(caf::mailbox_element_ptr what, caf::execution_unit*) override {
    auto mid = what->mid;
    auto sender = what->sender;
    switch (this->mailbox().push_back(std::move(what))) {
    case caf::intrusive::inbox_result::unblocked_reader:
      schedule();
      break;
    case caf::intrusive::inbox_result::queue_closed:
      if (mid.is_request()) {
        caf::detail::sync_request_bouncer bounce{caf::exit_reason::unknown};
        bounce(sender, mid);
      }
      break;
    case caf::intrusive::inbox_result::success:
      break;
    }
  }

protected:
  behavior_type make_behavior() override { return init_(this); }

private:
  static constexpr std::size_t messages_a_turn = 64;

  void schedule() {
    caf::strong_actor_ptr me{this->ctrl()};
    loop_.post([this, me = std::move(me)] { run(); });
  }

  void run() {
    if (this->resume(&unit_, messages_a_turn) == caf::resumable::resume_later)
      schedule();
  }

  loop& loop_;
  init_function init_;
  // Lives as long as the actor: CAF keeps the pointer after resume(), and uses it for what the
  // loop's callbacks send between two turns.
  caf::scoped_execution_unit unit_;
};

/// Spawns an actor on `where`. `init(self)` runs on the loop's thread and returns the behaviour.
template <class Handle, class Init>
Handle spawn_on(caf::actor_system& system, loop& where, Init init) {
  using impl = loop_actor<Handle>;
  auto handle = system.spawn<impl>(std::ref(where), typename impl::init_function{std::move(init)});
  return caf::actor_cast<Handle>(handle);
}

} // namespace tessera::loops
