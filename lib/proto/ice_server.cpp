// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "proto/ice_server.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace tessera::ice_server {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

template <class Rule>
bool all(std::string_view text, Rule rule) {
  return !text.empty() && std::all_of(text.begin(), text.end(), rule);
}

bool is_relay(std::string_view uri) {
  return uri.starts_with("turn");
}

bool is_port(std::string_view text) {
  if (text.size() > 5 || !all(text, is_digit))
    return false;
  unsigned value = 0;
  for (char digit : text)
    value = value * 10 + static_cast<unsigned>(digit - '0');
  return value >= 1 && value <= 65535;
}

/// host [ ":" port ]
bool is_place(std::string_view text) {
  std::size_t end = 0;
  if (text.starts_with('[')) {
    end = text.find(']');
    if (end == std::string_view::npos ||
        text.substr(1, end - 1).find(':') == std::string_view::npos)
      return false;
    const auto good = [](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' ||
             c == '.';
    };
    if (!all(text.substr(1, end - 1), good))
      return false;
    ++end;
  } else {
    end = std::min(text.find(':'), text.size());
    const auto good = [](char c) {
      return is_digit(c) || is_letter(c) || c == '.' || c == '-' || c == '_';
    };
    if (!all(text.substr(0, end), good))
      return false;
  }
  auto rest = text.substr(end);
  return rest.empty() || (rest.front() == ':' && is_port(rest.substr(1)));
}

/// Of a word without fault: nothing in it needs escaping (RFC 9110 5.6.4).
std::string in_quotes(std::string_view word) {
  return '"' + std::string{word} + '"';
}

} // namespace

std::optional<std::string> uri_fault(std::string_view uri) {
  constexpr auto wanted = "must be stun:HOST, stuns:HOST, turn:HOST or turns:HOST, with :PORT if "
                          "need be, and with ?transport=udp or ?transport=tcp for turn and turns";
  const auto colon = uri.find(':');
  if (uri.size() > max_uri_bytes || colon == std::string_view::npos)
    return wanted;
  const auto scheme = uri.substr(0, colon);
  auto rest = uri.substr(colon + 1);
  if (scheme != "stun" && scheme != "stuns" && scheme != "turn" && scheme != "turns")
    return wanted;
  if (const auto mark = rest.find('?'); mark != std::string_view::npos) {
    const auto query = rest.substr(mark);
    if (!is_relay(scheme) || (query != "?transport=udp" && query != "?transport=tcp"))
      return wanted;
    rest = rest.substr(0, mark);
  }
  return is_place(rest) ? std::nullopt : std::optional<std::string>{wanted};
}

std::optional<std::string> word_fault(std::string_view word) {
  if (word.size() > max_word_bytes)
    return "must be at most " + std::to_string(max_word_bytes) + " bytes";
  const auto good = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  if (std::all_of(word.begin(), word.end(), good))
    return {};
  return "must be printable ASCII without quotes and backslashes";
}

std::vector<std::string> told_of(const offer& what, bool relays) {
  const auto& credential = what.credential.reveal();
  const bool known = relays && !what.username.empty() && !credential.empty() &&
                     !word_fault(what.username) && !word_fault(credential);
  std::vector<std::string> told;
  std::copy_if(what.uris.begin(), what.uris.end(), std::back_inserter(told), [&](const auto& uri) {
    return !uri_fault(uri) && (known || !is_relay(uri));
  });
  return told;
}

std::vector<std::string> links_of(const offer& what, bool relays) {
  std::vector<std::string> links;
  for (const auto& uri : told_of(what, relays)) {
    auto& link = links.emplace_back("<" + uri + ">; rel=\"ice-server\"");
    if (is_relay(uri))
      link += "; username=" + in_quotes(what.username) +
              "; credential=" + in_quotes(what.credential.reveal()) + "; credential-type=\"password\"";
  }
  return links;
}

nlohmann::json rtc_servers_of(const offer& what) {
  auto servers = nlohmann::json::array();
  for (const auto& uri : told_of(what, true)) {
    auto& server = servers.emplace_back(nlohmann::json{{"urls", uri}});
    if (is_relay(uri))
      server.update({{"username", what.username}, {"credential", what.credential.reveal()}});
  }
  return servers;
}

} // namespace tessera::ice_server
