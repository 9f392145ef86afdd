// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "core/wall_time.hpp"

#include <QLocale>
#include <QRegularExpression>

namespace tessera::kiosk {

QString time_text(QTime time, const QString& locale) {
  return QLocale{locale}.toString(time, QLocale::ShortFormat);
}

QString date_text(QDate date, const QString& locale) {
  QLocale in{locale};
  return in.toString(date, without_year(in.dateFormat(QLocale::LongFormat)));
}

QString without_year(const QString& format) {
  // A year comes last with a comma, a blank or a quoted word before it, or first with a word
  // behind.
  static const QRegularExpression last{QStringLiteral("(\\s*[,،])?\\s*('[^']*'\\s*)?y+\\s*$")};
  static const QRegularExpression first{QStringLiteral("^y+('[^']*'|[^\\w\\s'])?[\\s,،]*")};
  QString rest = format;
  rest.remove(last);
  rest.remove(first);
  return rest;
}

} // namespace tessera::kiosk
