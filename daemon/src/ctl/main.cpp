// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_arguments.hpp"
#include "ctl/ctl_client.hpp"
#include "ctl/ctl_render.hpp"
#include "ctl/ctl_table.hpp"

#include <cstdio>
#include <filesystem>
#include <system_error>

namespace {

using namespace tessera;
using namespace tessera::ctl;

void put(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void put_json(const json& value) {
  put(value.dump(-1, ' ', false, json::error_handler_t::replace) + '\n');
}

int fail(const failure& why) {
  std::fprintf(stderr, "tesseractl: %s\n", why.message().c_str());
  return exit_code_of(why.code);
}

int bad_usage(const failure& why) {
  std::fprintf(stderr, "tesseractl: %s\n\n%s", why.text.c_str(), std::string{usage()}.c_str());
  return exit_code_of(errc::invalid_argument);
}

/// One question, one answer.
int ask(ctl_client& client,
        const arguments& what,
        const char* method,
        const json& params,
        std::string (*render)(const json&)) {
  auto answer = client.call(method, params);
  if (!answer)
    return fail(answer.error());
  if (what.json)
    put_json(*answer);
  else if (render != nullptr)
    put(render(*answer));
  return 0;
}

int ask_room(ctl_client& client,
             const arguments& what,
             const char* part,
             std::string (*render)(const json&)) {
  auto answer = client.call("room.get", json::object());
  if (!answer)
    return fail(answer.error());
  auto room = answer->value("room", json::object());
  if (what.json)
    put_json(room.value(part, json::object()));
  else
    put(render(room));
  return 0;
}

int check_config(ctl_client& client, const arguments& what) {
  auto params = json::object();
  std::error_code ignored;
  if (!what.argument.empty()) // tesserad runs in another folder
    params["path"] = std::filesystem::absolute(what.argument, ignored).string();
  auto answer = client.call("config.check", params);
  if (!answer)
    return fail(answer.error());
  if (what.json)
    put_json(*answer);
  else
    put(render_faults(*answer));
  bool good = answer->value("faults", json::array()).empty();
  return good ? 0 : exit_code_of(errc::config_invalid);
}

int follow(ctl_client& client, const arguments& what) {
  auto started = client.call("events.follow", json::object());
  if (!started)
    return fail(started.error());
  auto ended = client.follow([&](const json& event) {
    if (what.json)
      put_json(event);
    else
      put(render_event(event));
  });
  return ended ? 0 : fail(ended.error());
}

int run(const arguments& what) {
  auto client = ctl_client::open(what.socket);
  if (!client)
    return fail(client.error());
  auto nothing = json::object();
  switch (what.what) {
  case command::status:
    return ask(*client, what, "status", nothing, render_status);
  case command::participants:
    return ask_room(*client, what, "participants", render_participants);
  case command::shares:
    return ask_room(*client, what, "shares", render_shares);
  case command::pin_show:
    return ask(*client, what, "pin.show", nothing, render_pin);
  case command::pin_new:
    return ask(*client, what, "pin.new", nothing, render_pin);
  case command::remove:
    return ask(*client, what, "participant.remove", {{"participant", what.argument}}, nullptr);
  case command::stop:
    return ask(*client, what, "share.stop", {{"share", what.argument}}, nullptr);
  case command::config_check:
    return check_config(*client, what);
  case command::events:
    return follow(*client, what);
  case command::help:
  case command::version:
    break;
  }
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  auto what = parse_arguments({argv + 1, argv + argc});
  if (!what)
    return bad_usage(what.error());
  if (what->what == command::help) {
    put(std::string{usage()});
    return 0;
  }
  if (what->what == command::version) {
    put("tesseractl " TESSERA_VERSION "\n");
    return 0;
  }
  return run(*what);
}
