// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "plugins/plugins_actor.hpp"

#include "base/file.hpp"
#include "plugins/library.hpp"
#include "plugins/plugin_desk.hpp"
#include "plugins/plugins_options.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace tessera::plugins {
namespace {

const log_topic topic{"plugins"};

/// An attach_reader that came before the answer to the open_share that it belongs to.
struct early_reader {
  attach_reader message;
  caf::typed_response_promise<lane_attached> promise;
};

class house_of_plugins {
public:
  house_of_plugins(actor_self* self, plugins_context context) : self_(self), context_(context) {}

  void load(const settings& values);
  void meet(const house_changed& house);
  caf::result<lane_attached> attach(const attach_reader& message);
  void stop_share(const share_id& share, end_reason reason);
  void participant_ended(const tessera::participant_ended& event);
  void follow(const room_state& news);
  /// Once to begin with, and once more when all doors are closed.
  void shut_down();
  [[nodiscard]] plugins_status status() const;
  [[nodiscard]] remembered_devices devices() const;
  [[nodiscard]] caf::result<done> forget(const forget_device& message);
  [[nodiscard]] caf::result<artwork_bytes> artwork(const get_artwork& message) const;

private:
  void end();
  result<plugin_slot::plan> plan_for(const settings& values, const std::string& name) const;
  void settle_early_readers();
  void publish(const std::string& door, std::vector<network_service> services);
  void deliver(plugin_desk& desk, const attach_reader& message);
  [[nodiscard]] plugin_desk* owner_of(const share_id& share);

  actor_self* self_;
  plugins_context context_;
  meeting_actor meeting_;
  discovery_actor discovery_;
  std::map<std::string, std::vector<network_service>> offers_; ///< by door
  bool started_ = false;
  bool closing_ = false;
  std::size_t open_ = 0; ///< doors that still have to close
  std::map<std::string, std::unique_ptr<plugin_desk>> desks_;
  std::map<std::string, std::string> broken_; ///< could not be loaded; why
  std::vector<early_reader> early_;
};

void house_of_plugins::load(const settings& values) {
  for (const auto& name : values.list("plugins.enabled")) {
    if (desks_.contains(name) || broken_.contains(name))
      continue;
    auto plan = plan_for(values, name);
    if (!plan) {
      topic.error("{}", plan.error().message());
      broken_[name] = plan.error().message();
      continue;
    }
    const auto trusted = values.all().find("plugins." + name + ".trusted");
    const bool* value =
        trusted == values.all().end() ? nullptr : std::get_if<bool>(&trusted->second);
    auto desk = std::make_unique<plugin_desk>(
        self_, context_.network, std::move(*plan), value != nullptr && *value);
    desk->on_share_settled([this] { settle_early_readers(); });
    desk->on_publish([this](const std::string& door, std::vector<network_service> services) {
      publish(door, std::move(services));
    });
    desks_.emplace(name, std::move(desk));
  }
}

result<plugin_slot::plan> house_of_plugins::plan_for(const settings& values,
                                                     const std::string& name) const {
  auto library = find_library(values.text("plugins.folder"), name);
  if (!library)
    return std::move(library).error();
  auto plugin = load_library(*library, name);
  if (!plugin)
    return std::move(plugin).error();
  plugin_slot::plan plan;
  plan.name = name;
  plan.library = *library;
  plan.plugin = *plugin;
  plan.options = own_settings(values, name, {(*plugin)->options, (*plugin)->option_count});
  plan.state_folder = context_.state_folder + "/plugins/" + name;
  auto it = values.all().find("plugins." + name + ".isolation");
  const auto* where = it == values.all().end() ? nullptr : std::get_if<std::string>(&it->second);
  plan.where = where != nullptr && *where == "none" ? isolation::none : isolation::process;
  if (auto made = make_folder(plan.state_folder); !made)
    topic.warning("plugin {}: {}", name, made.error().message());
  return plan;
}

void house_of_plugins::publish(const std::string& door, std::vector<network_service> services) {
  offers_[door] = std::move(services);
  if (discovery_)
    self_->send(discovery_, publish_services{door, offers_[door]});
}

void house_of_plugins::meet(const house_changed& house) {
  if (std::exchange(discovery_, house.discovery) != discovery_ && discovery_)
    for (const auto& [door, services] : offers_)
      self_->send(discovery_, publish_services{door, services});
  if (house.meeting == meeting_ || !house.meeting)
    return;
  meeting_ = house.meeting;
  self_->send(meeting_, watch_room{caf::actor_cast<room_watcher_actor>(self_)});
  for (const auto& [name, why] : broken_)
    self_->send(meeting_, door_state{name, "failed", why});
  for (auto& [name, desk] : desks_) {
    desk->set_meeting(meeting_);
    if (!started_)
      desk->start();
  }
  started_ = true;
}

plugin_desk* house_of_plugins::owner_of(const share_id& share) {
  for (auto& [name, desk] : desks_) {
    if (desk->owns(share))
      return desk.get();
  }
  return nullptr;
}

void house_of_plugins::deliver(plugin_desk& desk, const attach_reader& message) {
  if (message.writer)
    desk.attach(message.share, std::move(*message.writer));
}

caf::result<lane_attached> house_of_plugins::attach(const attach_reader& message) {
  if (auto* desk = owner_of(message.share)) {
    deliver(*desk, message);
    return lane_attached{};
  }
  auto opening = [](const auto& desk) { return desk.second->is_opening(); };
  if (std::none_of(desks_.begin(), desks_.end(), opening))
    return to_caf({errc::share_not_found, {}, {}});
  auto promise = self_->make_response_promise<lane_attached>();
  early_.push_back({message, promise});
  return promise;
}

void house_of_plugins::settle_early_readers() {
  auto opening = [](const auto& desk) { return desk.second->is_opening(); };
  const bool more_to_come = std::any_of(desks_.begin(), desks_.end(), opening);
  for (auto& reader : std::exchange(early_, {})) {
    if (auto* desk = owner_of(reader.message.share)) {
      deliver(*desk, reader.message);
      reader.promise.deliver(lane_attached{});
    } else if (more_to_come) {
      early_.push_back(std::move(reader));
    } else {
      reader.promise.deliver(to_caf({errc::share_not_found, {}, {}}));
    }
  }
}

void house_of_plugins::stop_share(const share_id& share, end_reason reason) {
  if (auto* desk = owner_of(share))
    desk->stop_share(share, reason);
}

void house_of_plugins::participant_ended(const tessera::participant_ended& event) {
  for (auto& [name, desk] : desks_)
    desk->participant_ended(event.participant, event.reason);
}

void house_of_plugins::follow(const room_state& news) {
  for (auto& [name, desk] : desks_)
    desk->follow(*news.room);
}

void house_of_plugins::shut_down() {
  if (closing_ ? open_ == 0 : desks_.empty())
    return end();
  if (std::exchange(closing_, true))
    return;
  open_ = desks_.size();
  for (auto& [name, desk] : desks_) {
    desk->stop([this] {
      // A message to ourselves: not from within a desk's own call.
      if (--open_ == 0)
        self_->send(caf::actor_cast<plugins_actor>(self_), tessera::shut_down{});
    });
  }
}

void house_of_plugins::end() {
  desks_.clear();
  self_->quit();
}

plugins_status house_of_plugins::status() const {
  auto all = nlohmann::json::object();
  for (const auto& [name, desk] : desks_)
    all[name] = {{"state", plugin_slot::name_of(desk->slot().now())},
                 {"restarts", desk->slot().restarts()},
                 {"pid", desk->slot().pid()}};
  for (const auto& [name, why] : broken_)
    all[name] = {{"state", "failed"}, {"restarts", 0}, {"pid", 0}};
  return {std::make_shared<const nlohmann::json>(std::move(all))};
}

remembered_devices house_of_plugins::devices() const {
  auto all = nlohmann::json::array();
  for (const auto& [name, desk] : desks_)
    desk->devices().render_into(all);
  return {std::make_shared<const nlohmann::json>(std::move(all))};
}

caf::result<done> house_of_plugins::forget(const forget_device& message) {
  for (auto& [name, desk] : desks_) {
    if (!desk->forget_device(message.id))
      continue;
    topic.info("plugin {} is to forget device {}", name, message.id);
    return done{};
  }
  return to_caf({errc::not_found, "no door remembers a device " + message.id, {}});
}

caf::result<artwork_bytes> house_of_plugins::artwork(const get_artwork& message) const {
  for (const auto& [name, desk] : desks_)
    if (auto bytes = desk->artwork(message.artwork))
      return artwork_bytes{std::move(bytes)};
  return to_caf({errc::not_found, {}, {}});
}

} // namespace

plugins_actor spawn_plugins(caf::actor_system& system,
                            loops::asio_loop& loop,
                            plugins_context context,
                            std::shared_ptr<const settings> values) {
  return loops::spawn_on<plugins_actor>(
      system, loop, [context, values](actor_self* self) -> plugins_actor::behavior_type {
        auto house = std::make_shared<house_of_plugins>(self, context);
        house->load(*values);
        return {
            [house](const house_changed& event) { house->meet(event); },
            [](const settings_changed&) {},
            [house](const shut_down&) { house->shut_down(); },
            [](const check_alive&) { return alive{}; },
            [house](const attach_reader& message) { return house->attach(message); },
            [house](const stop_share& event) { house->stop_share(event.share, event.reason); },
            [house](const room_state& news) { house->follow(news); },
            [](const share_opened&) {},
            [](const share_ended&) {},
            [house](const participant_ended& event) { house->participant_ended(event); },
            [house](const get_plugins&) { return house->status(); },
            [house](const get_devices&) { return house->devices(); },
            [house](const forget_device& message) { return house->forget(message); },
            [house](const get_artwork& message) { return house->artwork(message); },
        };
      });
}

} // namespace tessera::plugins
