// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/share_figures.hpp"

#include "core/notice_text.hpp"
#include "core/room_document.hpp"
#include "core/room_rows.hpp"

#include <algorithm>

namespace tessera::kiosk {
namespace {

constexpr double kbit_per_mbit = 1000;

double real_at(const nlohmann::json& object, const char* key) {
  auto at = object.is_object() ? object.find(key) : object.end();
  return at != object.end() && at->is_number() ? at->get<double>() : 0;
}

QString rate_text(double kbps, const QLocale& locale) {
  if (kbps < kbit_per_mbit)
    return locale.toString(kbps, 'f', 0) + QStringLiteral(" kbit/s");
  return locale.toString(kbps / kbit_per_mbit, 'f', 1) + QStringLiteral(" Mbit/s");
}

} // namespace

QStringList share_figures(const nlohmann::json& share, const QLocale& locale) {
  QStringList pairs;
  if (auto delay = number_at(share, "delay_ms"); delay > 0)
    pairs << figure_word(figure::delay)
          << locale.toString(qlonglong{delay}) + QStringLiteral(" ms");
  // A still screen sends nothing, and 0 is the truth about it.
  pairs << figure_word(figure::pictures)
        << locale.toString(qlonglong{number_at(share, "shown_fps")}) + QStringLiteral(" fps");
  if (auto dropped = number_at(share, "dropped"); dropped > 0)
    pairs << figure_word(figure::dropped) << locale.toString(qlonglong{dropped});
  auto width = number_at(share, "width");
  auto height = number_at(share, "height");
  if (width > 0 && height > 0)
    pairs << figure_word(figure::size) << QStringLiteral("%1 × %2").arg(width).arg(height);
  auto loss = std::clamp(real_at(share, "loss"), 0.0, 1.0);
  pairs << figure_word(figure::loss) << locale.toString(loss * 100, 'f', 1) + QStringLiteral(" %");
  auto codec = to_qstring(text_at(share, "codec"));
  if (!codec.isEmpty())
    pairs << figure_word(figure::codec)
          << (codec == QLatin1StringView("h264") ? QStringLiteral("H.264") : codec.toUpper());
  if (auto kbps = real_at(share, "kbps"); kbps > 0)
    pairs << figure_word(figure::bit_rate) << rate_text(kbps, locale);
  return pairs;
}

} // namespace tessera::kiosk
