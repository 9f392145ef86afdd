// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/box.hpp"
#include "app/command_line.hpp"
#include "app/sd_notify.hpp"
#include "app/signals.hpp"
#include "base/log.hpp"
#include "plugins/host_process.hpp"

#include <algorithm>
#include <iostream>

#include <unistd.h>

using namespace tessera;
using namespace tessera::app;

namespace {

const log_topic topic{"tesserad"};

/// Until a signal says stop; systemd hears of us only while the actors answer.
void live(box& house) {
  auto watchdog = service::watchdog_time();
  auto pause = watchdog ? std::max(*watchdog / 3, std::chrono::milliseconds{100})
                        : std::chrono::milliseconds{3'600'000};
  for (;;) {
    auto wanted = next_wish(pause);
    if (wanted == wish::stop)
      return;
    if (wanted == wish::reload) {
      service::reloading();
      house.reload();
      service::ready("reloaded");
    }
    if (watchdog)
      house.when_alive(service::feed_watchdog);
  }
}

} // namespace

int main(int argc, char** argv) {
  if (auto code = plugins::plugin_host_main(argc, argv))
    return *code;
  auto line = parse_command_line(argc, argv);
  if (!line) {
    std::cerr << "tesserad: " << line.error().message() << "\n\n" << usage;
    return exit_code_of(errc::invalid_argument);
  }
  if (line->help || line->version) {
    std::cout << (line->help ? usage : "tesserad " TESSERA_VERSION "\n");
    return 0;
  }
  auto config = read_house_config(line->config_file, line->config_named);
  check_certificate(config, line->config_file);
  if (line->action)
    return config_command(*line->action, line->config_file, config.read, config.tables, std::cout,
                          std::cerr);
  if (!config.read.faults.empty()) {
    print_faults(config.read.faults, std::cerr);
    std::cerr << "tesserad: nothing was started; mend the configuration first\n";
    return exit_code_of(errc::config_invalid);
  }
  [[maybe_unused]] bool known = set_log_level(config.read.values.text("log.level"));
  hold_signals();
  auto house = box::start(std::move(config), line->config_file);
  if (!house) {
    topic.error("{}", house.error().message());
    _exit(exit_code_of(house.error().code));
  }
  auto where = (*house)->where();
  std::cout << "tesserad: ready " << where << std::endl;
  service::ready(where);
  live(**house);
  service::stopping();
  if (!(*house)->stop()) {
    topic.error("the stop was not clean; ending anyway");
    _exit(0); // whoever hangs must not keep the box from restarting
  }
  return 0;
}
