// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/http_responder.hpp"

#include <utility>

namespace tessera::net {

struct http_responder::slot {
  explicit slot(std::shared_ptr<http_answerer> its_behind) : behind(std::move(its_behind)) {}
  slot(const slot&) = delete;
  slot& operator=(const slot&) = delete;
  ~slot() {
    if (behind)
      behind->dropped();
  }
  std::shared_ptr<http_answerer> behind; // null once it was answered
};

http_responder::http_responder(std::shared_ptr<http_answerer> behind)
    : slot_(std::make_shared<slot>(std::move(behind))) {}

void http_responder::answer(http_response response) const {
  if (auto behind = std::exchange(slot_->behind, nullptr))
    behind->answer(std::move(response));
}

std::shared_ptr<http_stream> http_responder::start_stream(http_response head) const {
  auto behind = std::exchange(slot_->behind, nullptr);
  return behind ? behind->start_stream(std::move(head)) : nullptr;
}

bool http_responder::answered() const noexcept {
  return slot_->behind == nullptr;
}

} // namespace tessera::net
