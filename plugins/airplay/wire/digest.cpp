// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/digest.hpp"

#include "base/ascii.hpp"
#include "wire/crypto.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace tessera::airplay {

namespace {

constexpr std::size_t nonce_bytes = 16;
constexpr std::size_t md5_digits = 32;
constexpr std::size_t count_digits = 8;

struct member {
  std::string_view name;
  std::string digest_answer::*value;
  bool needed;
};
constexpr member members[] = {
    {"username", &digest_answer::username, true},
    {"realm", &digest_answer::realm, true},
    {"nonce", &digest_answer::nonce, true},
    {"uri", &digest_answer::uri, true},
    {"response", &digest_answer::response, true},
    {"algorithm", &digest_answer::algorithm, false},
    {"qop", &digest_answer::qop, false},
    {"nc", &digest_answer::nc, false},
    {"cnonce", &digest_answer::cnonce, false},
};

std::string hex(std::string_view bytes) {
  std::string out;
  for (const unsigned char each : bytes)
    out += fmt::format("{:02x}", each);
  return out;
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits &&
         text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char each) {
    return static_cast<unsigned char>(each) >= 0x20 && each != 0x7f;
  });
}

void skip_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::string_view take_until(std::string_view& text, std::string_view ends) {
  const auto out = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(out.size());
  return out;
}

/// Spec: RFC 2616 2.2: quoted-string, or up to the next comma.
std::optional<std::string> take_value(std::string_view& text) {
  if (!text.starts_with('"')) {
    const auto word = take_until(text, "\", \t");
    return word.empty() ? std::nullopt : std::optional{std::string{word}};
  }
  std::string out;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '"') {
      text.remove_prefix(at + 1);
      return out;
    }
    if (text[at] == '\\' && ++at == text.size())
      break;
    out += text[at];
  }
  return std::nullopt;
}

failure unreadable(std::string_view what) {
  return {errc::parse_error, fmt::format("Authorization cannot be read: {}.", what), {}};
}

result<> check(const digest_answer& said) {
  if (!is_hex(said.response, md5_digits))
    return unreadable("its response is not of 32 digits");
  if (!said.algorithm.empty() && !same_letters(said.algorithm, "MD5"))
    return {errc::unsupported_type, "Only Digest with MD5 is understood."};
  if (said.qop.empty())
    return {};
  if (!same_letters(said.qop, "auth"))
    return {errc::unsupported_type, "Only Digest with qop=auth, or without qop, is understood."};
  if (!is_hex(said.nc, count_digits) || said.cnonce.empty())
    return unreadable("qop comes without nc or cnonce");
  return {};
}

} // namespace

result<digest_answer> parse_digest(std::string_view header) {
  if (header.size() > max_digest_bytes)
    return {errc::message_too_large, "Authorization has more than 2 KiB."};
  if (!is_printable(header))
    return unreadable("it has characters that no header has");
  skip_space(header);
  if (!same_letters(take_until(header, " \t"), "Digest"))
    return unreadable("it is not Digest");
  digest_answer out;
  std::set<std::string_view> seen;
  for (std::size_t count = 0;; ++count) {
    skip_space(header);
    if (header.empty() && count > 0)
      break;
    if (count == max_digest_members)
      return {errc::message_too_large, "Authorization has more than 16 members."};
    const auto name = take_until(header, "=\", \t");
    if (name.empty() || !header.starts_with('='))
      return unreadable("a member has no name or no value");
    header.remove_prefix(1);
    auto value = take_value(header);
    if (!value)
      return unreadable("a value does not end, or is missing");
    for (const auto& known : members) {
      if (!same_letters(known.name, name))
        continue;
      if (!seen.insert(known.name).second)
        return unreadable("a member stands there twice");
      out.*known.value = *std::move(value);
      break;
    }
    skip_space(header);
    if (header.empty())
      break;
    if (!header.starts_with(','))
      return unreadable("something follows a value");
    header.remove_prefix(1);
  }
  for (const auto& known : members)
    if (known.needed && !seen.contains(known.name))
      return unreadable(fmt::format("it has no {}", known.name));
  if (auto fits = check(out); !fits)
    return std::move(fits).error();
  out.response = lower(out.response);
  return out;
}

std::string
digest_response(const digest_answer& said, std::string_view method, const secret& password) {
  const auto who = hex(md5({said.username, ":", said.realm, ":", password.reveal()}));
  const auto what = hex(md5({method, ":", said.uri}));
  if (said.qop.empty())
    return hex(md5({who, ":", said.nonce, ":", what}));
  return hex(md5({who, ":", said.nonce, ":", said.nc, ":", said.cnonce, ":", said.qop, ":", what}));
}

digest_challenge::digest_challenge(std::string realm)
    : realm_(std::move(realm)), nonce_(hex(random_bytes(nonce_bytes))) {}

std::string digest_challenge::text() const {
  return fmt::format(R"(Digest realm="{}", nonce="{}")", realm_, nonce_);
}

digest_challenge::verdict digest_challenge::judge(const digest_answer& said,
                                                  std::string_view method,
                                                  std::string_view target,
                                                  const secret& password) {
  if (said.realm != realm_ || said.nonce != nonce_ || said.uri != target)
    return verdict::foreign;
  if (secret{digest_response(said, method, password)}.equals(said.response))
    return verdict::right;
  if (++wrong_ == tries) {
    wrong_ = 0;
    nonce_ = hex(random_bytes(nonce_bytes));
  }
  return verdict::wrong;
}

} // namespace tessera::airplay
