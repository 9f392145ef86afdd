// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/memory_file.hpp"
#include "plugins/control_attachment.hpp"

#include <catch2/catch.hpp>

using namespace tessera;
using namespace tessera::plugins::control;

namespace {

describe_share description(const std::string& artwork) {
  describe_share out{share_id{"s1"}, {}};
  out.what.title = "So What";
  out.what.artwork = std::make_shared<const std::string>(artwork);
  return out;
}

} // namespace

TEST_CASE("control_attachment: an artwork goes beside its message and comes back into it",
          "[plugins]") {
  const from_door sent{description("picture")};
  auto file = attachment_of(sent);
  REQUIRE(file);
  auto received = decode_from_door(encode(sent));
  REQUIRE(received);
  CHECK_FALSE(std::get<describe_share>(*received).what.artwork);
  REQUIRE(attach(*received, *file));
  CHECK(*std::get<describe_share>(*received).what.artwork == "picture");
}

TEST_CASE("control_attachment: most messages have nothing beside them", "[plugins]") {
  auto none = attachment_of(from_door{pong{1}});
  REQUIRE(none);
  CHECK_FALSE(*none);
  from_door message{pong{1}};
  CHECK(attach(message, {}));
}

TEST_CASE("control_attachment: what does not belong there is refused", "[plugins]") {
  auto file = make_memory_file("picture");
  REQUIRE(file);
  from_door other{pong{1}};
  CHECK(attach(other, *file).code() == errc::invalid_argument);
  from_door message{describe_share{share_id{"s1"}, {}}};
  auto large = make_memory_file(std::string(now_playing::max_artwork_bytes + 1, 'x'));
  REQUIRE(large);
  CHECK(attach(message, *large).code() == errc::message_too_large);
}
