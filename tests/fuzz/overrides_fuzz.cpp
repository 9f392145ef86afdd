// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overrides.hpp"
#include "require.hpp"

#include <array>

namespace {

using namespace tessera;

const std::array<option, 4> options{{
    {"web.port",
     option_type::integer,
     std::int64_t{8443},
     "Port.",
     option_change::live,
     "",
     1,
     9999},
    {"web.name", option_type::text, std::string{"box"}, "Name.", option_change::live, "", 1, 12},
    {"web.names", option_type::text_list, std::vector<std::string>{}, "Names."},
    {"log.loud", option_type::boolean, false, "Shout it."},
}};
const std::array<option_table, 1> tables{option_table{options}};

} // namespace

// Whatever the disk made of the file: what is taken over fits its option.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto values = app::parse_overrides(fuzz::text_of(data, size));
  if (!values) {
    TESSERA_REQUIRE(values.code() == errc::parse_error);
    return 0;
  }
  app::config_result read{defaults_of(tables), {}, {}};
  const auto unfit = app::apply_overrides(read, {*values, app::overrides_state::good}, tables);
  TESSERA_REQUIRE(unfit.size() + read.overridden.size() == values->size());
  for (const auto& opt : options)
    TESSERA_REQUIRE(!fault_of(opt, read.values.all().at(std::string{opt.key})));
  return 0;
}
