// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "language.hpp"

#include <QGuiApplication>
#include <QLocale>
#include <QQmlEngine>
#include <utility>

namespace tessera::kiosk {

language::language(QString forced) : forced_(std::move(forced)) {
  install(forced_.isEmpty() ? locale_ : forced_);
}

void language::set_room_locale(const QString& locale) {
  if (forced_.isEmpty() && !locale.isEmpty() && locale != locale_)
    install(locale);
}

bool language::mirrored() const {
  return QLocale{locale_}.textDirection() == Qt::RightToLeft;
}

void language::install(const QString& locale) {
  locale_ = locale;
  QCoreApplication::removeTranslator(&translator_);
  // English stands in the sources; a language without a file reads as English, too.
  if (translator_.load(
          QLocale{locale}, QStringLiteral("kiosk"), QStringLiteral("_"), QStringLiteral(":/i18n")))
    QCoreApplication::installTranslator(&translator_);
  if (qGuiApp != nullptr)
    QGuiApplication::setLayoutDirection(mirrored() ? Qt::RightToLeft : Qt::LeftToRight);
  if (engine_ != nullptr)
    engine_->retranslate();
  Q_EMIT changed();
}

} // namespace tessera::kiosk
