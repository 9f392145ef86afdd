// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "slot_bench.hpp"

#include "plugins/library.hpp"
#include "plugins/plugins_options.hpp"

#include <catch2/catch.hpp>

#include <future>

namespace tessera::plugins::testing {

/// As it would be written, and how large a picture came along.
static std::string line_of(const control::from_door& message) {
  const auto* said = std::get_if<control::describe_share>(&message);
  const auto beside = said != nullptr && said->what.artwork
                          ? " + " + std::to_string(said->what.artwork->size()) + " bytes"
                          : std::string{};
  return control::encode(message) + beside;
}

slot_bench::slot_bench(isolation where, const std::string& mode) {
  auto library = find_library(TESSERA_TEST_MODULES, "probe");
  REQUIRE(library);
  auto plugin = load_library(*library, "probe");
  REQUIRE(plugin);
  plugin_slot::plan plan;
  plan.name = "probe";
  plan.library = *library;
  plan.plugin = *plugin;
  plan.where = where;
  plan.options = own_settings({}, "probe", {(*plugin)->options, (*plugin)->option_count});
  plan.options.set("mode", mode);
  plan.state_folder = TESSERA_TEST_MODULES;
  plan.program = TESSERA_TEST_HOST;
  network_.start();
  network_.post([this, plan = std::move(plan)] {
    slot_ = std::make_unique<plugin_slot>(
        network_,
        plan,
        plugin_slot::events{.on_message = [this](control::from_door m) { note(line_of(m)); },
                            .on_state =
                                [this](plugin_slot::state now, const std::string& why) {
                                  note(std::string{plugin_slot::name_of(now)} +
                                       (why.empty() ? "" : ": ") + why);
                                }});
    slot_->start();
  });
}

slot_bench::~slot_bench() {
  on_network([this](plugin_slot&) { slot_.reset(); });
  network_.stop();
}

void slot_bench::note(std::string line) {
  std::lock_guard lock{mutex_};
  seen_.push_back(std::move(line));
  changed_.notify_all();
}

std::string slot_bench::next() {
  std::unique_lock lock{mutex_};
  if (!changed_.wait_for(lock, std::chrono::seconds{10}, [this] { return !seen_.empty(); }))
    return "(nothing)";
  auto line = seen_.front();
  seen_.pop_front();
  return line;
}

std::string slot_bench::next_like(std::string_view beginning) {
  for (;;) {
    auto line = next();
    if (line.starts_with(beginning) || line == "(nothing)")
      return line;
  }
}

void slot_bench::send(control::to_door message, unique_fd fd) {
  auto carried = std::make_shared<unique_fd>(std::move(fd));
  network_.post(
      [this, message = std::move(message), carried] { slot_->send(message, std::move(*carried)); });
}

void slot_bench::stop() {
  network_.post([this] { slot_->stop(); });
}

void slot_bench::on_network(const std::function<void(plugin_slot&)>& work) {
  std::promise<void> done;
  network_.post([&] {
    work(*slot_);
    done.set_value();
  });
  done.get_future().wait();
}

} // namespace tessera::plugins::testing
