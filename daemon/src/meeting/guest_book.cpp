// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "meeting/guest_book.hpp"

#include "base/base64.hpp"
#include "base/file.hpp"
#include "meeting/devices.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace tessera::meeting {
namespace {

using json = nlohmann::json;

constexpr std::size_t max_file_bytes = 1024 * 1024;
constexpr std::size_t max_text_bytes = 1024;

bool is_text(const json& value) {
  return value.is_string() && value.get_ref<const std::string&>().size() <= max_text_bytes;
}

bool is_block(const json& one) {
  auto has = [&](const char* key, bool (*good)(const json&)) {
    auto it = one.find(key);
    return it != one.end() && good(*it);
  };
  auto number = [](const json& value) { return value.is_number_integer(); };
  return one.is_object() && has("name", is_text) && has("key", is_text) && has("device", is_text) &&
         has("until", number) && has("at", number);
}

} // namespace

result<guest_book> load_guest_book(const std::string& file) {
  auto text = read_file(file, max_file_bytes);
  if (!text)
    return std::move(text).error();
  auto book = parse_guest_book(*text);
  if (!book)
    return {errc::parse_error,
            file + " is damaged: every device is a stranger again, and nobody is kept out"};
  return book;
}

result<guest_book> parse_guest_book(const std::string& text) {
  auto stored = json::parse(text, nullptr, false);
  if (!stored.is_object() || !stored["key"].is_string() || !stored["known"].is_array() ||
      !stored["blocks"].is_array() || stored["known"].size() > devices::limit ||
      stored["blocks"].size() > blocks::limit)
    return errc::parse_error;
  guest_book book;
  auto key = from_base64url(stored["key"].get<std::string>());
  if (!key || key->size() != devices::key_bytes)
    return errc::parse_error;
  book.key = *key;
  for (const auto& mark : stored["known"]) {
    if (!is_text(mark))
      return errc::parse_error;
    book.known.push_back(mark.get<std::string>());
  }
  for (const auto& one : stored["blocks"]) {
    if (!is_block(one))
      return errc::parse_error;
    book.blocks.push_back({one["name"].get<std::string>(),
                           one["key"].get<std::string>(),
                           one["device"].get<std::string>(),
                           one["until"].get<std::int64_t>(),
                           one["at"].get<std::int64_t>()});
  }
  return book;
}

result<> save_guest_book(const std::string& file, const guest_book& what) {
  json stored{{"key", base64url(what.key)}, {"known", what.known}, {"blocks", json::array()}};
  for (const auto& one : what.blocks) {
    stored["blocks"].push_back({{"name", one.name},
                                {"key", one.key},
                                {"device", one.device},
                                {"until", one.until},
                                {"at", one.at}});
  }
  return write_file(file, stored.dump(1) + "\n", 0600);
}

} // namespace tessera::meeting
