// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.hpp"
#include "net/unix_socket.hpp"
#include "proto/json_rpc.hpp"
#include "proto/method_table.hpp"
#include "proto/room_document.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace tessera::net {

/// One client of the kiosk or admin socket: hello first, then the methods of its role, each request
/// answered once, and the room as this client may see it. Does not read from the connection by
/// itself: whoever owns it passes the lines on. Context: the loop's thread.
/// Spec: docs/kiosk-rpc.md.
class rpc_line_session {
public:
  static constexpr int protocol = 1;
  static constexpr std::size_t max_waiting = 64; ///< calls without an answer at one time
  static constexpr int max_faults = 16;          ///< lines in a row that are of no use

  struct options {
    rpc::role role = rpc::role::kiosk; ///< kiosk or admin
    std::string version;               ///< of this program
    std::string session;               ///< names this client; unguessable
    std::size_t max_line = json_rpc::max_message_bytes; ///< of a call
  };
  struct handlers {
    std::function<void()> on_ready; ///< hello was accepted and answered
    /// A call that this role may make; owed one answer() if it has an id.
    std::function<void(json_rpc::call)> on_call;
  };

  rpc_line_session(std::shared_ptr<line_connection> connection, options opts, handlers h);

  void on_line(std::string_view line);
  /// The connection saw a line that is too long and closes.
  void on_fault(const failure& why);

  [[nodiscard]] std::uint64_t id() const noexcept { return connection_->id(); }
  [[nodiscard]] const std::string& session() const noexcept { return options_.session; }
  [[nodiscard]] const std::string& client_version() const noexcept { return client_version_; }
  [[nodiscard]] bool ready() const noexcept { return ready_; }

  /// Does nothing when `id` is empty (nobody waits) or was answered before.
  void answer(const std::optional<json_rpc::json>& id, const result<json_rpc::json>& outcome);
  void notify(std::string_view method, const json_rpc::json& params);

  /// Tells the client of the whole document as far as it may see it: room.snapshot first, then
  /// room.changed, nothing when nothing changed for it.
  void show_room(const json_rpc::json& room);
  /// The answer to room.get.
  [[nodiscard]] json_rpc::json room_answer(const json_rpc::json& room);

  /// Says why, then closes.
  void bye(std::string_view reason);

private:
  void say_hello(const json_rpc::call& call);
  [[nodiscard]] result<> check_hello(const json_rpc::call& call);
  /// False when the call was answered already.
  [[nodiscard]] bool admit(const json_rpc::call& call);
  void refuse(const json_rpc::json& id, const failure& why);
  void count_fault();

  std::shared_ptr<line_connection> connection_;
  options options_;
  handlers handlers_;
  room::view view_;
  std::string client_version_;
  std::set<json_rpc::json> waiting_;
  int faults_ = 0;
  bool ready_ = false;
  bool over_ = false;
};

} // namespace tessera::net
