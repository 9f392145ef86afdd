// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "media/media_options.hpp"

#include <vector>

namespace tessera::media {

option_table media_options() {
  static const std::vector<option> table{
      {"media.codecs",
       option_type::text_list,
       std::vector<std::string>{},
       "Video codecs to ask browsers for, best first: vp9, h264, vp8. Empty: what the display "
       "decodes in hardware first, then vp9, h264, vp8.",
       option_change::live,
       {},
       0,
       3,
       {"vp9", "h264", "vp8"}},
      {"media.start_kbps",
       option_type::integer,
       std::int64_t{8000},
       "Bit rate in kbit/s at which Chromium starts to send. Lower values make the first picture "
       "slower.",
       option_change::live,
       "kbit/s",
       300,
       50'000},
      {"media.min_kbps",
       option_type::integer,
       std::int64_t{1000},
       "Bit rate in kbit/s below which Chromium does not go, however bad the network looks.",
       option_change::live,
       "kbit/s",
       30,
       10'000},
      {"media.max_kbps",
       option_type::integer,
       std::int64_t{12'000},
       "Highest bit rate in kbit/s of one share.",
       option_change::live,
       "kbit/s",
       500,
       100'000},
      {"media.jitter_ms",
       option_type::integer,
       std::int64_t{1000},
       "How many milliseconds to ask for a missing packet before the picture is repaired by a key "
       "frame; what packets wait in the sender's own queue is added, up to 4 s. It adds no delay "
       "while nothing is missing.",
       option_change::live,
       "ms",
       10,
       2000},
      {"media.peers_max",
       option_type::integer,
       std::int64_t{32},
       "How many browsers may send at the same time.",
       option_change::live,
       {},
       1,
       256},
      {"media.views_max",
       option_type::integer,
       std::int64_t{32},
       "How many people may watch on devices of their own at the same time.",
       option_change::live,
       {},
       1,
       256},
  };
  return table;
}

} // namespace tessera::media
