// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDate>
#include <QString>
#include <QTime>

/// The clock on the wall as people of a language write it.
namespace tessera::kiosk {

/// "10:24", "10:24 AM", "١٠:٢٤ ص": hours, digits and order are the locale's.
[[nodiscard]] QString time_text(QTime time, const QString& locale);
/// Weekday, day and month, without the year: "Friday, November 20", "11月20日金曜日".
[[nodiscard]] QString date_text(QDate date, const QString& locale);
/// A date format of Qt without its year and what joins the year to the rest.
[[nodiscard]] QString without_year(const QString& format);

} // namespace tessera::kiosk
