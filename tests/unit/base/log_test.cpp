// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/log.hpp"
#include "base/unique_fd.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <array>

using namespace tessera;
using Catch::Matchers::Contains;

namespace {

/// What `work` writes to standard error.
template <class Work>
std::string standard_error(Work work) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  unique_fd reader{ends[0]};
  unique_fd writer{ends[1]};
  unique_fd saved{::dup(STDERR_FILENO)};
  ::dup2(writer.get(), STDERR_FILENO);
  work();
  ::dup2(saved.get(), STDERR_FILENO);
  writer.reset();
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(reader.get(), buffer.data(), buffer.size())) > 0;)
    text.append(buffer.data(), static_cast<std::size_t>(got));
  return text;
}

} // namespace

TEST_CASE("log: lines below the level are dropped", "[base][log]") {
  log_topic topic{"test"};
  set_log_level(log_level::warning);
  auto text = standard_error([&] {
    topic.debug("one {}", 1);
    topic.info("two {}", 2);
    topic.warning("three {}", 3);
    topic.error("four {}", 4);
  });
  set_log_level(log_level::info);
  CHECK_THAT(text, Contains("test: three 3\n") && Contains("test: four 4\n"));
  CHECK_THAT(text, !Contains("one") && !Contains("two"));
}

TEST_CASE("log: levels are known by name", "[base][log]") {
  CHECK(set_log_level("debug"));
  CHECK(log_topic::enabled(log_level::debug));
  CHECK(set_log_level("error"));
  CHECK_FALSE(log_topic::enabled(log_level::warning));
  CHECK_FALSE(set_log_level("loud"));
  CHECK_FALSE(set_log_level(""));
  CHECK_FALSE(log_topic::enabled(log_level::warning));
  CHECK(set_log_level("info"));
}

TEST_CASE("log: a stranger's text cannot begin a line of its own", "[base][log]") {
  log_topic topic{"test"};
  auto text = standard_error([&] { topic.info("name {}", "a\n<0>root: door open\r\x1b[2J"); });
  CHECK_THAT(text, Contains("name a <0>root: door open  [2J\n"));
  CHECK(std::count(text.begin(), text.end(), '\n') == 1);
}
