// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/box.hpp"

#include "app/settings_desk.hpp"
#include "app/supervisor.hpp"
#include "base/file.hpp"
#include "base/log.hpp"
#include "base/unique_fd.hpp"
#include "net/free_port.hpp"
#include "net/tcp_listener.hpp"

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/event_based_actor.hpp>
#include <caf/logger.hpp>
#include <caf/scoped_actor.hpp>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <filesystem>
#include <future>
#include <optional>
#include <thread>
#include <utility>

namespace tessera::app {
namespace {

const log_topic topic{"tesserad"};

/// Beside the program when it runs from its build folder, else where it was installed.
std::string web_folder() {
  std::error_code fault;
  auto self = std::filesystem::read_symlink("/proc/self/exe", fault).parent_path();
  for (const char* way : {"../../web", "../share/tessera/web"}) {
    auto folder = (self / way).lexically_normal();
    if (std::filesystem::exists(folder / "index.html", fault))
      return folder.string();
  }
  return (self / "../share/tessera/web").lexically_normal().string();
}

/// Sharing works without a state folder; without a runtime folder nobody could show anything.
result<> make_folders(const settings& values) {
  if (auto made = make_folder(values.text("state_folder")); !made)
    topic.warning("{}; the box works, but forgets its meeting when it restarts",
                  made.error().message());
  return make_folder(values.text("runtime_folder"));
}

/// One tesserad a runtime folder: two would take the sockets from each other. Held until the end,
/// however that comes. Errors: address_in_use, io_error.
result<unique_fd> claim(const std::string& folder) {
  auto path = folder + "/tesserad.lock";
  unique_fd lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
  if (!lock)
    return file_error(errno, "write", path);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
    return {errc::address_in_use,
            "another tesserad runs with the runtime folder " + folder +
                "; stop it, or give this one a runtime_folder and a state_folder of its own"};
  return lock;
}

struct actor_config : caf::actor_system_config {
  actor_config() {
    set("scheduler.policy", caf::atom("sharing"));
    set("scheduler.max-threads", std::size_t{2});
  }
};

} // namespace

class box::impl {
public:
  impl(house_config config, std::string file)
      : desk_(std::move(config), std::move(file), net::try_listening) {}

  result<> start() {
    auto values = desk_.values();
    if (auto made = make_folders(*values); !made)
      return made;
    auto claimed = claim(values->text("runtime_folder"));
    if (!claimed)
      return std::move(claimed).error();
    lock_ = std::move(*claimed);
    desk_.make_web_door_open();
    if (desk_.values()->integer("web.port") == 0)
      desk_.put("web.port", std::int64_t{net::free_port()});
    network_.start("net");
    glib_.start("glib");
    system_.emplace(actor_config_);
    auto listening = std::make_shared<std::promise<result<>>>();
    auto heard = listening->get_future();
    site where{network_,
               asio_,
               glib_,
               desk_.values(),
               web_folder(),
               services(),
               [listening](const result<>& how) { listening->set_value(how); }};
    supervisor_ = spawn_supervisor(*system_, std::move(where));
    desk_.on_change([this, whom = supervisor_](std::shared_ptr<const settings> now) {
      caf::scoped_actor me{*system_};
      me->send(whom, settings_changed{std::move(now)});
    });
    if (heard.wait_for(start_time) != std::future_status::ready)
      return {errc::timeout, "the web door did not open in 10 s"};
    return heard.get();
  }

  std::string where() {
    // The first addresses come within milliseconds; without a network they do not come at all.
    for (int tries = 0; tries < 20; ++tries) {
      auto room = ask_room();
      if (room && !room->at("meeting").at("id").get_ref<const std::string&>().empty())
        return room->at("join_card").at("url").get<std::string>() + " meeting " +
               room->at("meeting").at("id").get<std::string>();
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return "no network yet, port " + std::to_string(desk_.values()->integer("web.port"));
  }

  void when_alive(std::function<void()> then) {
    auto ask = [](caf::event_based_actor* self,
                  const supervisor_actor& whom,
                  const std::function<void()>& answer) {
      self->request(whom, timeouts::watchdog, check_alive{})
          .then([answer](alive) { answer(); }, [](const caf::error&) {});
    };
    system_->spawn(ask, supervisor_, std::move(then));
  }

  void reload() { desk_.reload(); }

  bool stop() {
    const auto latest = std::chrono::steady_clock::now() + stop_time;
    bool ended = true;
    if (supervisor_) {
      ended = wait_for_end();
      supervisor_ = nullptr;
    }
    if (!ended)
      return false;
    return take_down(latest);
  }

private:
  /// What the admin actor may ask of us, on threads of its own that end before the system does.
  admin::box_services services() {
    return {[this](const std::string& path) { return desk_.check(path); },
            [this] { return desk_.list(); },
            [this](const nlohmann::json& values) { return desk_.set(values); },
            [this](const std::vector<std::string>& keys) { return desk_.reset(keys); },
            [this] { return desk_.print(); },
            [this] { return desk_.overrides_state(); },
            [this] { return desk_.left_out(); }};
  }

  /// Not for ever: whoever reads a file from a disk that hangs cannot be ended.
  bool take_down(std::chrono::steady_clock::time_point latest) {
    auto done = std::make_shared<std::promise<void>>();
    auto down = done->get_future();
    // CAF's logger lives while a thread has it at hand, and the end of the system waits for it.
    caf::logger::set_current_actor_system(nullptr);
    std::thread([this, done] {
      desk_.on_change({}); // it knows the supervisor
      // First the loops: an actor that ends tells the supervisor before it lets go of the system.
      glib_.stop();
      network_.stop();
      system_.reset();
      done->set_value();
    }).detach();
    return down.wait_until(latest) == std::future_status::ready;
  }

  bool wait_for_end() {
    caf::scoped_actor me{*system_};
    me->monitor(supervisor_);
    me->send(supervisor_, shut_down{});
    bool ended = false;
    me->receive([&](const caf::down_msg&) { ended = true; },
                caf::after(stop_time) >>
                    [] { topic.error("somebody does not stop; ending anyway"); });
    return ended;
  }

  std::shared_ptr<const nlohmann::json> ask_room() {
    caf::scoped_actor me{*system_};
    std::shared_ptr<const nlohmann::json> room;
    meeting_actor meeting;
    me->request(supervisor_, timeouts::status, get_house{})
        .receive([&](const house_changed& house) { meeting = house.meeting; },
                 [](const caf::error&) {});
    if (meeting)
      me->request(meeting, timeouts::status, get_room{})
          .receive([&](const room_state& state) { room = state.room; }, [](const caf::error&) {});
    return room && room->contains("meeting") ? room : nullptr;
  }

  settings_desk desk_;
  unique_fd lock_;
  net::event_loop network_;
  loops::asio_loop asio_{network_};
  loops::glib_loop glib_;
  actor_config actor_config_;
  std::optional<caf::actor_system> system_;
  supervisor_actor supervisor_;
};

result<std::unique_ptr<box>> box::start(house_config config, std::string config_file) {
  std::unique_ptr<box> made{
      new box{std::make_unique<impl>(std::move(config), std::move(config_file))}};
  if (auto started = made->impl_->start(); !started) {
    if (!made->stop())
      made->impl_.release(); // its threads still use it; the process ends now
    return std::move(started).error();
  }
  return made;
}

box::box(std::unique_ptr<impl> state) : impl_(std::move(state)) {}
box::~box() = default;

std::string box::where() {
  return impl_->where();
}
void box::when_alive(std::function<void()> then) {
  impl_->when_alive(std::move(then));
}
void box::reload() {
  impl_->reload();
}
bool box::stop() {
  return impl_->stop();
}

} // namespace tessera::app
