// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "ice/agent.hpp"

#include "proto/sdp.hpp"

#include <fmt/format.h>
#include <gst/gst.h>
#include <gst/webrtc/nice/nice.h>
#include <nice/agent.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

namespace tessera::ice {

/// Shared with the callbacks; once cut, they are deaf.
struct agent::link {
  std::mutex mutex;
  bool cut = false;
  agent_events events;
  NiceAgent* nice = nullptr;
  std::vector<gulong> handlers;
  std::chrono::steady_clock::time_point selected{}; ///< when the present pair was
};

namespace {

agent_event event_of(guint state) {
  switch (state) {
  case NICE_COMPONENT_STATE_CONNECTING:
    return agent_event::checking;
  case NICE_COMPONENT_STATE_CONNECTED:
    return agent_event::connected;
  case NICE_COMPONENT_STATE_READY:
    return agent_event::ready;
  case NICE_COMPONENT_STATE_FAILED:
    return agent_event::failed;
  default:
    return agent_event::gathering;
  }
}

std::string text_of(const NiceAddress& address) {
  char text[NICE_ADDRESS_STRING_LEN] = {};
  nice_address_to_string(&address, text);
  const auto port = nice_address_get_port(&address);
  return nice_address_ip_version(&address) == 6 ? fmt::format("[{}]:{}", text, port)
                                                : fmt::format("{}:{}", text, port);
}

/// A browser tries all its ways within a second; what turns up later is most likely a new address of
/// it. One that was only late works all the same: its check has come through.
constexpr std::chrono::seconds settled{2};

bool works(NiceAgent* nice, guint stream) {
  const auto state = nice_agent_get_component_state(nice, stream, 1);
  return state == NICE_COMPONENT_STATE_CONNECTED || state == NICE_COMPONENT_STATE_READY;
}

const char* kind_of(NiceCandidateType type) {
  switch (type) {
  case NICE_CANDIDATE_TYPE_HOST:
    return "host";
  case NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE:
    return "srflx";
  case NICE_CANDIDATE_TYPE_PEER_REFLEXIVE:
    return "prflx";
  default:
    return "relay";
  }
}

} // namespace

/// The C side: libnice's thread enters here, copies and hands over.
struct agent_callbacks {
  template <class Work>
  static void with_events(gpointer data, Work work) {
    auto& shared = **static_cast<std::shared_ptr<agent::link>*>(data);
    std::lock_guard hold{shared.mutex};
    if (!shared.cut)
      work(shared.events);
  }

  static void on_candidate(NiceAgent* nice, NiceCandidate* candidate, gpointer data) noexcept {
    if (candidate->component_id != 1)
      return;
    gchar* line = nice_agent_generate_local_candidate_sdp(nice, candidate);
    std::string text = line != nullptr ? line : "";
    g_free(line);
    if (text.rfind("a=", 0) == 0)
      text.erase(0, 2);
    // A page cannot say on which of its links a link-local address lies.
    auto parsed = sdp::parse_candidate(text);
    if (parsed && !parsed->is_link_local())
      with_events(data, [&](auto& events) { events.on_candidate(std::move(text)); });
  }

  static void on_gathered(NiceAgent*, guint, gpointer data) noexcept {
    with_events(data, [](auto& events) { events.on_candidate({}); });
  }

  static void on_state(NiceAgent*, guint, guint component, guint state, gpointer data) noexcept {
    if (component == 1)
      with_events(data, [&](auto& events) { events.on_event(event_of(state)); });
  }

  static void on_pair(NiceAgent*,
                      guint,
                      guint component,
                      NiceCandidate* local,
                      NiceCandidate* remote,
                      gpointer data) noexcept {
    if (component != 1)
      return;
    pair_text pair{text_of(local->addr),
                   text_of(remote->addr),
                   kind_of(remote->type),
                   local->transport == NICE_CANDIDATE_TRANSPORT_UDP ? "udp" : "tcp"};
    with_events(data, [&](auto& events) { events.on_pair(std::move(pair)); });
    auto& shared = **static_cast<std::shared_ptr<agent::link>*>(data);
    std::lock_guard hold{shared.mutex};
    shared.selected = std::chrono::steady_clock::now();
  }

  /// A check with the right password came from an unknown address. libnice answers it, and goes on
  /// to send to the old one, where nobody is any more: a pair of the same priority is no better.
  static void on_remote(NiceAgent* nice, NiceCandidate* found, gpointer data) noexcept {
    if (found->component_id != 1 || found->type != NICE_CANDIDATE_TYPE_PEER_REFLEXIVE)
      return;
    {
      auto& shared = **static_cast<std::shared_ptr<agent::link>*>(data);
      std::lock_guard hold{shared.mutex};
      if (shared.cut || std::chrono::steady_clock::now() - shared.selected < settled)
        return;
    }
    NiceCandidate* local = nullptr;
    NiceCandidate* remote = nullptr;
    if (!works(nice, found->stream_id) ||
        nice_agent_get_selected_pair(nice, found->stream_id, 1, &local, &remote) == FALSE)
      return;
    nice_agent_set_selected_pair(nice, found->stream_id, 1, local->foundation, found->foundation);
  }

  static void let_go(gpointer data, GClosure*) noexcept {
    delete static_cast<std::shared_ptr<agent::link>*>(data);
  }
};

result<std::unique_ptr<agent>>
agent::make(const std::string& name, const agent_settings& how, agent_events events) {
  if (gst_init_check(nullptr, nullptr, nullptr) == FALSE)
    return {errc::internal, "GStreamer does not start."};
  auto* ice = gst_webrtc_nice_new(name.c_str());
  if (ice == nullptr)
    return {errc::internal, "libnice makes no agent."};
  std::shared_ptr<void> object{gst_object_ref_sink(ice), gst_object_unref};
  g_object_set(ice, "ice-tcp", how.tcp, "ice-udp", TRUE, nullptr);
  if (how.port_max != 0)
    g_object_set(ice, "min-rtp-port", how.port_min, "max-rtp-port", how.port_max, nullptr);

  std::unique_ptr<agent> made{new agent{std::move(object)}};
  made->connect(std::move(events));
  for (const auto& each : how.addresses) {
    NiceAddress address;
    nice_address_init(&address);
    if (nice_address_set_from_string(&address, each.c_str()) == FALSE ||
        nice_agent_add_local_address(made->link_->nice, &address) == FALSE)
      return {errc::invalid_argument,
              fmt::format("ice.addresses: {} is no address of this box.", each)};
  }
  return made;
}

void agent::connect(agent_events events) {
  link_ = std::make_shared<link>();
  link_->events = std::move(events);
  g_object_get(object_.get(), "agent", &link_->nice, nullptr);
  // A browser that vanished is noticed by checks that nobody answers.
  g_object_set(link_->nice, "keepalive-conncheck", TRUE, "upnp", FALSE, nullptr);
  auto add = [&](const char* name, GCallback call) {
    link_->handlers.push_back(g_signal_connect_data(link_->nice,
                                                    name,
                                                    call,
                                                    new std::shared_ptr<link>{link_},
                                                    agent_callbacks::let_go,
                                                    GConnectFlags{}));
  };
  add("new-candidate-full", G_CALLBACK(agent_callbacks::on_candidate));
  add("candidate-gathering-done", G_CALLBACK(agent_callbacks::on_gathered));
  add("component-state-changed", G_CALLBACK(agent_callbacks::on_state));
  add("new-selected-pair-full", G_CALLBACK(agent_callbacks::on_pair));
  add("new-remote-candidate-full", G_CALLBACK(agent_callbacks::on_remote));
}

agent::~agent() {
  if (!link_)
    return;
  {
    std::lock_guard hold{link_->mutex};
    link_->cut = true;
  }
  for (auto handler : link_->handlers)
    g_signal_handler_disconnect(link_->nice, handler);
  g_object_unref(link_->nice);
}

} // namespace tessera::ice
