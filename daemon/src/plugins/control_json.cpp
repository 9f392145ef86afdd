// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/control_json.hpp"

#include "plugins/control_protocol.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace tessera::plugins::control {
namespace {

const json absent;
// Far below max_text_bytes: a byte that is no UTF-8 grows to three.
constexpr std::size_t max_written_bytes = 1024;

errc code_of(std::string_view name) {
  for (int i = 1; i < static_cast<int>(errc::end_of_range); ++i) {
    if (name_of(static_cast<errc>(i)) == name)
      return static_cast<errc>(i);
  }
  return errc::internal;
}

std::optional<option_value> option_of(const json& value) {
  if (value.is_boolean())
    return value.get<bool>();
  if (value.is_number_integer())
    return value.get<std::int64_t>();
  if (value.is_number_float())
    return value.get<double>();
  if (value.is_string())
    return value.get<std::string>();
  if (!value.is_array())
    return {};
  std::vector<std::string> list;
  for (const auto& entry : value) {
    if (!entry.is_string())
      return {};
    list.push_back(entry.get<std::string>());
  }
  return list;
}

} // namespace

result<json> parse_object(std::string_view text) {
  if (text.size() > max_message_bytes)
    return {errc::message_too_large, "a control message may have 65536 bytes"};
  bool too_deep = false;
  auto watch_depth = [&](int depth, json::parse_event_t, json&) {
    too_deep = too_deep || depth > static_cast<int>(max_depth);
    return !too_deep;
  };
  auto value = json::parse(text, watch_depth, false);
  if (too_deep || value.is_discarded() || !value.is_object())
    return {errc::parse_error, "the control message is not a flat JSON object"};
  return value;
}

std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

const json& members::find(const char* name) {
  auto it = message_.find(name);
  return it == message_.end() ? absent : *it;
}

void members::blame(const char* name) {
  if (fault_.empty())
    fault_ = std::string{"the member '"} + name + "' of a control message is missing or wrong";
}

std::string members::text(const char* name, std::size_t max_bytes) {
  const auto& value = find(name);
  if (value.is_string() && value.get_ref<const std::string&>().size() <= max_bytes)
    return value.get<std::string>();
  blame(name);
  return {};
}

std::uint64_t members::number(const char* name) {
  const auto& value = find(name);
  if (value.is_number_unsigned())
    return value.get<std::uint64_t>();
  blame(name);
  return 0;
}

int members::small(const char* name, int maximum) {
  auto value = number(name);
  if (value <= static_cast<std::uint64_t>(maximum))
    return static_cast<int>(value);
  blame(name);
  return 0;
}

double members::real(const char* name, double maximum) {
  const auto& value = find(name);
  if (value.is_number()) {
    auto number = value.get<double>();
    if (std::isfinite(number) && number >= 0 && number <= maximum)
      return number;
  }
  blame(name);
  return 0;
}

bool members::boolean(const char* name) {
  const auto& value = find(name);
  if (value.is_boolean())
    return value.get<bool>();
  blame(name);
  return false;
}

failure members::error(const char* name) {
  const auto& value = find(name);
  if (!value.is_object()) {
    blame(name);
    return {};
  }
  members inner{value};
  failure why{code_of(inner.text("code", max_id_bytes)),
              inner.text("text", max_text_bytes),
              std::chrono::milliseconds{inner.small("retry_after_ms", 86'400'000)}};
  if (!inner.fine())
    blame(name);
  return why;
}

settings members::options(const char* name) {
  const auto& value = find(name);
  settings all;
  if (!value.is_object())
    blame(name);
  else {
    for (const auto& [key, entry] : value.items()) {
      if (auto known = option_of(entry))
        all.set(key, std::move(*known));
      else
        blame(name);
    }
  }
  return all;
}

std::vector<network_service> members::services(const char* name) {
  const auto& value = find(name);
  std::vector<network_service> all;
  if (!value.is_array() || value.size() > max_services) {
    blame(name);
    return all;
  }
  for (const auto& entry : value) {
    const json none = json::object();
    members inner{entry.is_object() ? entry : none};
    auto& one = all.emplace_back();
    one.type = inner.text("type", max_id_bytes);
    one.name = inner.text("name", max_service_name_bytes);
    one.port = static_cast<std::uint16_t>(inner.small("port", 65'535));
    const auto& txt = inner.find("txt");
    if (!txt.is_array() || txt.size() > max_txt_entries || one.port == 0)
      blame(name);
    else
      for (const auto& line : txt)
        line.is_string() && line.get_ref<const std::string&>().size() <= max_txt_bytes
            ? one.txt.push_back(line.get<std::string>())
            : blame(name);
    if (!inner.fine())
      blame(name);
  }
  return all;
}

std::vector<kept_device> members::devices(const char* name) {
  const auto& value = find(name);
  std::vector<kept_device> all;
  if (!value.is_array() || value.size() > devices_a_message) {
    blame(name);
    return all;
  }
  const auto time = [](members& in, const char* key) {
    constexpr std::uint64_t latest = 1ULL << 53; // of a double, as pages read it
    return static_cast<std::int64_t>(std::min(in.number(key), latest));
  };
  for (const auto& entry : value) {
    const json none = json::object();
    members inner{entry.is_object() ? entry : none};
    all.push_back({inner.text("id", max_kept_id_bytes),
                   inner.text("name", max_text_bytes),
                   time(inner, "since"),
                   time(inner, "last_seen")});
    if (!inner.fine())
      blame(name);
  }
  return all;
}

json devices_to_json(const std::vector<kept_device>& all) {
  const auto time = [](std::int64_t ms) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(ms, 0));
  };
  auto out = json::array();
  for (const auto& one : all)
    out.push_back({{"id", one.id},
                   {"name", one.name},
                   {"since", time(one.since)},
                   {"last_seen", time(one.last_seen)}});
  return out;
}

json services_to_json(const std::vector<network_service>& all) {
  auto out = json::array();
  for (const auto& one : all)
    out.push_back({{"type", one.type}, {"name", one.name}, {"port", one.port}, {"txt", one.txt}});
  return out;
}

std::string shortened(std::string_view text) {
  if (text.size() <= max_written_bytes)
    return std::string{text};
  auto size = max_written_bytes;
  // Not within a letter: 10xxxxxx goes on with one (RFC 3629).
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
    --size;
  return std::string{text.substr(0, size)};
}

json error_to_json(const failure& why) {
  return {{"code", name_of(why.code)},
          {"text", shortened(why.message())},
          {"retry_after_ms", std::max<std::int64_t>(0, why.retry_after.count())}};
}

json options_to_json(const settings& values) {
  auto all = json::object();
  for (const auto& [key, value] : values.all())
    std::visit([&, &key = key](const auto& v) { all[key] = v; }, value);
  return all;
}

} // namespace tessera::plugins::control
