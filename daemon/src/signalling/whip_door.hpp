// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"
#include "net/http_message.hpp"
#include "net/http_responder.hpp"
#include "proto/ice_fragment.hpp"
#include "signalling/source_rates.hpp"
#include "signalling/whip_sessions.hpp"
#include "signalling/whip_start.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace tessera::signalling {

/// WHIP under /whip and WHEP under /whep: programs that show and watch without a page
/// (docs/whip.md). Spec: RFC 9725, draft-ietf-wish-whep.
/// Context: the network thread.
class whip_door {
public:
  static constexpr double requests_per_second = 10; ///< of one source address
  static constexpr double request_burst = 40;

  explicit whip_door(door& shared) : door_(shared), sessions_(shared.house) {}

  void apply(const settings& values);
  [[nodiscard]] bool open() const noexcept { return open_; }

  [[nodiscard]] static bool takes(const std::string& path);
  /// How large a body may be, from its request's head.
  [[nodiscard]] static std::size_t body_limit(const net::http_request& head);
  /// What can be said before the body is read.
  [[nodiscard]] std::optional<net::http_response> refuse(const net::http_request& head) const;
  /// For a large body. A refusal, or nothing.
  void judge_large_body(const net::http_request& head,
                        const std::function<void(std::optional<net::http_response>)>& then);
  void handle(const net::http_request& request, const net::http_responder& to);

  void show(const nlohmann::json& room);
  void tell(const share_ended& what) { sessions_.tell(what); }
  void tell(const participant_ended& what) { sessions_.tell(what); }
  void tell(const peer_failed& what) { sessions_.tell(what); }
  void tell(const local_candidate& what);
  void clear(errc why) { sessions_.clear({why, {}, {}}); }

private:
  void identify(const net::http_request& head, const reply<whip_caller>& then);
  void tell_options(const net::http_request& request, const net::http_responder& to);
  void publish(const net::http_request& request, const net::http_responder& to);
  void change(const net::http_request& request, const net::http_responder& to);
  void patch(const std::shared_ptr<whip_session>& session,
             const net::http_request& request,
             const net::http_responder& to);
  void trickle(const whip_session& session, const sdp::ice_fragment& fragment);
  void restart(const std::shared_ptr<whip_session>& session,
               const sdp::ice_fragment& fragment,
               const net::http_responder& to);

  door& door_;
  whip_sessions sessions_;
  source_rates rates_{requests_per_second, request_burst};
  bool open_ = true;
};

} // namespace tessera::signalling
