// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_params.hpp"

#include "base/base64.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace tessera::ctl {
namespace {

using nlohmann::json;
using rpc::param_type;

failure wrong(std::string text) {
  return {errc::invalid_argument, std::move(text), {}};
}

const rpc::param* find_param(const rpc::method& what, std::string_view name) {
  auto found = std::ranges::find(what.params, name, &rpc::param::name);
  return found == what.params.end() ? nullptr : &*found;
}

/// true, 5, ["a"] as they are; everything else is a text.
json loose_value(const std::string& text) {
  auto read = json::parse(text, nullptr, false);
  return read.is_discarded() || read.is_string() || read.is_null() || read.is_object() ? json(text)
                                                                                       : read;
}

result<json> boolean_of(const rpc::param& what, const std::string& text) {
  if (text == "true" || text == "yes" || text == "on")
    return json(true);
  if (text == "false" || text == "no" || text == "off")
    return json(false);
  return wrong(std::string{what.name} + " is true or false, not " + text);
}

result<json> integer_of(const rpc::param& what, const std::string& text) {
  std::int64_t value = 0;
  auto [end, err] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (err != std::errc{} || end != text.data() + text.size())
    return wrong(std::string{what.name} + " is a whole number, not " + text);
  return json(value);
}

json list_of(const std::string& text) {
  auto list = json::array();
  std::istringstream parts{text};
  for (std::string part; std::getline(parts, part, ',');)
    list.push_back(part);
  return list;
}

result<std::string> file_or_text(const std::string& text, const file_reader& read) {
  if (!text.starts_with('@'))
    return text;
  return read(text.substr(1));
}

/// One operand of a word: its name without the mark, and the mark.
struct operand {
  std::string name;
  char mark = ' '; ///< needed
};

std::vector<operand> operands_of(const word& what) {
  std::vector<operand> all;
  std::istringstream names{std::string{what.operands}};
  for (std::string name; names >> name;) {
    operand one{name};
    if (std::string_view{"?+*=@!"}.find(name.back()) != std::string_view::npos) {
      one.mark = name.back();
      one.name.pop_back();
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::string capital(std::string text) {
  for (char& letter : text)
    letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  return text;
}

result<json> pairs_as_object(const std::vector<std::string>& pairs) {
  auto values = json::object();
  for (const auto& pair : pairs) {
    auto at = pair.find('=');
    if (at == std::string::npos || at == 0)
      return wrong("write KEY=VALUE, not " + pair);
    values[pair.substr(0, at)] = loose_value(pair.substr(at + 1));
  }
  return values;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& one : words)
    all += (all.empty() ? "" : " ") + one;
  return all;
}

/// What is left of the operands, for a mark that takes it all.
result<json> rest_of(char mark, const std::vector<std::string>& left) {
  if (mark == '+')
    return json(joined(left));
  if (mark == '*')
    return json(left);
  return pairs_as_object(left);
}

result<json> checked(const rpc::method& what, json params) {
  auto good = rpc::checked_params(what, params);
  if (!good)
    return wrong(good.error().message());
  return good;
}

} // namespace

std::vector<const rpc::method*> callable_methods() {
  std::vector<const rpc::method*> all;
  for (const auto& one : rpc::all_methods()) {
    bool of_the_house = one.by != rpc::handler::connection || one.name == "room.get";
    if (of_the_house && one.callers.intersects(rpc::role::admin))
      all.push_back(&one);
  }
  return all;
}

result<json>
value_of_param(const rpc::param& what, const std::string& text, const file_reader& read) {
  switch (what.type) {
  case param_type::id:
  case param_type::choice:
    return json(text);
  case param_type::integer:
    return integer_of(what, text);
  case param_type::boolean:
    return boolean_of(what, text);
  case param_type::list:
    return list_of(text);
  case param_type::object: {
    auto value = json::parse(text, nullptr, false);
    return value.is_object() ? result<json>{value}
                             : result<json>{wrong(std::string{what.name} + " is a JSON object")};
  }
  case param_type::text:
  case param_type::bytes: {
    auto plain = file_or_text(text, read);
    if (!plain)
      return std::move(plain).error();
    bool file = text.starts_with('@') && what.type == param_type::bytes;
    return json(file ? base64(*plain) : *std::move(plain));
  }
  }
  return errc::internal;
}

result<json> params_of_pairs(const rpc::method& what,
                             const std::vector<std::string>& pairs,
                             const file_reader& read) {
  auto params = json::object();
  for (const auto& pair : pairs) {
    auto at = pair.find('=');
    const auto* known = find_param(what, std::string_view{pair}.substr(0, at));
    if (at == std::string::npos || known == nullptr)
      return wrong("write PARAM=VALUE, not " + pair + "; " + std::string{what.name} + " takes " +
                   (what.params.empty() ? "nothing" : shown_params(what)));
    auto value = value_of_param(*known, pair.substr(at + 1), read);
    if (!value)
      return value;
    params[std::string{known->name}] = *std::move(value);
  }
  return checked(what, std::move(params));
}

result<json> params_of_word(const word& what,
                            const std::vector<std::string>& operands,
                            const file_reader& read) {
  const auto& method = *rpc::find_method(what.method);
  auto params = json::object();
  auto next = operands.begin();
  for (const auto& one : operands_of(what)) {
    if (one.mark == '!') {
      auto typed = read(unseen);
      if (!typed)
        return std::move(typed).error();
      params[one.name] = *std::move(typed);
      continue;
    }
    if (next == operands.end() && one.mark != '?')
      return wrong(std::string{what.first} + (what.second.empty() ? "" : " ") +
                   std::string{what.second} + " needs " + shown_operands(what));
    if (next == operands.end())
      break;
    bool takes_all = one.mark == '+' || one.mark == '*' || one.mark == '=';
    auto text = one.mark == '@' ? "@" + *next : *next;
    auto value = takes_all ? rest_of(one.mark, {next, operands.end()})
                           : value_of_param(*find_param(method, one.name), text, read);
    if (!value)
      return value;
    params[one.name] = *std::move(value);
    next = takes_all ? operands.end() : std::next(next);
  }
  if (next != operands.end())
    return wrong("\"" + *next + "\" is too much here");
  return checked(method, std::move(params));
}

std::string shown_operands(const word& what) {
  std::string all;
  for (const auto& one : operands_of(what)) {
    if (one.mark == '!')
      continue;
    const auto* param = find_param(*rpc::find_method(what.method), one.name);
    bool flag = param != nullptr && param->type == param_type::boolean;
    auto name = flag ? "on|off" : capital(one.name);
    if (one.mark == '?')
      name = "[" + name + "]";
    else if (one.mark == '=')
      name = "KEY=VALUE ...";
    else if (one.mark == '*')
      name = "KEY ...";
    else if (one.mark == '@')
      name += "-FILE";
    all += (all.empty() ? "" : " ") + name;
  }
  return all;
}

std::string shown_params(const rpc::method& what) {
  constexpr std::string_view kinds[] = {
      "ID", "TEXT", "NUMBER", "true|false", "", "A,B,...", "JSON", "@FILE"};
  std::string all;
  for (const auto& one : what.params) {
    std::string value{kinds[static_cast<std::size_t>(one.type)]};
    for (auto choice : one.choices)
      value += (value.empty() ? "" : "|") + std::string{choice};
    auto pair = std::string{one.name} + "=" + value;
    all += (all.empty() ? "" : " ") + (one.required ? pair : "[" + pair + "]");
  }
  return all;
}

} // namespace tessera::ctl
