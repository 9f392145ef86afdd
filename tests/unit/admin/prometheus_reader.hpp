// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cmath>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>

namespace tessera::test {

struct family_of {
  std::string type;
  /// By labels as they stand in the text; of a histogram with the suffix before them.
  std::map<std::string, double> samples;
  [[nodiscard]] double value(const std::string& labels = "") const { return samples.at(labels); }
};
using families = std::map<std::string, family_of>;

/// A histogram rises from bound to bound and agrees with itself.
inline void check_histogram(const std::string& name, const family_of& one) {
  auto fail = [&](const char* why) { throw std::runtime_error{name + ": " + why}; };
  std::map<double, double> buckets;
  for (const auto& [key, count] : one.samples) {
    if (!key.starts_with("_bucket{le=\""))
      continue;
    auto bound = key.substr(12, key.size() - 14);
    buckets[bound == "+Inf" ? HUGE_VAL : std::stod(bound)] = count;
  }
  double former = 0;
  for (const auto& [bound, count] : buckets) {
    if (count < former)
      fail("it falls");
    former = count;
  }
  if (buckets.empty() || buckets.rbegin()->first != HUGE_VAL)
    fail("there is no +Inf");
  if (!one.samples.contains("_sum") || !one.samples.contains("_count") ||
      one.value("_count") != former)
    fail("sum or count is missing or wrong");
}

inline void check_family(const std::string& name, const family_of& one) {
  auto fail = [&](const char* why) { throw std::runtime_error{name + ": " + why}; };
  bool counter = one.type == "counter";
  if (counter != name.ends_with("_total"))
    fail("counters, and they alone, end in _total");
  for (const auto& [key, value] : one.samples) {
    if (counter && !(value >= 0 && value < HUGE_VAL))
      fail("no figure of a counter");
  }
  if (one.type == "histogram")
    check_histogram(name, one);
}

/// All that the text format 0.0.4 allows, and of that only what is good form: HELP and TYPE once
/// for each family, in this order and before its samples, which stand together; no sample twice; no
/// empty line and no needless blank. Throws std::runtime_error with the line.
inline families read_strictly(const std::string& text) {
  static const std::regex help{R"re(# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ([^ \\][^\\]*\.))re"};
  static const std::regex type{
      R"re(# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram))re"};
  static const std::regex sample{
      R"re(([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\["\\n])*"(,(?=[a-z])|(?=\})))+\})? (-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?|NaN))re"};
  families all;
  std::string name;
  std::string helped;
  auto fail = [](const std::string& line) { throw std::runtime_error{line}; };
  if (!text.empty() && text.back() != '\n')
    fail("the last line does not end");
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    std::smatch parts;
    if (std::regex_match(line, parts, help)) {
      helped = parts[1];
      if (all.contains(helped))
        fail(line);
    } else if (std::regex_match(line, parts, type)) {
      name = parts[1];
      if (name != helped || !all.try_emplace(name, family_of{parts[2], {}}).second)
        fail(line);
    } else if (std::regex_match(line, parts, sample)) {
      if (name.empty() || !parts[1].str().starts_with(name))
        fail(line);
      auto& one = all.at(name);
      auto suffix = parts[1].str().substr(name.size());
      bool histogram = one.type == "histogram";
      if (histogram != (suffix == "_bucket" || suffix == "_sum" || suffix == "_count"))
        fail(line);
      auto labels = parts[2].str();
      if (!histogram && !labels.empty())
        labels = labels.substr(1, labels.size() - 2);
      if (!one.samples.try_emplace(suffix + labels, std::stod(parts[6])).second)
        fail(line);
    } else {
      fail(line);
    }
  }
  for (const auto& [each, one] : all)
    check_family(each, one);
  return all;
}

} // namespace tessera::test
