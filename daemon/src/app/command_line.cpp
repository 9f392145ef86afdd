// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/command_line.hpp"

namespace tessera::app {

const char* const usage =
    R"(usage: tesserad [--config FILE] [COMMAND]

Without a command the box is started. Commands:
  --check-config     report every fault of the configuration, start nothing
  --print-config     print all settings that are in force
  --print-schema     print a JSON Schema of the configuration, for editors
  --print-reference  print docs/configuration.md, with the options of plugins that are enabled
  --print-firewall   print what a firewall has to let through, with the ports that are set
  --print-sample     print a configuration file with every option
  --help, --version

--config FILE        default: /etc/tessera/tessera.yaml, all defaults if that is not there
Signals: SIGTERM and SIGINT stop, SIGHUP reads the configuration again.
)";

result<command_line> parse_command_line(int argc, const char* const* argv) {
  command_line line;
  for (int i = 1; i < argc; ++i) {
    std::string word{argv[i]};
    if (word == "--help" || word == "-h") {
      line.help = true;
    } else if (word == "--version") {
      line.version = true;
    } else if (word == "--config") {
      if (++i == argc)
        return {errc::invalid_argument, "--config needs a file"};
      line.config_file = argv[i];
      line.config_named = true;
    } else if (auto action = config_action_of(word); action && !line.action) {
      line.action = action;
    } else {
      return {errc::invalid_argument, "unknown argument " + word};
    }
  }
  return line;
}

} // namespace tessera::app
