// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "admin/image_store.hpp"
#include "base/file.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace tessera;
using namespace tessera::admin;
using namespace std::string_literals;

namespace {

std::string png(char width) {
  return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0"s + width + "\0\0\0\1\x08\2\0\0\0crc!"s;
}

std::size_t files_in(const std::string& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator{folder})
    ++count;
  return count;
}

} // namespace

TEST_CASE("image_store: keeps one picture of each name", "[admin][image]") {
  test::temp_folder state;
  auto folder = state.path + "/images";
  image_store store{folder, {}};
  CHECK(store.get("logo").code() == errc::not_found);
  CHECK(store.clear("logo"));
  REQUIRE(store.put("logo", png(1)));
  REQUIRE(store.put("logo", png(2)));
  REQUIRE(store.put("wallpaper", png(3)));
  CHECK(files_in(folder) == 2);
  CHECK(store.get("logo")->bytes == png(2));
  CHECK(store.get("wallpaper")->header.width == 3);
  REQUIRE(store.clear("logo"));
  CHECK(files_in(folder) == 1);
}

TEST_CASE("image_store: what is no picture leaves no trace", "[admin][image]") {
  test::temp_folder state;
  auto folder = state.path + "/images";
  image_store store{folder, {}};
  REQUIRE(store.put("logo", png(1)));
  CHECK(store.put("logo", "<svg><script>alert(1)</script></svg>").code() == errc::unsupported_type);
  CHECK(store.put("logo", "\x89PNG\r\n\x1a\n"s).code() == errc::parse_error);
  CHECK(files_in(folder) == 1);
  CHECK(store.get("logo")->bytes == png(1));
}
