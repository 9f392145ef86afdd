// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <QQuickWindow>
#include <QStringList>

namespace tessera::gallery {

/// How strict to be with one picture.
struct expectations {
  double contrast = 4.5;        ///< of every text against what is around it; 0 = not asked
  bool foreign_may_end = false; ///< names of people and rooms may end in dots
  double smallest = 0;          ///< size of letters in pixels
};

/// What is wrong with the texts of a window: cut off, outside, over each other, too small or too
/// pale; one sentence each. `picture` is what the window shows now.
[[nodiscard]] QStringList
faults_of(const QQuickWindow& window, const QImage& picture, const expectations& wanted);

} // namespace tessera::gallery
