// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

namespace tessera::kiosk {

/// A notice of the room document, as docs/room-document.md lists them.
struct notice {
  QString code;
  QString name;
  QString reason;
  QString text; ///< English, for codes that this kiosk does not know
};

/// The sentence in the language that is installed now.
[[nodiscard]] QString notice_text(const notice& of);

/// Whether one sentence can tell it of several people.
[[nodiscard]] bool may_be_told_together(const notice& of);
/// That sentence. `names`: two and more, in the order of time; those after the second are counted.
[[nodiscard]] QString notice_text(const notice& of, const QStringList& names);

/// What share_figures measures.
enum class figure { delay, pictures, dropped, size, loss, codec, bit_rate };
[[nodiscard]] QString figure_word(figure of);

/// Why a share cannot be drawn, by the reason that the decoder gives.
[[nodiscard]] QString failure_text(const QString& reason);

} // namespace tessera::kiosk
