// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "net/http_responder.hpp"
#include "net/loop_gate.hpp"

#include <cstdint>
#include <memory>

namespace tessera::net {

/// A connection with a request that waits for its answer. Context: the loop's thread.
class answer_target {
public:
  virtual ~answer_target() = default;
  /// Of the request with this number; nothing happens when it is not the one that waits.
  virtual void answer(std::uint64_t number, http_response response) = 0;
  [[nodiscard]] virtual std::shared_ptr<http_stream> start_stream(std::uint64_t number,
                                                                  http_response head) = 0;
};

/// Private to lib/net: the way of one request's answer back to its connection.
class answer_ticket final : public http_answerer {
public:
  answer_ticket(std::weak_ptr<answer_target> target,
                std::uint64_t number,
                std::shared_ptr<loop_gate> gate);

  void answer(http_response response) override;
  std::shared_ptr<http_stream> start_stream(http_response head) override;
  void dropped() noexcept override;

private:
  std::weak_ptr<answer_target> target_;
  std::uint64_t number_;
  std::shared_ptr<loop_gate> gate_;
};

} // namespace tessera::net
