// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/memory_file.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace tessera;

TEST_CASE("memory_file: what goes in comes out, and nobody changes it", "[base]") {
  for (const auto& bytes : {std::string{}, std::string(70'000, 'x')}) {
    auto file = make_memory_file(bytes);
    REQUIRE(file);
    CHECK(::write(file->get(), "y", 1) < 0);
    for (const auto size :
         {bytes.size() / 2, bytes.size() + 1}) // both ways, but for nothing's half
      CHECK((size == bytes.size() || ::ftruncate(file->get(), static_cast<off_t>(size)) < 0));
    auto again = read_memory_file(*file, 70'000);
    REQUIRE(again);
    CHECK(*again == bytes);
  }
}

TEST_CASE("memory_file: too much is refused unread", "[base]") {
  auto file = make_memory_file("four");
  REQUIRE(file);
  CHECK(read_memory_file(*file, 4));
  CHECK(read_memory_file(*file, 3).code() == errc::message_too_large);
}

// A pipe would keep the reader waiting; a file that can shrink could be cut while it is read.
TEST_CASE("memory_file: what another process could change or hold back is refused", "[base]") {
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  unique_fd in{ends[0]}, out{ends[1]};
  CHECK(read_memory_file(in, 10).code() == errc::invalid_argument);
  unique_fd open{::memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  CHECK(read_memory_file(open, 10).code() == errc::invalid_argument);
  REQUIRE(::fcntl(open.get(), F_ADD_SEALS, F_SEAL_WRITE) == 0);
  CHECK(read_memory_file(open, 10).code() == errc::invalid_argument);
  unique_fd disk{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
  CHECK(read_memory_file(disk, 10).code() == errc::invalid_argument);
  CHECK(read_memory_file(unique_fd{}, 10).code() == errc::invalid_argument);
}
