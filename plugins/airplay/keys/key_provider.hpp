// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"
#include "net/event_loop.hpp"

#include <functional>
#include <string>
#include <utility>

namespace tessera::airplay {

/// The two things about FairPlay that this project does not know: whoever has a program that does
/// may name it. Context: the loop's thread; an answer comes on it, and never from within the call.
class key_provider {
public:
  virtual ~key_provider() = default;
  template <class T>
  using reply = std::function<void(result<T>)>;

  struct abilities {
    bool fp_answer = false;
    bool unwrap = false;
    friend bool operator==(abilities, abilities) = default;
  };
  [[nodiscard]] virtual abilities can() const = 0;

  /// The answer to one message of POST /fp-setup. Errors: refused (it does not know the message),
  /// unavailable (there is none, or it has died).
  virtual void fp_answer(std::string message, reply<std::string> then) = 0;
  /// The 16 bytes in `wrapped`, with the third message of the handshake before it. Errors as above.
  virtual void unwrap(std::string handshake, std::string wrapped, reply<secret> then) = 0;
};

/// key_provider: none.
class no_keys : public key_provider {
public:
  explicit no_keys(net::event_loop& loop) : loop_(loop) {}
  [[nodiscard]] abilities can() const override { return {}; }
  void fp_answer(std::string, reply<std::string> then) override { refuse(std::move(then)); }
  void unwrap(std::string, std::string, reply<secret> then) override { refuse(std::move(then)); }

private:
  template <class T>
  void refuse(reply<T> then) {
    loop_.post([then = std::move(then)] {
      then({errc::unavailable, "There is no key provider (plugins.airplay.key_provider)."});
    });
  }

  net::event_loop& loop_;
};

} // namespace tessera::airplay
