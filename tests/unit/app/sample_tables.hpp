// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/options.hpp"

#include <array>

/// Two small tables with every type of option, for the tests of the configuration.
namespace tessera::sample {

inline const std::array<option, 5> web_options{{
    {"web.port",
     option_type::integer,
     std::int64_t{8443},
     "Port of the join page.",
     option_change::restart,
     "",
     1,
     65535},
    {"web.name",
     option_type::text,
     std::string{"box"},
     "Name | in the certificate.",
     option_change::live,
     "",
     1,
     12},
    {"web.deep.timeout",
     option_type::integer,
     std::int64_t{500},
     "How long to wait.",
     option_change::live,
     "ms",
     100,
     60000},
    {"web.key_file", option_type::secret_file, std::string{}, "Private key of the certificate."},
    {"web.names",
     option_type::text_list,
     std::vector<std::string>{"a"},
     "Further names.",
     option_change::restart,
     "",
     0,
     3},
}};

inline const std::array<option, 3> log_options{{
    {"log.level",
     option_type::choice,
     std::string{"info"},
     "What is written down.",
     option_change::live,
     "",
     INT64_MIN,
     INT64_MAX,
     {"debug", "info"}},
    {"log.loud", option_type::boolean, false, "Shout it instead."},
    {"log.share", option_type::number, 0.5, "Part of the lines.", option_change::live, "", 0, 1},
}};

inline const std::array<option_table, 2> tables{option_table{web_options},
                                                option_table{log_options}};

} // namespace tessera::sample
