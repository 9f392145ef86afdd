// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ctl/ctl_client.hpp"

#include "ctl/ctl_table.hpp"
#include "proto/json_rpc.hpp"

#include <chrono>

namespace tessera::ctl {
namespace {

using nlohmann::json;

constexpr int protocol = 1;
constexpr std::size_t max_answer_bytes = 16UL * 1024 * 1024; // a picture in base64
constexpr std::chrono::seconds answer_timeout{20};           // longer than tesserad takes itself
constexpr std::chrono::hours quiet_hour{1};

failure with_advice(failure why) {
  if (why.code == errc::not_found || why.code == errc::unavailable)
    why.text += "\nStart it with \"systemctl start tesserad\", or in the source tree with "
                "\"scripts/dev run\"; --socket PATH names another socket.";
  return why;
}

} // namespace

failure failure_of(const json& error) {
  failure why{errc::internal, "tesserad refused without a reason", {}};
  if (!error.is_object())
    return why;
  if (auto text = error.find("message"); text != error.end() && text->is_string())
    why.text = printable(text->get<std::string>());
  auto name = error.contains("data") && error["data"].is_object()
                  ? error["data"].value("name", json{})
                  : json{};
  for (int i = 1; i < static_cast<int>(errc::end_of_range); ++i) {
    if (name == name_of(static_cast<errc>(i)))
      why.code = static_cast<errc>(i);
  }
  return why;
}

result<ctl_client> ctl_client::open(const std::string& socket) {
  auto line = net::line_client::connect(socket);
  if (!line)
    return with_advice(std::move(line).error());
  ctl_client client{std::move(*line)};
  auto hello = client.call(
      "hello", {{"protocol", protocol}, {"version", TESSERA_VERSION}, {"role", "admin"}});
  if (!hello)
    return std::move(hello).error();
  return client;
}

result<json> ctl_client::call(std::string_view method, const json& params) {
  auto id = ++last_id_;
  if (auto sent = line_.send_line(json_rpc::make_request(id, method, params)); !sent)
    return std::move(sent).error();
  auto deadline = std::chrono::steady_clock::now() + answer_timeout;
  for (;;) {
    auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    auto line = line_.read_line(std::max(left, std::chrono::milliseconds{0}));
    if (!line)
      return std::move(line).error();
    auto answer = json_rpc::parse_answer(*line, max_answer_bytes);
    if (!answer) {
      if (json_rpc::parse_call(*line, max_answer_bytes))
        continue; // a notification that came in between
      return std::move(answer).error();
    }
    // A refusal before the request was read has no id.
    if (answer->error && (answer->id == id || answer->id.is_null()))
      return failure_of(*answer->error);
    if (answer->id == id)
      return std::move(*answer->value);
  }
}

result<> ctl_client::follow(const std::function<void(const json&)>& use) {
  for (;;) {
    auto line = line_.read_line(quiet_hour);
    if (!line && line.code() == errc::timeout)
      continue;
    if (!line)
      return std::move(line).error();
    auto note = json_rpc::parse_call(*line, max_answer_bytes);
    if (note && note->method == "event")
      use(note->params);
  }
}

} // namespace tessera::ctl
