// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_source.hpp"

#include "app/config_yaml.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tessera::app {
namespace {

constexpr std::string_view tab_as_spaces = "  ";
constexpr std::size_t longest_quote = 64;

bool starts_section(const std::string& line) {
  return !line.empty() && line[0] != ' ' && line[0] != '#' && line[0] != '\r';
}

bool is_control(char letter) {
  auto byte = static_cast<unsigned char>(letter);
  return byte < 0x20 || byte == 0x7f;
}

} // namespace

std::string to_text(const config_fault& fault) {
  if (fault.line == 0)
    return fmt::format("{}: {}", fault.file, fault.text);
  return fmt::format("{}:{}:{}: {}", fault.file, fault.line, fault.column, fault.text);
}

std::string shown(std::string_view text) {
  auto end = std::min(text.size(), longest_quote);
  while (end < text.size() && end > 0 && is_utf8_continuation(text[end]))
    --end;
  std::string quote{text.substr(0, end)};
  std::replace_if(quote.begin(), quote.end(), is_control, '?');
  if (end < text.size())
    quote += "...";
  return quote;
}

config_source::config_source(std::string_view text,
                             const std::string& file,
                             std::vector<config_fault>& faults) {
  while (true) {
    auto end = text.find('\n');
    row next{std::string{text.substr(0, end)}, 0};
    auto indent = std::min(next.text.find_first_not_of(" \t"), next.text.size());
    bool blank = indent == next.text.size() || next.text[indent] == '\r';
    for (auto at = next.text.find('\t'); at < indent && !blank; at = next.text.find('\t')) {
      if (next.tabs == 0)
        faults.push_back({file,
                          static_cast<int>(rows_.size()) + 1,
                          static_cast<int>(at) + 1,
                          "a tab stands in the indentation; YAML wants spaces there, "
                          "two for each level"});
      next.text.replace(at, 1, tab_as_spaces);
      ++next.tabs;
      ++indent;
    }
    rows_.push_back(std::move(next));
    if (end == std::string_view::npos)
      break;
    text.remove_prefix(end + 1);
  }
}

std::string config_source::text() const {
  std::string all;
  for (const auto& row : rows_)
    all += row.text + '\n';
  return all;
}

config_place config_source::place(int line, int column) const {
  auto index =
      std::clamp<std::size_t>(line < 0 ? 0 : static_cast<std::size_t>(line), 0, rows_.size() - 1);
  const auto& row = rows_[index];
  auto bytes = std::min(column < 0 ? 0 : static_cast<std::size_t>(column), row.text.size());
  auto letters = bytes - static_cast<std::size_t>(
                             std::count_if(row.text.begin(),
                                           row.text.begin() + static_cast<std::ptrdiff_t>(bytes),
                                           is_utf8_continuation));
  letters -= std::min(letters, row.tabs);
  return {static_cast<int>(index) + 1, static_cast<int>(letters) + 1};
}

bool config_source::quote_stays_open(int line, int column) const {
  if (line < 0 || static_cast<std::size_t>(line) >= rows_.size() || column < 0)
    return false;
  auto text = std::string_view{rows_[static_cast<std::size_t>(line)].text};
  auto at = static_cast<std::size_t>(column);
  if (at >= text.size() || (text[at] != '"' && text[at] != '\''))
    return false;
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    bool escapes = quote == '"' ? text[at] == '\\' : text.substr(at).starts_with("''");
    if (escapes)
      ++at;
    else if (text[at] == quote)
      return false;
  }
  return true;
}

bool config_source::drop_section(int line) {
  auto here = static_cast<std::size_t>(line - 1);
  if (line < 1 || here >= rows_.size())
    return false;
  while (here > 0 && !starts_section(rows_[here].text))
    --here;
  bool dropped = false;
  do {
    dropped = dropped || !rows_[here].text.empty();
    rows_[here].text.clear();
    ++here;
  } while (here < rows_.size() && !starts_section(rows_[here].text));
  return dropped;
}

namespace {

std::vector<config_fault> long_lines(std::string_view bytes, const std::string& file) {
  std::vector<config_fault> faults;
  for (int line = 1; !bytes.empty(); ++line) {
    auto end = std::min(bytes.find('\n'), bytes.size());
    if (end > max_config_line)
      faults.push_back({file,
                        line,
                        1,
                        fmt::format("the line has {} bytes; a line may have {}; write a long list "
                                    "with one entry a line",
                                    end,
                                    max_config_line)});
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return faults;
}

} // namespace

std::vector<config_fault> byte_faults(std::string_view bytes, const std::string& file) {
  if (bytes.size() > max_config_bytes)
    return {{file,
             0,
             0,
             fmt::format("the file has {} KiB; a configuration may have {} KiB",
                         bytes.size() / 1024,
                         max_config_bytes / 1024)}};
  auto bad = invalid_utf8_at(bytes);
  std::string text = "a byte is not UTF-8; save the file in this encoding";
  auto control = std::find_if(bytes.begin(), bytes.end(), [](char letter) {
    return is_control(letter) && letter != '\t' && letter != '\n' && letter != '\r';
  });
  if (auto at = static_cast<std::size_t>(control - bytes.begin());
      at < std::min(bad, bytes.size())) {
    bad = at;
    text = fmt::format("a control character (byte 0x{:02x}) has no place in a configuration",
                       static_cast<unsigned char>(bytes[at]));
  }
  if (bad == std::string_view::npos)
    return long_lines(bytes, file);
  auto before = bytes.substr(0, bad);
  auto line_start = before.rfind('\n') + 1;
  auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start),
                              before.end(),
                              [](char c) { return !is_utf8_continuation(c); });
  auto line = std::count(before.begin(), before.end(), '\n');
  return {{file, static_cast<int>(line) + 1, static_cast<int>(column) + 1, text}};
}

} // namespace tessera::app
