// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "base/file.hpp"
#include "ctl/ctl_answers.hpp"
#include "ctl/ctl_arguments.hpp"
#include "ctl/ctl_client.hpp"
#include "ctl/ctl_params.hpp"
#include "ctl/ctl_render.hpp"
#include "ctl/ctl_table.hpp"
#include "ctl/typed.hpp"

#include <unistd.h>

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
  std::fprintf(stderr, "tesseractl: %s\nSee tesseractl --help.\n", why.message().c_str());
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

/// A picture does not belong on a terminal.
int put_file(const arguments& what, const answered_file& file) {
  if (!what.output.empty()) {
    auto kept = write_file(what.output, file.bytes, 0600);
    return kept ? 0 : fail(kept.error());
  }
  if (!file.name.empty() && ::isatty(STDOUT_FILENO) == 1)
    return fail({errc::invalid_argument,
                 "this is no text: write it to a file with --output " + file.name,
                 {}});
  put(file.bytes);
  return 0;
}

int call(ctl_client& client, const arguments& what, std::string_view method, const json& params) {
  auto answer = client.call(method, params);
  if (!answer)
    return fail(answer.error());
  if (what.json)
    put_json(*answer);
  else if (auto file = file_in(*answer))
    return put_file(what, *file);
  else if (!answer->empty())
    put(render_answer(method, *answer));
  return 0;
}

struct prepared {
  std::string method;
  json params;
};

/// Before anything is connected: wrong usage is told without a tesserad.
result<prepared> prepare(const arguments& what) {
  auto ready = [](std::string_view method, result<json> params) -> result<prepared> {
    if (!params)
      return std::move(params).error();
    return prepared{std::string{method}, *std::move(params)};
  };
  if (what.what == command::word)
    return ready(what.of->method, params_of_word(*what.of, what.operands, read_operand));
  if (what.what != command::call)
    return prepared{};
  for (const auto* one : callable_methods()) {
    if (one->name == what.argument)
      return ready(one->name, params_of_pairs(*one, what.operands, read_operand));
  }
  return {errc::invalid_argument,
          "there is no call " + what.argument + "; tesseractl methods lists them"};
}

int run(const arguments& what) {
  auto wanted = prepare(what);
  if (!wanted)
    return bad_usage(wanted.error());
  auto client = ctl_client::open(what.socket);
  if (!client)
    return fail(client.error());
  switch (what.what) {
  case command::status:
    return ask(*client, what, "status", json::object(), render_status);
  case command::participants:
    return ask_room(*client, what, "participants", render_participants);
  case command::shares:
    return ask_room(*client, what, "shares", render_shares);
  case command::config_check:
    return check_config(*client, what);
  case command::events:
    return follow(*client, what);
  case command::word:
  case command::call:
    return call(*client, what, wanted->method, wanted->params);
  case command::help:
  case command::version:
  case command::methods:
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
    put(usage());
    return 0;
  }
  if (what->what == command::methods) {
    put(method_list());
    return 0;
  }
  if (what->what == command::version) {
    put("tesseractl " TESSERA_VERSION "\n");
    return 0;
  }
  return run(*what);
}
