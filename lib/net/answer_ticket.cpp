// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/answer_ticket.hpp"

#include "base/log.hpp"

#include <exception>
#include <utility>

namespace tessera::net {
namespace {

const log_topic topic{"http"};

} // namespace

answer_ticket::answer_ticket(std::weak_ptr<answer_target> target,
                             std::uint64_t number,
                             std::shared_ptr<loop_gate> gate)
    : target_(std::move(target)), number_(number), gate_(std::move(gate)) {}

void answer_ticket::answer(http_response response) {
  if (auto target = target_.lock())
    target->answer(number_, std::move(response));
}

std::shared_ptr<http_stream> answer_ticket::start_stream(http_response head) {
  auto target = target_.lock();
  return target ? target->start_stream(number_, std::move(head)) : nullptr;
}

void answer_ticket::dropped() noexcept {
  try {
    // Never locked here: a foreign thread could become the last one to hold the connection.
    gate_->post([target = target_, number = number_] {
      if (auto still = target.lock()) {
        topic.error("a handler gave no answer");
        still->answer(number, text_response(500, "The box has no answer to this.\n"));
      }
    });
  } catch (const std::exception&) { // no memory: the time limit sees to the request
  }
}

} // namespace tessera::net
