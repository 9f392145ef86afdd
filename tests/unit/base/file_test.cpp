// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

using namespace tessera;
using Catch::Matchers::Contains;

namespace {

unsigned mode_of(const std::string& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777U;
}

} // namespace

TEST_CASE("file: what was written is read, with the mode that was asked for", "[base][file]") {
  test::temp_folder folder;
  auto path = folder.path + "/a";
  std::string text(100000, 'x');
  text += std::string_view{"\0\xff\n", 3};
  REQUIRE(write_file(path, text, 0600));
  CHECK(mode_of(path) == 0600);
  CHECK(read_file(path, text.size()).value_or("") == text);
  REQUIRE(write_file(path, "", 0644));
  CHECK(mode_of(path) == 0644);
  CHECK(read_file(path, 0).value_or("not read").empty());
}

TEST_CASE("file: replacing leaves no other file behind", "[base][file]") {
  test::temp_folder folder;
  REQUIRE(write_file(folder.path + "/a", "1", 0600));
  REQUIRE(write_file(folder.path + "/a", "2", 0600));
  auto files = std::filesystem::directory_iterator{folder.path};
  CHECK(std::distance(begin(files), end(files)) == 1);
}

TEST_CASE("file: one byte too many is refused", "[base][file]") {
  test::temp_folder folder;
  REQUIRE(write_file(folder.path + "/a", "12345", 0600));
  CHECK(read_file(folder.path + "/a", 5));
  CHECK(read_file(folder.path + "/a", 4).code() == errc::message_too_large);
}

TEST_CASE("file: errors say what was attempted, on what and what to do", "[base][file]") {
  test::temp_folder folder;
  auto path = folder.path + "/none";
  auto missing = read_file(path, 10);
  REQUIRE_FALSE(missing);
  CHECK(missing.code() == errc::not_found);
  CHECK_THAT(missing.error().text, Contains("cannot read " + path) && Contains("spelled right"));
  CHECK(write_file(folder.path + "/no/folder", "x", 0600).code() == errc::not_found);
  CHECK(read_file(folder.path, 10).code() == errc::invalid_argument); // a folder is no file
}

TEST_CASE("file: every errno has a kind and an advice", "[base][file]") {
  CHECK(file_error(EACCES, "open", "/x").code == errc::permission_denied);
  CHECK(file_error(EROFS, "open", "/x").code == errc::permission_denied);
  CHECK_THAT(file_error(EROFS, "open", "/x").text, Contains("read-only"));
  CHECK(file_error(ENOSPC, "open", "/x").code == errc::io_error);
  CHECK_THAT(file_error(ENOSPC, "open", "/x").text, Contains("full"));
  CHECK(file_error(ENOTDIR, "open", "/x").code == errc::not_found);
  CHECK(file_error(EIO, "open", "/x").code == errc::io_error);
}

TEST_CASE("file: a folder is made with its parents, and again", "[base][file]") {
  test::temp_folder folder;
  auto deep = folder.path + "/a/b/c";
  REQUIRE(make_folder(deep));
  CHECK(std::filesystem::is_directory(deep));
  CHECK((mode_of(deep) & 0007U) == 0);
  CHECK(make_folder(deep));
  REQUIRE(write_file(folder.path + "/file", "x", 0600));
  CHECK_FALSE(make_folder(folder.path + "/file/below"));
  auto taken = make_folder(folder.path + "/file");
  REQUIRE_FALSE(taken);
  CHECK_THAT(taken.error().text, Contains("Not a directory"));
}

TEST_CASE("file: what is no regular file is refused, without waiting for it", "[base][file]") {
  test::temp_folder folder;
  auto fifo = folder.path + "/fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  for (const auto& path : {fifo, folder.path, std::string{"/dev/zero"}}) {
    auto got = read_file(path, 100);
    CHECK(got.code() == errc::invalid_argument);
    CHECK_THAT(got.error().text, Contains("no regular file"));
  }
}
