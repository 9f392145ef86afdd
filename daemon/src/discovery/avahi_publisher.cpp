// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "discovery/avahi_publisher.hpp"

#include "base/log.hpp"

#include <avahi-client/client.h>
#include <avahi-client/publish.h>
#include <avahi-common/address.h>
#include <avahi-common/error.h>
#include <avahi-common/strlst.h>
#include <avahi-glib/glib-watch.h>
#include <fmt/format.h>
#include <glib.h>

#include <memory>
#include <set>
#include <utility>

namespace tessera::discovery {
namespace {

const log_topic topic{"discovery"};
// A name that collides this often is a fault of the network, not a second box.
constexpr unsigned max_renames = 20;

std::string text_of_error(AvahiClient* client) {
  return avahi_strerror(avahi_client_errno(client));
}

/// Runs `work` on `context` after `delay`, until it is destroyed.
GSource* later(GMainContext* context, guint delay_ms, GSourceFunc work, gpointer data) {
  GSource* source = g_timeout_source_new(delay_ms);
  g_source_set_callback(source, work, data, nullptr);
  g_source_attach(source, context);
  return source;
}

struct list_freed {
  void operator()(AvahiStringList* list) const noexcept { avahi_string_list_free(list); }
};

std::unique_ptr<AvahiStringList, list_freed> text_list(const service_record& of) {
  AvahiStringList* list = nullptr;
  // It grows at its head.
  for (auto it = of.txt.rbegin(); it != of.txt.rend(); ++it)
    list = avahi_string_list_add(list, it->c_str());
  return std::unique_ptr<AvahiStringList, list_freed>{list};
}

bool differs_in_text_only(const publication& before, const publication& now) {
  auto same = now;
  if (before.services.size() != now.services.size())
    return false;
  for (std::size_t i = 0; i < now.services.size(); ++i)
    same.services[i].txt = before.services[i].txt;
  return same == before;
}

} // namespace

class avahi_publisher::impl {
public:
  explicit impl(GMainContext* context)
      : context_(context), poll_(avahi_glib_poll_new(context, G_PRIORITY_DEFAULT)) {
    connect();
  }

  ~impl() {
    drop_later();
    disconnect();
    avahi_glib_poll_free(poll_);
  }

  void publish(publication what) {
    std::erase_if(what.services, [](const auto& one) { return one.port == 0; });
    if (what == wanted_)
      return;
    const auto before = std::exchange(wanted_, std::move(what));
    if (differs_in_text_only(before, wanted_) && update_texts())
      return;
    named_ = wanted_.services;
    host_name_ = wanted_.host_name;
    renames_ = 0;
    renew();
  }

private:
  // Avahi's callbacks run on our own thread, some from within avahi_client_new() and
  // avahi_entry_group_new(); they only note what came, and later_ acts on it.
  static void on_client(AvahiClient*, AvahiClientState state, void* self) noexcept {
    auto* me = static_cast<impl*>(self);
    me->client_state_ = state;
    me->act_soon(0);
  }
  static void on_group(AvahiEntryGroup*, AvahiEntryGroupState state, void* self) noexcept {
    auto* me = static_cast<impl*>(self);
    me->group_state_ = state;
    me->act_soon(0);
  }
  static gboolean on_later(void* self) noexcept {
    auto* me = static_cast<impl*>(self);
    me->drop_later();
    me->act();
    return G_SOURCE_REMOVE;
  }

  void act_soon(guint delay_ms) {
    drop_later();
    later_ = later(context_, delay_ms, &impl::on_later, this);
  }

  void drop_later() {
    if (later_ == nullptr)
      return;
    g_source_destroy(later_);
    g_source_unref(later_);
    later_ = nullptr;
  }

  void connect() {
    int error = 0;
    client_state_ = AVAHI_CLIENT_CONNECTING;
    client_ = avahi_client_new(
        avahi_glib_poll_get(poll_), AVAHI_CLIENT_NO_FAIL, &impl::on_client, this, &error);
    if (client_ == nullptr)
      lost(avahi_strerror(error));
  }

  void disconnect() {
    if (client_ != nullptr)
      avahi_client_free(client_); // with its entry group
    client_ = nullptr;
    group_ = nullptr;
    published_ = false;
  }

  void lost(const std::string& why) {
    disconnect();
    if (!told_missing_)
      topic.info("the box is not announced on the network: {}. Is avahi-daemon running? Trying "
                 "again every {} s",
                 why,
                 retry_interval.count());
    told_missing_ = true;
    act_soon(static_cast<guint>(std::chrono::milliseconds{retry_interval}.count()));
  }

  void act() {
    if (client_ == nullptr)
      return connect();
    switch (client_state_) {
    case AVAHI_CLIENT_S_RUNNING:
      if (group_state_ == AVAHI_ENTRY_GROUP_COLLISION || group_state_ == AVAHI_ENTRY_GROUP_FAILURE)
        return rename();
      if (group_state_ == AVAHI_ENTRY_GROUP_ESTABLISHED)
        tell_established();
      if (!published_)
        renew();
      break;
    case AVAHI_CLIENT_FAILURE:
      lost(text_of_error(client_));
      break;
    case AVAHI_CLIENT_CONNECTING:
      // Avahi's daemon is not there; the client sees by itself when it comes, but not when D-Bus
      // itself is new, hence our own tries on top.
      if (!told_missing_)
        lost("no answer from Avahi's daemon");
      else
        act_soon(static_cast<guint>(std::chrono::milliseconds{retry_interval}.count()));
      break;
    case AVAHI_CLIENT_S_COLLISION:
    case AVAHI_CLIENT_S_REGISTERING:
      // Avahi's own host name changes: records that point to it must wait.
      if (group_ != nullptr)
        avahi_entry_group_reset(group_);
      published_ = false;
      break;
    }
  }

  void tell_established() {
    told_missing_ = false;
    for (const auto& one : named_)
      if (told_names_.insert(one.type + " " + one.name).second)
        topic.info("announced as '{}' ({})", one.name, one.type);
  }

  void rename() {
    group_state_ = AVAHI_ENTRY_GROUP_UNCOMMITED;
    if (named_.empty())
      return;
    if (++renames_ > max_renames)
      return topic.warning("the name '{}' is taken again and again; not announced", first_name());
    for (auto& one : named_)
      one.name = next_service_name(one.name);
    host_name_ = host_name_.empty() ? host_name_ : next_host_name(host_name_);
    topic.info("the name is taken on this network; trying '{}'", first_name());
    renew();
  }

  void renew() {
    if (client_ == nullptr || client_state_ != AVAHI_CLIENT_S_RUNNING)
      return;
    if (group_ == nullptr)
      group_ = avahi_entry_group_new(client_, &impl::on_group, this);
    if (group_ == nullptr)
      return lost(text_of_error(client_));
    avahi_entry_group_reset(group_);
    published_ = true;
    if (named_.empty())
      return;
    int error = 0;
    for (auto one = named_.begin(); error == 0 && one != named_.end(); ++one)
      error = add_service(*one);
    if (error == AVAHI_ERR_COLLISION)
      return rename();
    if (error == 0)
      error = add_host();
    // Two boxes in one machine: the service's name is free, the host's is not.
    for (unsigned i = 0; error == AVAHI_ERR_COLLISION && i < max_renames; ++i) {
      host_name_ = next_host_name(host_name_);
      error = add_host();
    }
    if (error == 0)
      error = avahi_entry_group_commit(group_);
    if (error != 0)
      topic.warning("cannot announce '{}': {}", first_name(), avahi_strerror(error));
  }

  /// A PIN that comes or goes must not take the box off everybody's list for seconds, as a new
  /// announcement of everything does.
  [[nodiscard]] bool update_texts() {
    if (client_ == nullptr || group_ == nullptr || group_state_ != AVAHI_ENTRY_GROUP_ESTABLISHED)
      return false;
    for (std::size_t i = 0; i < named_.size(); ++i) {
      auto& mine = named_[i];
      if (mine.txt == wanted_.services[i].txt)
        continue;
      mine.txt = wanted_.services[i].txt;
      const auto texts = text_list(mine);
      if (avahi_entry_group_update_service_txt_strlst(group_,
                                                      AVAHI_IF_UNSPEC,
                                                      AVAHI_PROTO_UNSPEC,
                                                      AvahiPublishFlags{},
                                                      mine.name.c_str(),
                                                      mine.type.c_str(),
                                                      nullptr,
                                                      texts.get()) != 0)
        return false;
    }
    return true;
  }

  [[nodiscard]] const std::string& first_name() const { return named_.front().name; }

  int add_service(const service_record& one) {
    const auto texts = text_list(one);
    return avahi_entry_group_add_service_strlst(group_,
                                                AVAHI_IF_UNSPEC,
                                                AVAHI_PROTO_UNSPEC,
                                                AvahiPublishFlags{},
                                                one.name.c_str(),
                                                one.type.c_str(),
                                                nullptr,
                                                nullptr,
                                                one.port,
                                                texts.get());
  }

  /// Our own host name beside Avahi's. The reverse entry stays with Avahi's own name.
  int add_host() {
    if (host_name_.empty())
      return 0;
    const auto full = host_name_ + ".local";
    if (const char* own = avahi_client_get_host_name_fqdn(client_); own != nullptr && full == own)
      return 0;
    for (const auto& text : wanted_.addresses) {
      AvahiAddress address;
      if (avahi_address_parse(text.c_str(), AVAHI_PROTO_UNSPEC, &address) == nullptr)
        continue;
      auto error = avahi_entry_group_add_address(group_,
                                                 AVAHI_IF_UNSPEC,
                                                 AVAHI_PROTO_UNSPEC,
                                                 AVAHI_PUBLISH_NO_REVERSE,
                                                 full.c_str(),
                                                 &address);
      if (error != 0)
        return error;
    }
    return 0;
  }

  GMainContext* context_;
  AvahiGLibPoll* poll_;
  AvahiClient* client_ = nullptr;
  AvahiClientState client_state_ = AVAHI_CLIENT_CONNECTING;
  AvahiEntryGroup* group_ = nullptr; // belongs to client_
  AvahiEntryGroupState group_state_ = AVAHI_ENTRY_GROUP_UNCOMMITED;
  GSource* later_ = nullptr;
  publication wanted_;
  std::vector<service_record> named_; ///< as wanted, with the names that were free
  std::string host_name_;
  std::set<std::string> told_names_;
  unsigned renames_ = 0;
  bool published_ = false;
  bool told_missing_ = false;
};

avahi_publisher::avahi_publisher(GMainContext* context) : impl_(std::make_shared<impl>(context)) {}

avahi_publisher::~avahi_publisher() = default;

void avahi_publisher::publish(publication what) {
  impl_->publish(std::move(what));
}

} // namespace tessera::discovery
