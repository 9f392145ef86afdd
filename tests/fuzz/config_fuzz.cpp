// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/config_node.hpp"
#include "app/config_text.hpp"
#include "app/config_yaml.hpp"
#include "require.hpp"

#include <algorithm>
#include <array>

namespace {

using namespace tessera;

const std::array<option, 7>& options() {
  static const std::array<option, 7> table{
      option{"room.name", option_type::text, std::string{}, "A text.", {}, {}, 0, 40},
      option{"web.port", option_type::integer, std::int64_t{8443}, "A number.", {}, {}, 1, 65535},
      option{"web.listen", option_type::text_list, std::vector<std::string>{}, "A list."},
      option{"web.on", option_type::boolean, true, "A switch."},
      option{"media.gain", option_type::number, 1.0, "A number with a fraction."},
      option{"log.level",
             option_type::choice,
             std::string{"info"},
             "A choice.",
             {},
             {},
             0,
             9,
             {"debug", "info"}},
      option{"web.key", option_type::secret_file, std::string{}, "A file."},
  };
  return table;
}

} // namespace

// Every value that comes out is allowed by its option, and every fault has a place in the file.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const std::array<option_table, 1> tables{option_table{options()}};
  const auto read = app::read_config(text, "fuzz.yaml", tables);
  const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 2;
  for (const auto& fault : read.faults) {
    TESSERA_REQUIRE(!fault.text.empty());
    TESSERA_REQUIRE(fault.line >= 0 && fault.line <= lines);
    TESSERA_REQUIRE(app::to_text(fault).find('\n') == std::string::npos);
  }
  TESSERA_REQUIRE(read.values.all().size() == options().size());
  for (const auto& opt : options()) {
    const auto& value = read.values.all().at(std::string{opt.key});
    TESSERA_REQUIRE(!fault_of(opt, value).has_value());
  }
  const auto yaml = app::read_yaml(text, "fuzz.yaml");
  TESSERA_REQUIRE(yaml.faults.empty() || !read.faults.empty());
  return 0;
}
