// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "net/http_message.hpp"

#include "base/ascii.hpp"

namespace tessera::net {

std::string_view http_request::header(std::string_view name) const noexcept {
  for (const auto& [key, value] : headers) {
    if (same_letters(key, name))
      return value;
  }
  return {};
}

http_response text_response(unsigned status, std::string text) {
  http_response out;
  out.status = status;
  out.content_type = "text/plain; charset=utf-8";
  out.body = std::make_shared<const std::string>(std::move(text));
  return out;
}

} // namespace tessera::net
