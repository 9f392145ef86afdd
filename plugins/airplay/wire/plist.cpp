// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/plist.hpp"

#include "wire/plist_guard.hpp"

#include <plist/plist.h>

#include <cmath>
#include <cstdlib>

namespace tessera::airplay {

namespace {

std::shared_ptr<void> own(plist_t node) {
  if (node == nullptr)
    std::abort(); // no memory
  return {node, [](void* each) { plist_free(each); }};
}

std::string
written(plist_t node, void (*write)(plist_t, char**, std::uint32_t*), void (*release)(char*)) {
  char* bytes = nullptr;
  std::uint32_t size = 0;
  write(node, &bytes, &size);
  if (bytes == nullptr)
    return {};
  std::string out(bytes, size);
  release(bytes);
  return out;
}

std::string text_of(plist_t node) {
  std::uint64_t size = 0;
  const char* text = plist_get_string_ptr(node, &size);
  return text == nullptr ? std::string{} : std::string(text, size);
}

/// XML nests too, and its texts may name letters that do not exist (&#xD800;).
bool well_made(plist_t node, int depth) {
  if (depth > max_plist_depth)
    return false;
  if (plist_get_node_type(node) == PLIST_STRING)
    return is_text(text_of(node));
  if (plist_get_node_type(node) == PLIST_ARRAY) {
    plist_array_iter each = nullptr;
    plist_array_new_iter(node, &each);
    const std::unique_ptr<void, void (*)(void*)> owned{each, std::free};
    plist_t entry = nullptr;
    for (plist_array_next_item(node, each, &entry); entry != nullptr;
         plist_array_next_item(node, each, &entry))
      if (!well_made(entry, depth + 1))
        return false;
  }
  if (plist_get_node_type(node) == PLIST_DICT) {
    plist_dict_iter each = nullptr;
    plist_dict_new_iter(node, &each);
    const std::unique_ptr<void, void (*)(void*)> owned{each, std::free};
    for (;;) {
      char* key = nullptr;
      plist_t entry = nullptr;
      plist_dict_next_item(node, each, &key, &entry);
      const std::unique_ptr<char, void (*)(void*)> name{key, std::free};
      if (entry == nullptr)
        break;
      if (key == nullptr || !is_text(key) || !well_made(entry, depth + 1))
        return false;
    }
  }
  return true;
}

} // namespace

plist::plist() : root_(own(plist_new_dict())), node_(root_.get()) {}

plist plist::array() {
  auto root = own(plist_new_array());
  auto* node = root.get();
  return plist{std::move(root), node};
}

result<plist> plist::parse(std::string_view bytes) {
  if (bytes.size() > max_plist_bytes)
    return {errc::message_too_large, "A property list has more than 256 KiB."};
  if (bytes.starts_with("bplist") ? !may_be_unfolded(bytes) : !is_text(bytes))
    return {errc::parse_error, "A property list is broken, or far larger than it looks."};
  plist_t node = nullptr;
  // libplist reads XML as a C string.
  const std::string copy{bytes};
  plist_from_memory(copy.c_str(), static_cast<std::uint32_t>(copy.size()), &node);
  if (node == nullptr)
    return {errc::parse_error, "This is no property list."};
  auto root = own(node);
  if (plist_get_node_type(node) != PLIST_DICT)
    return {errc::parse_error, "A property list of AirPlay is a dictionary."};
  if (!well_made(node, 0))
    return {errc::parse_error, "A property list is nested too deep, or a text in it is none."};
  return plist{std::move(root), node};
}

plist& plist::set(const char* key, std::string_view text) {
  plist_dict_set_item(node_, key, plist_new_string(std::string{text}.c_str()));
  return *this;
}

plist& plist::set(const char* key, std::uint64_t number) {
  plist_dict_set_item(node_, key, plist_new_uint(number));
  return *this;
}

plist& plist::set(const char* key, double number) {
  plist_dict_set_item(node_, key, plist_new_real(number));
  return *this;
}

plist& plist::set(const char* key, bool value) {
  plist_dict_set_item(node_, key, plist_new_bool(value ? 1 : 0));
  return *this;
}

plist& plist::set_data(const char* key, std::string_view bytes) {
  plist_dict_set_item(node_, key, plist_new_data(bytes.data(), bytes.size()));
  return *this;
}

plist& plist::set(const char* key, const plist& below) {
  plist_dict_set_item(node_, key, plist_copy(below.node_));
  return *this;
}

plist& plist::add(const plist& entry) {
  plist_array_append_item(node_, plist_copy(entry.node_));
  return *this;
}

void* plist::find(const char* key) const {
  return plist_dict_get_item(node_, key);
}

bool plist::has(const char* key) const {
  return find(key) != nullptr;
}

std::optional<std::string> plist::text(const char* key) const {
  auto* node = find(key);
  if (node == nullptr || plist_get_node_type(node) != PLIST_STRING)
    return std::nullopt;
  return text_of(node);
}

std::optional<std::uint64_t> plist::number(const char* key) const {
  auto* node = find(key);
  if (node == nullptr)
    return std::nullopt;
  if (plist_get_node_type(node) == PLIST_BOOLEAN) {
    std::uint8_t value = 0;
    plist_get_bool_val(node, &value);
    return value;
  }
  if (plist_get_node_type(node) != PLIST_UINT)
    return std::nullopt;
  std::uint64_t value = 0;
  plist_get_uint_val(node, &value);
  return value;
}

std::optional<double> plist::real(const char* key) const {
  auto* node = find(key);
  if (node != nullptr && plist_get_node_type(node) == PLIST_REAL) {
    double value = 0;
    plist_get_real_val(node, &value);
    return std::isfinite(value) ? std::optional{value} : std::nullopt;
  }
  const auto whole = number(key);
  return whole ? std::optional{static_cast<double>(*whole)} : std::nullopt;
}

std::optional<std::string> plist::data(const char* key) const {
  auto* node = find(key);
  if (node == nullptr || plist_get_node_type(node) != PLIST_DATA)
    return std::nullopt;
  std::uint64_t size = 0;
  const char* bytes = plist_get_data_ptr(node, &size);
  return bytes == nullptr ? std::string{} : std::string(bytes, size);
}

std::vector<plist> plist::dictionaries(const char* key, std::size_t most) const {
  std::vector<plist> out;
  auto* node = find(key);
  if (node == nullptr || plist_get_node_type(node) != PLIST_ARRAY)
    return out;
  for (std::uint32_t i = 0; i < plist_array_get_size(node) && out.size() < most; ++i)
    if (auto* entry = plist_array_get_item(node, i);
        entry != nullptr && plist_get_node_type(entry) == PLIST_DICT)
      out.push_back(plist{root_, entry});
  return out;
}

std::vector<std::string> plist::texts(const char* key, std::size_t most) const {
  std::vector<std::string> out;
  auto* node = find(key);
  if (node == nullptr || plist_get_node_type(node) != PLIST_ARRAY)
    return out;
  for (std::uint32_t i = 0; i < plist_array_get_size(node) && out.size() < most; ++i)
    if (auto* entry = plist_array_get_item(node, i);
        entry != nullptr && plist_get_node_type(entry) == PLIST_STRING)
      out.push_back(text_of(entry));
  return out;
}

std::string plist::binary() const {
  return written(node_, plist_to_bin, plist_to_bin_free);
}

std::string plist::xml() const {
  return written(node_, plist_to_xml, plist_to_xml_free);
}

} // namespace tessera::airplay
